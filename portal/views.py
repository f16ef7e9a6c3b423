from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

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
    """Answer a form whose security token is missing or old with the site's own 403 page."""
    return render(request, "403_csrf.html", status=403)
