"""The list of a page's formats and each of its files; below a language, before Wagtail's pages."""

from __future__ import annotations

from django.urls import URLPattern, re_path

from formats import upload_views, views

_PAGE = r"^(?P<path>(?:[\w-]+/)*)formats/"

urlpatterns: list[URLPattern] = [
    re_path(_PAGE + r"$", views.formats_list, name="formats_list"),
    re_path(_PAGE + r"(?P<name>[a-z0-9-]+\.[a-z0-9]+)$", views.formats_file, name="formats_file"),
    re_path(
        _PAGE + r"(?P<kind>attached|video|captions)/(?P<pk>[0-9]{1,9})/$",
        upload_views.upload_file,
        name="formats_upload",
    ),
]
