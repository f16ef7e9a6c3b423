"""Screens of the admin that are no editing screens."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin.ui.components import Component

from core.models import SiteState
from home import styleguide


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show every component of the public pages in its states, in their own style."""
    return render(request, "home/styleguide.html", {"components": styleguide.specimens()})


class LaunchPanel(Component):
    """Says on the dashboard that the site is a demonstration still; administrators get the way to end that."""

    name = "launch"
    template_name = "home/admin/launch_panel.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        url = reverse("wagtailsettings:edit", args=["core", SiteState._meta.model_name])
        return {"url": url if user.has_perm("core.change_sitestate") else ""}
