"""Uploaded pictures, served by the site itself where no nginx stands in front of it."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

from core.serving import file_response

# Documents are not here: Wagtail's own view serves them, because it knows which are private. Nor are the formats.
PUBLIC_FOLDERS = ("images",)


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return a file below MEDIA_ROOT, or the one range of its bytes that was asked for (206, or 416 beyond its end)."""
    file = _find(path)
    content_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    response = file_response(request, file, content_type=content_type)
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
