from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core.models import ContentPage
from formats import admin_views, listening_views
from formats.listening_panel import ListeningPanel
from formats.models import AttachedFile, FormatRequest
from formats.viewsets import FormatsGroup

register_snippet(FormatsGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("formats/report/", admin_views.report, name="formats_report"),
        path("formats/listening/", listening_views.listening_index, name="formats_listening"),
        path("formats/listening/<str:language>/", listening_views.listening_check, name="formats_listening_check"),
        path(
            "formats/listening/<str:language>/audio.mp3",
            listening_views.listening_audio,
            name="formats_listening_audio",
        ),
        path("formats/draft/<int:pk>/", admin_views.draft, name="formats_draft"),
        path("formats/draft/<int:pk>/<str:name>", admin_views.draft_file, name="formats_draft_file"),
    ]


@hooks.register("construct_homepage_panels")
def listening_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ListeningPanel())


@hooks.register("register_page_header_buttons")
def draft_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """On a page's screens: the way to the formats of its draft."""
    model = page.specific_class
    has_formats = model is not None and issubclass(model, ContentPage) and model.has_formats
    if has_formats and page.pk and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Formats of the draft"), reverse("formats_draft", args=[page.pk]), icon_name="doc-full", priority=80
        )


@hooks.register("register_snippet_listing_buttons")
def attach_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """In the list of requests: the way to attach what was made, for the next person."""
    if isinstance(snippet, FormatRequest) and user.has_perm("formats.add_attachedfile"):
        add = reverse(AttachedFile.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]
        yield Button(_("Attach the file to the page"), f"{add}?request={snippet.pk}", priority=10, icon_name="upload")
