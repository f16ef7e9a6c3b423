from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from core.selectors import site_is_launched
from home.admin import LaunchPanel, style_guide
from home.viewsets import NoticeTextViewSet, NoticeViewSet

register_snippet(NoticeViewSet)
register_snippet(NoticeTextViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [path("style-guide/", style_guide, name="style_guide")]


@hooks.register("register_help_menu_item")
def style_guide_menu_item() -> MenuItem:
    return MenuItem(_("Style guide"), reverse("style_guide"), icon_name="view", order=900)


@hooks.register("construct_homepage_panels")
def launch_panel(request: HttpRequest, panels: list[Any]) -> None:
    """While the site is a demonstration, the dashboard says so and how that ends."""
    if not site_is_launched():
        panels.insert(0, LaunchPanel())
