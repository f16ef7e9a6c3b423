"""What every request passes: its number in the logs, the headers that keep pages safe, and one guard against bad input.

The order in `MIDDLEWARE` matters and is explained there.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import Page

from core.selectors import site_is_launched
from core.signed_links import without_tokens
from portal.logs import request_id

GetResponse = Callable[[HttpRequest], HttpResponse]

READING = {"GET", "HEAD", "OPTIONS", "TRACE"}
# Outside the admin and the pages, what takes a POST: pages behind a signed link, Wagtail's questions for a password.
POSTED_TO = {
    "partners_agreement",
    "partners_commitment",
    "partners_embargo",
    "partners_embargo_pdf",
    "partners_named_contact",
    "partners_request_status",
    "wagtailcore_authenticate_with_password",
    "wagtailcore_login",
    "wagtaildocs_authenticate_with_password",
}
QUIET_PREFIXES = ("/static/", "/health/")

logger = logging.getLogger("portal.requests")


class RequestIdMiddleware:
    """Give each request a number of our own (one sent by a client is ignored), and log how it went.

    The line holds method, path without query, status and milliseconds: nothing about who asked.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = uuid.uuid4().hex
        token = request_id.set(number)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = number
            self._log(request, response.status_code, time.perf_counter() - started)
        finally:
            request_id.reset(token)
        return response

    @staticmethod
    def _log(request: HttpRequest, status: int, seconds: float) -> None:
        level = logging.DEBUG if request.path_info.startswith(QUIET_PREFIXES) else logging.INFO
        fields = {
            "method": request.method,
            "path": without_tokens(request.path_info),
            "status": status,
            "duration_ms": round(seconds * 1000, 1),
        }
        logger.log(level, "request", extra={"fields": fields})


class ClientAddressMiddleware:
    """Behind our own proxy, take the client's address from the proxy's last word in X-Forwarded-For.

    Elsewhere (`BEHIND_PROXY` unset) the header is a client's claim and is ignored.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        if settings.BEHIND_PROXY and forwarded:
            request.META["REMOTE_ADDR"] = forwarded.rpartition(",")[2].strip()
        return self.get_response(request)


class CrossOriginMiddleware:
    """No other site may embed what this one serves, static files included."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class TextCompressionMiddleware(GZipMiddleware):
    """Compress pages and data. Pictures, sound and parts of files are left as they are."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        if is_text and response.status_code != HTTPStatus.PARTIAL_CONTENT:
            return super().process_response(request, response)
        return response


class NulGuardMiddleware:
    """Answer 400 to a NUL character in an address: no page has one, and databases choke on it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        return self.get_response(request)


class ReadOnlyMiddleware:
    """Answer 405 where something is sent to an address that only shows something, whatever its token or cookies.

    The admin decides for itself, a page by its `allowed_http_methods`; views that take a POST stand in `POSTED_TO`.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if request.method in READING or self._takes(request, args):
            return None
        return HttpResponseNotAllowed(["GET", "HEAD"], render_to_string("405.html", request=request))

    @staticmethod
    def _takes(request: HttpRequest, args: tuple[Any, ...]) -> bool:
        match = request.resolver_match
        name = match.url_name if match else None
        if name == "wagtail_serve":
            route = Page.route_for_request(request, args[0])
            return route is not None and request.method in route.page.specific_class.allowed_http_method_names()
        return name in POSTED_TO or request.path_info.startswith(reverse("wagtailadmin_home"))


class LanguageMiddleware(LocaleMiddleware):
    """Take the language from the address, but never look for what the admin does not have below a language."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
        if is_admin and response.status_code == HTTPStatus.NOT_FOUND:
            return response
        return super().process_response(request, response)


class RobotsMiddleware:
    """Until the site is launched, ask search engines to keep every answer out of their index."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path_info.startswith(QUIET_PREFIXES) and not self._may_be_indexed(response):
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    @staticmethod
    def _may_be_indexed(response: HttpResponse) -> bool:
        return response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR and site_is_launched()
