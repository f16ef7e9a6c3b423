"""The admin's forms for what people made of a page; uploads are judged by what is in them."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.document import fingerprint
from core.sources import Source, document_of, sources
from formats.uploads import FileType, captions_check, document_check, video_check


def every_source() -> dict[str, Source]:
    """Everything that has formats, in every language, by "en page:…"."""
    found = [source for code, _name in settings.LANGUAGES for source in sources(code)]
    return {f"{source.language} {source.key}": source for source in found}


class UploadForm(WagtailAdminModelForm):
    """An upload: to which page it belongs, and which version of that page it holds."""

    shown_on = forms.ChoiceField(label=_("Page"))
    holds_page = forms.BooleanField(
        label=_("It holds what the page says now"),
        required=False,
        help_text=_("Untick this if it was made from an earlier version, and say below from which."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = dict(settings.LANGUAGES)
        self._sources = every_source()
        choices = [(name, f"{each.title} ({languages[each.language]})") for name, each in self._sources.items()]
        self.fields["shown_on"].choices = [("", "---------"), *choices]
        if self.instance.source:
            self.fields["shown_on"].initial = f"{self.instance.language} {self.instance.source}"
        self.fields["holds_page"].initial = self.instance.pk is None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        source = self._sources.get(cleaned.get("shown_on", ""))
        if source:
            self._belongs_to(source, cleaned)
        return cleaned

    def _belongs_to(self, source: Source, cleaned: dict[str, Any]) -> None:
        upload, moved = self.instance, (self.instance.source, self.instance.language) != (source.key, source.language)
        upload.source, upload.language = source.key, source.language
        if cleaned.get("holds_page"):
            document = document_of(source)
            upload.fingerprint = fingerprint(document)
            cleaned["version"], cleaned["version_date"] = document.meta.version, document.meta.version_date
        elif moved or {"file", "version", "version_date"} & set(self.changed_data):
            upload.fingerprint = ""

    def save(self, commit: bool = True) -> Any:
        """Save, and take the files that were replaced from the disk once that is certain."""
        saved = super().save(commit=commit)
        for name in {"file", "captions"} & set(self.changed_data):
            old = self.initial.get(name)
            if old and commit:
                transaction.on_commit(partial(old.storage.delete, old.name), robust=True)
        return saved

    def _taken(self, file: Any, found: FileType) -> Any:
        """A new upload under a name of ours: nothing of its own name reaches the disk."""
        file.name = f"{uuid.uuid4().hex}.{found.suffix}"
        self.instance.media_type, self.instance.bytes = found.media_type, file.size
        return file


class AttachedFileForm(UploadForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        return self._taken(file, document_check(file)) if isinstance(file, UploadedFile) else file


class SignVideoForm(UploadForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        return self._taken(file, video_check(file)) if isinstance(file, UploadedFile) else file

    def clean_captions(self) -> Any:
        file = self.cleaned_data["captions"]
        if isinstance(file, UploadedFile):
            captions_check(file)
            file.name = f"{uuid.uuid4().hex}.vtt"
        return file

    def clean_transcript(self) -> str:
        transcript = str(self.cleaned_data["transcript"])
        if not transcript.strip():
            raise ValidationError(_("Write down what the video says."))
        return transcript
