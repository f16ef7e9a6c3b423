"""What editors find of this room in the admin; each part brings its own addresses and its items of the menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from register.imports import urls as imports
from register.staff.entries import urls as entries
from register.staff.entries.panel import EntriesPanel
from register.staff.office import urls as office
from register.staff.office.viewsets import BodyViewSet


class RegisterGroup(SnippetViewSetGroup):
    """Everything about the register of actions."""

    menu_label = gettext_lazy("Register")
    menu_icon = "list-ul"
    menu_order = 230
    items = (BodyViewSet,)

    def get_submenu_items(self) -> list[MenuItem]:
        return [*entries.MENU, *office.MENU, *imports.MENU, *super().get_submenu_items()]


register_snippet(RegisterGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [*entries.urlpatterns, *office.urlpatterns, *imports.urlpatterns]


@hooks.register("construct_homepage_panels")
def entries_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(EntriesPanel())
