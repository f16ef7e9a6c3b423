"""What administrators of the register find on the dashboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from register.models import Seal
from register.staff.office.year_selectors import years_in_trouble
from register.workflow.rights import ADMINISTER


class OfficePanel(Component):
    """Years that could not become public at their moment, and seals that wait for a second person."""

    name = "register_office"
    template_name = "register/admin/office_panel.html"
    order = 25

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        if not user.has_perm(ADMINISTER):
            return {}
        waiting = Seal.objects.filter(sealed_at__isnull=True).select_related("version__action")
        return {
            "years": years_in_trouble(),
            "seals": [(each, each.asked_by_key == user.pk) for each in waiting.order_by("asked_at")],
        }
