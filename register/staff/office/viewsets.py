"""The records of the register that are kept in the admin's usual lists."""

from __future__ import annotations

from django.utils.translation import gettext_lazy
from wagtail.snippets.views.snippets import SnippetViewSet

from register.models import Body


class BodyViewSet(SnippetViewSet):
    model = Body
    icon = "group"
    menu_label = gettext_lazy("Organisations")
    list_display = ["name", "sector", "area", "in_jurisdiction"]
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False
