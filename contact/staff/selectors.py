"""Reads for staff: enquiries as lists show them, their mails, and who can deal with them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Q, QuerySet

from contact.enquiries.mails import ABOUT_ENQUIRIES, mail_keys
from contact.enums import EnquiryState
from contact.models import Enquiry
from outbox.models import OutgoingMail
from outbox.selectors import mails_about, mails_undelivered

_BACKEND = "django.contrib.auth.backends.ModelBackend"


def enquiries_listed() -> QuerySet[Enquiry]:
    """Return all enquiries with what a list shows of each, the newest first."""
    related = Enquiry.objects.select_related("service", "topic", "assigned_to")
    return related.prefetch_related("topic__texts__locale")


def officers(*, besides: Any | None = None) -> QuerySet[Any]:
    """Return who may deal with enquiries, by name, and `besides` whoever has one already."""
    users = get_user_model()._default_manager
    able = users.with_perm("contact.change_enquiry", backend=_BACKEND)
    found: QuerySet[Any] = users.filter(Q(pk__in=able.values("pk")) | Q(pk=besides.pk if besides else None))
    return found.order_by("username")


def state_counts(enquiries: QuerySet[Enquiry]) -> dict[str, int]:
    """Return how many of the enquiries are in each state, also the states that none is in."""
    found = dict(enquiries.order_by().values_list("state").annotate(Count("pk")))
    return {state: found.get(state, 0) for state in EnquiryState.values}


def enquiry_mails(enquiry: Enquiry) -> QuerySet[OutgoingMail]:
    """Return the mails about an enquiry, the oldest first."""
    return mails_about(mail_keys(enquiry.token))


def enquiries_undelivered(*, at: datetime) -> QuerySet[Enquiry]:
    """Return the enquiries of which a mail is refused, stuck or late at `at` (aware)."""
    keys: Iterable[str] = mails_undelivered(ABOUT_ENQUIRIES, at=at).values_list("key", flat=True)
    tokens = {uuid.UUID(key.removeprefix(ABOUT_ENQUIRIES).partition(".")[0]) for key in keys}
    return Enquiry.objects.filter(token__in=tokens)
