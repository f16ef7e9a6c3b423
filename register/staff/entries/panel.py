from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from register.staff.entries import selectors
from register.staff.entries.filters import APPROVE_ME, BACK, REPORT


class EntriesPanel(Component):
    """On the dashboard of those who write, approve or publish: what of the register waits for them."""

    name = "register"
    template_name = "register/admin/entries_panel.html"
    order = 35

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        names = {
            BACK: _("Drafts that came back to you"),
            APPROVE_ME: _("Waiting for you to approve"),
            REPORT: _("In the next report"),
        }
        shows = [show for show in selectors.shows_of(user) if show in names]
        found = [(names[show], show, len(selectors.waiting(show, user))) for show in shows]
        address = reverse("register_entries")
        return {"lines": [{"text": text, "url": f"{address}?show={show}", "count": n} for text, show, n in found if n]}
