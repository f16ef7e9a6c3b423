"""Files sent to a browser: whole, the one range of bytes that was asked for, or nothing where it has them already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

CHUNK = 64 * 1024
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def file_response(request: HttpRequest, file: Path, *, content_type: str, etag: str = "") -> HttpResponseBase:
    """Return a file, or the one range of its bytes that the request asks for (206, or 416 beyond its end), or 304.

    `etag` is a strong one with its quotation marks; a range is given only of what `If-Range` names. Raises
    FileNotFoundError.
    """
    facts = file.stat()
    headers = {"Accept-Ranges": "bytes", "Last-Modified": http_date(facts.st_mtime)} | ({"ETag": etag} if etag else {})
    unchanged = get_conditional_response(request, etag=etag or None, last_modified=int(facts.st_mtime))
    response = unchanged or _respond(request, file, facts.st_size, content_type, etag)
    for name, value in headers.items():
        response[name] = value
    return response


def _respond(request: HttpRequest, file: Path, size: int, content_type: str, etag: str) -> HttpResponseBase:
    match = RANGE.fullmatch(request.headers.get("Range", ""))
    if not match or not any(match.groups()) or request.headers.get("If-Range", etag) != etag:
        return FileResponse(file.open("rb"), content_type=content_type)
    first, last = _bounds(match[1], match[2], size)
    if first > last:
        return HttpResponse(
            status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers={"Content-Range": f"bytes */{size}"}
        )
    response = StreamingHttpResponse(
        _read(file, first, last), status=HTTPStatus.PARTIAL_CONTENT, content_type=content_type
    )
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
