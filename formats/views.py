"""The list of a page's formats, and the files themselves."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.serving import file_response
from core.sources import Source, source_at
from formats import presenters, selectors
from formats.models import FormatFile
from formats.renderers import RENDERERS, Renderer
from formats.services import NotReadyError, file_ensure
from formats.wanted import renderers_for

RETRY_AFTER = 60  # seconds
# Opened in the browser; all others are saved.
SHOWN = frozenset({"application/pdf", "audio/mpeg", "text/plain"})


@require_safe
def formats_list(request: HttpRequest, path: str) -> HttpResponseBase:
    """Every format of a page, with what it is for; 404 unless the page is live in the address's language and open."""
    source = source_or_404(request, path)
    response = render(request, "formats/list.html", presenters.list_context(source))
    return guarded(response, source)


@require_safe
def formats_file(request: HttpRequest, path: str, name: str) -> HttpResponseBase:
    """A format of a page, made if it is not there; 503 and a page that says so while it has to be waited for.

    404 unless the page is live in the address's language and open to this request, and this machine has the format.
    """
    source = source_or_404(request, path)
    renderer = RENDERERS.get(name)
    if renderer is None or renderer not in renderers_for(source.language):
        raise Http404(f"No format {name}")
    try:
        file = file_ensure(source=source, renderer=renderer)
        response = _send(request, source, renderer, file)
    except (NotReadyError, FileNotFoundError):
        return guarded(_not_ready(request, source, renderer), source)
    return guarded(response, source)


def source_or_404(request: HttpRequest, path: str) -> Source:
    """What is at a path in the address's language; Http404 unless it is live and open to the request."""
    source = source_at(get_language() or settings.LANGUAGE_CODE, path)
    if source is None or not selectors.is_open_to(source, request):
        raise Http404(f"Nothing at {path} has formats")
    return source


def _send(request: HttpRequest, source: Source, renderer: Renderer, file: FormatFile) -> HttpResponseBase:
    response = file_response(request, file.path, content_type=renderer.media_type, etag=f'"{file.digest}"')
    manner = "inline" if renderer.media_type.partition(";")[0] in SHOWN else "attachment"
    response["Content-Disposition"] = f'{manner}; filename="{file.name}"'
    response["Content-Language"] = source.language
    # Search engines are to find the page, not ten copies of it.
    response["X-Robots-Tag"] = "noindex"
    response["Link"] = f'<{settings.SITE_URL}/{source.language}/{source.path}>; rel="canonical"'
    return response


def _not_ready(request: HttpRequest, source: Source, renderer: Renderer) -> HttpResponse:
    context = presenters.not_ready_context(source, renderer)
    response = render(request, "formats/not_ready.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def guarded(response: HttpResponseBase, source: Source) -> HttpResponseBase:
    """Ask browsers to look each time whether it has changed, and everybody else to keep nothing of a private page."""
    if selectors.is_private(source):
        patch_cache_control(response, private=True, no_store=True)
    elif response.status_code < HTTPStatus.BAD_REQUEST:
        patch_cache_control(response, public=True, no_cache=True)
    return response
