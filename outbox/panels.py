from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from core import heartbeat
from outbox.enums import MailState
from outbox.models import OutgoingMail
from outbox.selectors import mail_alerts


class MailPanel(Component):
    """On the dashboard, for who may see mails: those that did not arrive, and a worker or clock that stands still."""

    name = "mails"
    template_name = "outbox/admin/dashboard_panel.html"
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        if not user.has_perm("outbox.view_outgoingmail"):
            return {}
        now = timezone.now()
        silent = heartbeat.silent(at=now)
        return {
            "alerts": mail_alerts(at=now, user=user),
            "clock_is_silent": heartbeat.CLOCK in silent,
            # Without the clock nobody asks the worker for a sign of life.
            "worker_is_silent": silent == [heartbeat.WORKER],
            "states": MailState,
            "list_url": reverse(OutgoingMail.snippet_viewset.get_url_name("list")),  # type: ignore[attr-defined]
        }
