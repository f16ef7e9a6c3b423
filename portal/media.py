"""Uploaded pictures, served by the site itself where no nginx stands in front of it."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils._os import safe_join
from django.utils.http import http_date
from django.views.decorators.http import require_safe

# Documents are not here: Wagtail's own view serves them, because it knows which are private.
PUBLIC_FOLDERS = ("images",)
CHUNK = 64 * 1024
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return a file below MEDIA_ROOT, or the one range of its bytes that was asked for (206, or 416 beyond its end)."""
    file = _find(path)
    size = file.stat().st_size
    response = _respond(file, size, request.headers.get("Range", ""))
    response["Accept-Ranges"] = "bytes"
    response["Last-Modified"] = http_date(file.stat().st_mtime)
    response["Cache-Control"] = "public, max-age=3600"
    return response


def _find(path: str) -> Path:
    root = Path(settings.MEDIA_ROOT)
    try:
        file = Path(safe_join(root, path))
    except (SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    if not any(root / folder in file.parents for folder in PUBLIC_FOLDERS) or not file.is_file():
        raise Http404
    return file


def _respond(file: Path, size: int, header: str) -> HttpResponseBase:
    match = RANGE.fullmatch(header)
    if not match or not any(match.groups()):
        return FileResponse(file.open("rb"))
    first, last = _bounds(match[1], match[2], size)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    content_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    response = StreamingHttpResponse(_read(file, first, last), status=206, content_type=content_type)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last - first + 1)
    return response


def _bounds(start: str, end: str, size: int) -> tuple[int, int]:
    if not start:  # the last so many bytes
        return max(size - int(end), 0), size - 1
    return int(start), min(int(end or size), size - 1)


def _read(file: Path, first: int, last: int) -> Iterator[bytes]:
    with file.open("rb") as stream:
        stream.seek(first)
        remaining = last - first + 1
        while remaining > 0 and (chunk := stream.read(min(CHUNK, remaining))):
            remaining -= len(chunk)
            yield chunk
