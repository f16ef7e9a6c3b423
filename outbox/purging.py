"""What is kept of a mail when its time is over: that it was sent, and when."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from outbox.models import DeliveryAttempt, OutboxSettings, OutgoingMail

_NOTHING = {
    "to": [],
    "accepted": [],
    "rejected": [],
    "reply_to": "",
    "subject": "",
    "text": "",
    "html": "",
    "last_error": "",
}


@transaction.atomic
def texts_erase(*, at: datetime, dry_run: bool) -> int:
    """Erase words and addresses of the mails sent or set aside longer before `at` (aware) than the office keeps them.

    Their logs go too: a server's answer may quote an address. Returns how many mails.
    """
    limit = at - timedelta(days=OutboxSettings.load().kept_days)
    old = OutgoingMail.objects.filter(Q(sent_at__lt=limit) | Q(set_aside_at__lt=limit), erased_at=None)
    if dry_run:
        return old.count()
    DeliveryAttempt.objects.filter(mail__in=old).delete()
    return old.update(**_NOTHING, erased_at=at)
