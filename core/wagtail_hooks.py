from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import router
from django.db.models import Model, ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.access_log_views import AccessLogView
from core.bulk_publish import refusal
from core.dashboard import DraftsPanel
from core.models import Abbreviation, AbbreviationText
from core.viewsets import WordsViewSet


class AbbreviationViewSet(SnippetViewSet):
    model = Abbreviation
    icon = "list-ul"
    menu_label = _("Abbreviations")
    add_to_admin_menu = True
    menu_order = 260
    list_display = ["short_form", "words"]
    search_fields = ["short_form"]


class AbbreviationTextViewSet(WordsViewSet):
    model = AbbreviationText


register_snippet(AbbreviationViewSet)
register_snippet(AbbreviationTextViewSet)


@hooks.register("construct_homepage_panels")
def drafts_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(DraftsPanel())


@hooks.register("before_delete_snippet")
def what_is_in_use_stays(request: HttpRequest, instances: Iterable[Model]) -> HttpResponse | None:
    """Say that a record is in use instead of failing. Wagtail's own index of uses is behind for a moment."""
    records = list(instances)
    if request.method != "POST" or not records:
        return None
    try:
        Collector(using=router.db_for_write(type(records[0]))).collect(records)
    except (ProtectedError, RestrictedError):
        messages.error(request, gettext("This is in use, so it was not deleted."))
        return redirect(records[0].snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
    return None


@hooks.register("before_bulk_action")
def bulk_publish_guard(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Wagtail can publish only pages in bulk; every other bulk action goes its way."""
    return refusal(request, objects, action) if action_type == "publish" else None


@hooks.register("register_admin_urls")
def access_log_urls() -> list[URLPattern]:
    return [
        path("access-log/", AccessLogView.as_view(), name="access_log"),
        path("access-log/results/", AccessLogView.as_view(results_only=True), name="access_log_results"),
    ]


class AccessLogMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("core.view_accessentry"))


@hooks.register("register_reports_menu_item")
def access_log_menu_item() -> MenuItem:
    return AccessLogMenuItem(_("Access log"), reverse("access_log"), icon_name="history", order=900)
