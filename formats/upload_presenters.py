"""From what people made of a page to what the components take."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.document import fingerprint
from core.generation import per_generation
from core.sources import Source, document_of
from formats.models import AttachedFile, SignVideo, Upload
from formats.selectors import address_of
from formats.stamp import version_parts
from formats.uploads import kind_of


@per_generation
def _videos(source: Source) -> tuple[SignVideo, ...]:
    return tuple(SignVideo.objects.filter(source=source.key, language=source.language))


@per_generation
def _attached(source: Source) -> tuple[AttachedFile, ...]:
    return tuple(AttachedFile.objects.filter(source=source.key, language=source.language))


def has_moved_on(upload: Upload, source: Source) -> bool:
    """Whether the page says something else than the version that was uploaded, as far as is known."""
    document = document_of(source)
    if upload.fingerprint:
        return upload.fingerprint != fingerprint(document)
    then, now = upload.version_date, document.meta.version_date
    return then is None or (now is not None and now > then)


def made_from(upload: Upload) -> str:
    """The version of the page that is in the file: "Version of 20 November 2026"; empty where that is not known."""
    return ", ".join(version_parts(upload.version, upload.version_date, get_language() or settings.LANGUAGE_CODE))


def _size(upload: AttachedFile | SignVideo) -> str:
    return filesizeformat(upload.bytes) if upload.bytes else ""


def video_items(source: Source) -> list[dict[str, Any]]:
    """The videos of a page as `components/format_item.html` takes them; they lead to the player."""
    return [
        {
            "label": _("British Sign Language (BSL)"),
            "kind": kind_of(video.media_type),
            "size": _size(video),
            "url": f"{address_of(source)}#bsl",
            "version": _older(video, source),
        }
        for video in _videos(source)[:1]
    ]


def upload_items(source: Source) -> list[dict[str, Any]]:
    """The files that were made for somebody, as `components/format_item.html` takes them."""
    return [
        {
            "label": file.label,
            "kind": kind_of(file.media_type),
            "size": _size(file),
            "url": _address(source, "attached", file.pk),
            "version": _older(file, source),
        }
        for file in _attached(source)
    ]


def _older(upload: Upload, source: Source) -> str:
    if not has_moved_on(upload, source):
        return ""
    version = made_from(upload)
    if not version:
        return _("From an earlier version of the page")
    return _("From an earlier version of the page: %(version)s") % {"version": version}


def videos(source: Source) -> list[dict[str, Any]]:
    """The videos of a page as `components/sign_video.html` takes them."""
    return [
        {
            "title": video.title,
            "url": _address(source, "video", video.pk),
            "media_type": video.media_type,
            "size": _size(video),
            "captions_url": _address(source, "captions", video.pk),
            "transcript": video.transcript,
            "version": made_from(video),
            "moved_on": has_moved_on(video, source),
        }
        for video in _videos(source)
    ]


def _address(source: Source, kind: str, pk: int) -> str:
    return reverse("formats_upload", kwargs={"path": source.path, "kind": kind, "pk": pk})
