from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core.models import ContentPage, Words
from core.selectors import site_is_launched
from home import translation_checks
from home.admin import LaunchPanel, style_guide
from home.languages import active_language, is_in
from home.selectors import site_tree
from home.translation import hooks as translation_hooks  # noqa: F401 - they register themselves
from home.viewsets import NoticeTextViewSet, NoticeViewSet

register_snippet(NoticeViewSet)
register_snippet(NoticeTextViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("style-guide/", style_guide, name="style_guide"),
        path("translations/check/<int:kind>/<int:pk>/", translation_checks.check_subject, name="translation_check"),
        path("translations/check/<slug:language>/", translation_checks.check_interface, name="interface_check"),
    ]


@hooks.register("register_page_header_buttons")
def check_page_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """At the head of a translated page: the way to record that a native reader has checked it."""
    yield from _check_button(page.specific, user)


@hooks.register("register_snippet_listing_buttons")
def check_words_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """In the lists of words: the way to record that a native reader has checked a translation."""
    if isinstance(snippet, Words):
        yield from _check_button(snippet, user)


def _check_button(subject: Any, user: Any) -> Iterator[Button]:
    if isinstance(subject, (ContentPage, Words)) and translation_checks.may_check(user, subject):
        yield Button(_("Record a native check"), translation_checks.check_url(subject), priority=60, icon_name="check")


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Name what services log, for the history of a translation."""
    actions.register_action("core.translation_checked", _("Native check"), _("Recorded a check by a native reader"))


@hooks.register("register_help_menu_item")
def style_guide_menu_item() -> MenuItem:
    return MenuItem(_("Style guide"), reverse("style_guide"), icon_name="view", order=900)


@hooks.register("construct_homepage_panels")
def launch_panel(request: HttpRequest, panels: list[Any]) -> None:
    """While the site is a demonstration, the dashboard says so and how that ends."""
    if not site_is_launched():
        panels.insert(0, LaunchPanel())


@hooks.register("before_serve_page")
def only_in_the_language_of_the_address(
    page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]
) -> HttpResponse | None:
    """Show a page below its own language only; elsewhere its translation, or a page that says there is none.

    Wagtail falls back to English where a home page has no translation, and an alias mirrors English.
    """
    language = active_language()
    if is_in(page, language):
        return None
    url = site_tree().address(page, language)
    if url.startswith(f"/{language}/") and url != request.path:
        return HttpResponseRedirect(url)
    raise Http404("Not translated")
