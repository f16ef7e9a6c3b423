from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from contact.selectors import contact_facts, undecided_holidays

ASK_DAYS = 90  # how far ahead the dashboard asks about public holidays


class ContactPanel(Component):
    """On the dashboard: the public holidays that wait for a decision, and the lines that are faulty."""

    name = "contact"
    template_name = "contact/admin/dashboard_panel.html"
    order = 120

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = (parent_context or {})["request"]
        may_decide = request.user.has_perm("contact.change_publicholiday")
        may_restore = request.user.has_perm("contact.change_phoneline")
        faulty = [line for line in contact_facts().lines if not line.is_working]
        return {
            "request": request,
            "csrf_token": (parent_context or {}).get("csrf_token"),
            "holidays": undecided_holidays(timezone.now(), days=ASK_DAYS) if may_decide else [],
            "faulty_lines": faulty if may_restore else [],
        }
