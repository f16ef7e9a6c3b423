"""Counting how requests end, so that the counts stay when the requests are erased."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils import timezone

from core import generation
from partners.engagement.enums import Outcome
from partners.models import EngagementRequest, OutcomeCount


def outcome_count(*, request: EngagementRequest, outcome: Outcome, at: datetime) -> None:
    """Count one more ending in the year of `at` (aware), in the caller's transaction; nothing says who asked."""
    row, _made = OutcomeCount.objects.get_or_create(
        year=timezone.localdate(at).year, kind=request.kind, outcome=outcome
    )
    OutcomeCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
    generation.renew()  # an update sends no signal
