from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.selectors import site_is_launched

ICON_SECONDS = 86_400


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep search engines out of the admin and, once the site is launched, show them its map.

    Before the launch they may still come: only so do they see that every page asks not to be indexed.
    """
    lines = ["User-agent: *", f"Disallow: {reverse('wagtailadmin_home')}"]
    if site_is_launched():
        lines.append(f"Sitemap: {settings.SITE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask for the icon of old (`/favicon.ico`) to ours."""
    response = redirect(static("icon.svg"))
    response["Cache-Control"] = f"max-age={ICON_SECONDS}"
    return response


@require_safe
def small_letters(request: HttpRequest, code: str, rest: str = "") -> HttpResponse:
    """Lead an address whose language was typed in capitals (`/EN/contact/`) to the real one, with its query."""
    return redirect(f"/{code}{request.get_full_path()[len(code) + 1 :]}", permanent=True)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose security token is missing or old: with the form and what was typed, where the page can."""
    said = _(
        "Your message was not sent. The page was open for too long, or your browser does not keep cookies for this "
        "site. What you wrote is still here: send it again."
    )
    return _unsent(request, said, status=403) or render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be read; where it is a form that is too long, with the form and what was typed."""
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent)):
        said = _("Your message was not sent, because it is too long for this form. Make it shorter and send it again.")
        response = _unsent(request, said, status=413)
        if response:
            return response
    return defaults.bad_request(request, exception)


def _unsent(request: HttpRequest, reason: str, *, status: int) -> HttpResponse | None:
    """Let the page to which something was sent show it again; None where it cannot, or is not open to everybody."""
    match = request.resolver_match
    if match is None or match.url_name != "wagtail_serve":
        return None
    route = Page.route_for_request(request, match.args[0])
    page = route.page.specific if route else None
    if page is None or not hasattr(page, "serve_unsent") or page.get_view_restrictions():
        return None
    response: HttpResponse = page.serve_unsent(request, reason=reason, status=status)
    return response
