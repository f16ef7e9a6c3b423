"""Every address of the site: what has no language first, then each room under its language, Wagtail's pages last."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, register_converter
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from home import urls as home_urls
from portal import health, media, views
from portal.converters import CapitalLanguage

register_converter(CapitalLanguage, "capital_language")

handler400 = "portal.views.bad_request"

urlpatterns = [
    path("health/live/", health.live, name="health_live"),
    path("health/ready/", health.ready, name="health_ready"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("<capital_language:code>/", views.small_letters),
    path("<capital_language:code>/<path:rest>", views.small_letters),
    path("robots.txt", views.robots, name="robots"),
    path("media/<path:path>", media.media, name="media"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *home_urls.site_urls,
    path("", include("register.data_urls")),
]

urlpatterns += i18n_patterns(
    path("", include("contact.urls")),
    path("", include("formats.urls")),
    path("", include("guidance.urls")),
    path("", include("partners.urls")),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)
