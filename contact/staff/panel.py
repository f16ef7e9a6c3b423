from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from contact.enums import EnquiryState
from contact.models import Enquiry
from contact.staff.selectors import enquiries_undelivered, state_counts

SHOWN = 10


class EnquiryPanel(Component):
    """On the dashboard of officers: enquiries that wait for them, and those of which a mail did not arrive."""

    name = "enquiries"
    template_name = "contact/admin/enquiry_panel.html"
    order = 30

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        if not user.has_perm("contact.view_enquiry"):
            return {}
        counts = state_counts(Enquiry.objects.all())
        mine = Enquiry.objects.filter(assigned_to=user, state__in=[EnquiryState.NEW, EnquiryState.FORWARDED])
        undelivered = enquiries_undelivered(at=timezone.now())
        return {
            "new": counts[EnquiryState.NEW],
            "held": counts[EnquiryState.HELD],
            "mine": mine.count(),
            "undelivered": undelivered[:SHOWN],
            "more_undelivered": max(0, undelivered.count() - SHOWN),
            "list_url": reverse("contact_enquiries"),
        }
