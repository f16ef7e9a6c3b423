"""Writes about the guidance. Whatever an editor decides here is logged under their name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from contact.times import local_day
from guidance.models import Escalation


@transaction.atomic
def escalation_confirm(*, escalation: Escalation, by: Any, at: datetime) -> Escalation:
    """Record that `by` confirms our reading on the office's day of `at` (aware): from now on the site shows it."""
    escalation.confirmed_on, escalation.confirmed_by = local_day(at), by
    escalation.save(update_fields=["confirmed_on", "confirmed_by"])
    log(escalation, "guidance.escalation_confirm", user=by)
    return escalation


@transaction.atomic
def escalation_withdraw(*, escalation: Escalation, by: Any) -> Escalation:
    """Take the confirmation back: from now on the site does not show the step."""
    escalation.confirmed_on = escalation.confirmed_by = None
    escalation.save(update_fields=["confirmed_on", "confirmed_by"])
    log(escalation, "guidance.escalation_withdraw", user=by)
    return escalation
