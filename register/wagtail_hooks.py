"""What editors find of this room in the admin; each part brings its own addresses and its items of the menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.viewsets import WordsViewSet
from register.imports import urls as imports
from register.models import ReportYearText
from register.staff.entries import urls as entries
from register.staff.entries.panel import EntriesPanel
from register.staff.office import urls as office
from register.staff.office.panels import OfficePanel
from register.staff.office.viewsets import BodyViewSet, bodies_delete, is_about_bodies


class RegisterGroup(SnippetViewSetGroup):
    """Everything about the register of actions."""

    menu_label = gettext_lazy("Register")
    menu_icon = "list-ul"
    menu_order = 230
    items = (BodyViewSet,)

    def get_submenu_items(self) -> list[MenuItem]:
        return [*entries.MENU, *office.MENU, *imports.MENU, *super().get_submenu_items()]


register_snippet(RegisterGroup)
register_snippet(ReportYearText, viewset=WordsViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [*entries.urlpatterns, *office.urlpatterns, *imports.urlpatterns]


@hooks.register("construct_homepage_panels")
def panels_of_the_register(request: HttpRequest, panels: list[Any]) -> None:
    panels.extend([EntriesPanel(), OfficePanel()])


@hooks.register("before_delete_snippet", order=-1)
def organisations_go_with_a_line(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Before core's hook, which would say only that one is in use."""
    return bodies_delete(request, instances) if is_about_bodies(instances) else None
