"""Which Content-Security-Policy an answer gets: the public site's, the admin's or a preview's."""

from __future__ import annotations

import re

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

ADMIN_PREFIX = "/admin/"
INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\b(?:src|nonce)=)")


class ContentSecurityMiddleware(CSPMiddleware):
    """The strict policy for the public site, and for the admin the one that Wagtail can work under.

    Wagtail's date pickers and choosers write inline scripts, so scripts in admin pages get this response's nonce.
    Event handlers in attributes, `javascript:` addresses and other sites' scripts stay forbidden there too.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None and request.path_info.startswith(ADMIN_PREFIX):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"]
        if getattr(request, "is_preview", False):  # the admin shows previews in a frame
            parts.replace = {"frame-ancestors": [SELF]}
        return parts

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info.startswith(ADMIN_PREFIX) and isinstance(response, HttpResponse):
            self._allow_inline_scripts(request, response)
        return super().process_response(request, response)

    def _allow_inline_scripts(self, request: HttpRequest, response: HttpResponse) -> None:
        is_page = response.get("Content-Type", "").startswith("text/html")
        if not is_page or "Content-Security-Policy" in response or not INLINE_SCRIPT.search(response.content):
            return
        nonce = str(request.csp_nonce).encode()  # type: ignore[attr-defined]
        response.content = INLINE_SCRIPT.sub(b'<script nonce="%b"' % nonce, response.content)
        if response.has_header("Content-Length"):
            response["Content-Length"] = str(len(response.content))
