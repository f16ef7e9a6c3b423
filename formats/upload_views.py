"""What people made of a page: videos with their captions, and files that somebody had asked for."""

from __future__ import annotations

from pathlib import Path

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from core.serving import file_response
from formats.models import AttachedFile, SignVideo
from formats.uploads import suffix_of
from formats.views import guarded, source_or_404

_CAPTIONS = "text/vtt; charset=utf-8"
_MODELS: dict[str, type[AttachedFile | SignVideo]] = {
    "attached": AttachedFile,
    "video": SignVideo,
    "captions": SignVideo,
}


@require_safe
def upload_file(request: HttpRequest, path: str, kind: str, pk: str) -> HttpResponseBase:
    """A video, its captions or a file of a page, with ranges; 404 unless the page is live and open to this request."""
    source = source_or_404(request, path)
    upload = _MODELS[kind].objects.filter(pk=int(pk), source=source.key, language=source.language).first()
    if upload is None:
        raise Http404(f"No {kind} {pk} of {source.key}")
    is_captions = kind == "captions"
    file: FieldFile = upload.captions if is_captions else upload.file  # type: ignore[union-attr]
    media_type = _CAPTIONS if is_captions else upload.media_type
    try:
        response = file_response(request, Path(file.path), content_type=media_type)
    except FileNotFoundError as error:
        raise Http404(str(error)) from error
    if kind == "attached":
        name = slugify(f"{source.title} {upload}") or "file"
        response["Content-Disposition"] = f'attachment; filename="{name}.{suffix_of(upload.media_type)}"'
    response["X-Robots-Tag"] = "noindex"
    return guarded(response, source)
