"""The part of the admin that is for translators and reviewers; `home.wagtail_hooks` imports it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page

from core.models import LanguageTeam, Words
from core.teams import is_only_in_teams
from home.translation import access, admin_views
from home.translation.panel import TranslationPanel
from home.translation.publishing import incomplete_refuse

BEFORE_LOCALIZE = -10
_QUEUE, _OWN_MENUS = "translation-queue", {"search", "explorer", "reports"}


class LanguageTeamViewSet(ModelViewSet):
    model = LanguageTeam
    icon = "group"
    menu_label = _("Language teams")
    menu_order = 610
    add_to_settings_menu = True
    list_display = ["group", "locale", "role"]
    form_fields = ["group", "locale", "role"]
    copy_view_enabled = False


@hooks.register("register_admin_viewset")
def language_team_viewset() -> LanguageTeamViewSet:
    return LanguageTeamViewSet("language_teams")


@hooks.register("register_admin_urls", order=BEFORE_LOCALIZE)
def admin_urls() -> list[URLPattern]:
    """Ours, and before localize's own addresses those of its views that we wrap."""
    translation = "localize/translate/<int:translation_id>"
    return [
        path("translations/", admin_views.translations, name="translations"),
        path("translations/start/", admin_views.start, name="translations_start"),
        path("translations/catalogue/<slug:language>.po", admin_views.catalogue, name="translations_catalogue"),
        path(f"{translation}/pofile/upload/", admin_views.upload, name="translations_upload"),
        path(
            f"{translation}/strings/<int:string_segment_id>/edit/", admin_views.edit_string, name="translations_string"
        ),
        path(
            f"{translation}/overrides/<int:overridable_segment_id>/edit/",
            admin_views.edit_override,
            name="translations_override",
        ),
        path(
            "localize/update/<int:translation_source_id>/", admin_views.UpdateView.as_view(), name="translations_update"
        ),
    ]


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(access.visible_languages(request.user))


@hooks.register("register_reports_menu_item")
def translations_menu_item() -> MenuItem:
    return TranslationsMenuItem(
        _("Translations"), reverse("translations"), name=_QUEUE, icon_name="wagtail-localize-language"
    )


@hooks.register("construct_reports_menu")
def one_report_of_translations(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out localize's own report: it knows neither what nobody has started nor who checked."""
    items[:] = [item for item in items if item.url != reverse("wagtail_localize:translations_report")]


@hooks.register("construct_main_menu")
def no_menus_of_others(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out what is closed to people of a language team: Wagtail asks what they may do here, not there."""
    if is_only_in_teams(request.user):
        items[:] = [item for item in items if item.name in _OWN_MENUS]


@hooks.register("construct_reports_menu")
def no_reports_of_others(request: HttpRequest, items: list[MenuItem]) -> None:
    if is_only_in_teams(request.user):
        items[:] = [item for item in items if item.name == _QUEUE]


@hooks.register("construct_homepage_panels")
def translation_panel(request: HttpRequest, panels: list[Any]) -> None:
    if access.visible_languages(request.user):
        panels.append(TranslationPanel(is_first=bool(access.own_languages(request.user))))


@hooks.register("before_edit_page", order=BEFORE_LOCALIZE)
def only_complete_pages(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _only_complete(request, page)


@hooks.register("before_edit_snippet", order=BEFORE_LOCALIZE)
def only_complete_words(request: HttpRequest, instance: Any) -> HttpResponse | None:
    return _only_complete(request, instance) if isinstance(instance, Words) else None


def _only_complete(request: HttpRequest, instance: Any) -> HttpResponse | None:
    asked = request.method == "POST" and (request.POST.get("action") == "publish" or "action-publish" in request.POST)
    return incomplete_refuse(request, [instance]) if asked else None


@hooks.register("before_bulk_action")
def only_complete_in_bulk(request: HttpRequest, action: str, objects: Iterable[Any], view: Any) -> HttpResponse | None:
    pages = [each for each in objects if isinstance(each, Page)] if action == "publish" else []
    return incomplete_refuse(request, pages)


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("home/admin/translation.css"))


@hooks.register("insert_editor_js")
def direction_of_writing() -> str:
    return format_html('<script src="{}" defer></script>', static("home/admin/translation.js"))
