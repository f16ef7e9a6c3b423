"""Reads: how mails stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from outbox.enums import MailState
from outbox.kinds import label_of, may_read
from outbox.models import OutgoingMail

LATE_AFTER = timedelta(minutes=15)


@dataclass(frozen=True)
class MailAlerts:
    """What editors must know: how many mails are refused, stuck and late; why the late ones wait ("": unknown)."""

    refused: int
    stuck: int
    late: int
    reason: str

    def __bool__(self) -> bool:
        return bool(self.refused or self.stuck or self.late)


def mail_alerts(*, at: datetime, user: Any = None) -> MailAlerts:
    """Return what is wrong with mails at `at` (aware). Late are those that wait for longer than 15 minutes.

    The reason is of a mail that `user` may read, because servers name the address in it; without a user there is none.
    """
    mails = OutgoingMail.objects.order_by("created_at")
    late = mails.filter(state=MailState.WAITING, created_at__lt=at - LATE_AFTER)
    return MailAlerts(
        refused=mails.filter(state=MailState.REFUSED).count(),
        stuck=mails.filter(state=MailState.STUCK).count(),
        late=late.count(),
        reason=_reason(late, user) if user else "",
    )


def _reason(mails: QuerySet[OutgoingMail], user: Any) -> str:
    kinds = mails.order_by("kind").values_list("kind", flat=True).distinct()
    readable = [kind for kind in kinds if may_read(kind, user)]
    found = mails.filter(kind__in=readable).exclude(last_error="")
    return found.values_list("last_error", flat=True).first() or ""


def mails_about(key: str) -> QuerySet[OutgoingMail]:
    """Return the mails whose keys begin with `key`, the oldest first."""
    return OutgoingMail.objects.filter(key__startswith=key).order_by("created_at", "pk")


def mails_undelivered(key: str, *, at: datetime) -> QuerySet[OutgoingMail]:
    """Return those of the mails about `key` that are refused, stuck, or late at `at` (aware)."""
    late = Q(state=MailState.WAITING, created_at__lt=at - LATE_AFTER)
    return mails_about(key).filter(late | Q(state__in=[MailState.REFUSED, MailState.STUCK]))


def mail_kinds() -> list[tuple[str, str]]:
    """Return the kinds that there are mails of, as choices of a filter."""
    kinds = OutgoingMail.objects.order_by("kind").values_list("kind", flat=True).distinct()
    return [(kind, label_of(kind)) for kind in kinds]
