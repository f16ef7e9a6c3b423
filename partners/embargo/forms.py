"""The admin's forms of a release and of its readers, and the public one that accepts the terms."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from core.forms import SGDSFormMixin
from core.uploads import MEGABYTE, attachment_check
from core.wall_time_form import WallTimeField, WhichHourField, moment_clean
from core.wall_times import which_hour_of

LARGEST = 40 * MEGABYTE


class ReleaseForm(WagtailAdminModelForm):
    """A release: its file is checked by what is in it, its time is still to come and is one moment only."""

    upload = forms.FileField(
        label=gettext_lazy("PDF"),
        required=False,
        help_text=gettext_lazy("It lies outside the library of documents, and nobody else sees its name."),
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
    )
    wall_time = WallTimeField(label=gettext_lazy("Date and time in Edinburgh"))
    which_hour = WhichHourField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moment = self.instance.released_at
        if moment:
            self.fields["wall_time"].initial = timezone.localtime(moment).replace(tzinfo=None)
            self.fields["which_hour"].initial = which_hour_of(moment)
        self._is_over = bool(moment and self.instance.pk and moment <= timezone.now())
        for name in ("wall_time", "which_hour", "slug"):
            self.fields[name].disabled = self._is_over

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self._is_over and cleaned.get("wall_time"):
            self._clean_time(cleaned["wall_time"], cleaned.get("which_hour", ""))
        upload = cleaned.get("upload")
        if upload:
            self._clean_upload(upload)
        if not strip_tags(cleaned.get("body", "")).strip():
            cleaned["body"] = ""
            if not upload and not self.instance.file and "upload" not in self.errors:
                self.add_error("body", _("Write a text or choose a PDF."))
        return cleaned

    def _clean_time(self, wall: datetime, which: str) -> None:
        moment = moment_clean(self, wall, which, at=timezone.now())
        if moment:
            self.instance.released_at = moment

    def _clean_upload(self, upload: Any) -> None:
        try:
            found = attachment_check(upload, largest=LARGEST)
            if found.suffix != "pdf":
                raise ValidationError(_("Choose a PDF: only a PDF can be marked with its reader’s name."))
        except ValidationError as error:
            self.add_error("upload", error)
        else:
            self.instance.file, self.instance.file_name = upload, found.name


class AcceptForm(SGDSFormMixin, forms.Form):
    """What a reader ticks before a release is shown."""

    accept = forms.BooleanField(label=gettext_lazy("I accept these terms"))
