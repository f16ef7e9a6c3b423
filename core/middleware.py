from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from core import generation, glossary


class GenerationMiddleware:
    """Read once, before anything is rendered, which generation of the site this request shows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/health/"):
            return self.get_response(request)
        generation.begin_request()
        glossary.begin_page()
        try:
            return self.get_response(request)
        finally:
            generation.end_request()
            glossary.end_page()
