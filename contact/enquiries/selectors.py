"""Reads about enquiries."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from contact.models import Enquiry, EnquiryRecipient, Service


def enquiry_of_token(token: uuid.UUID) -> Enquiry | None:
    """Return the enquiry that this form has made already."""
    return Enquiry.objects.select_related("service", "topic").filter(token=token).first()


def says_the_same(enquiry: Enquiry, answers: dict[str, Any]) -> bool:
    """Return whether the answers are those of the enquiry: the same form sent twice, not a new message."""
    return all(getattr(enquiry, name) == value for name, value in answers.items())


def recipients_of(service: Service | None, *, day: date) -> list[str]:
    """Return the address that gets enquiries about the service (None: not sure) on a day of the office.

    It is that of the service or else the default one; on days of absence the cover's. Empty where nobody is recorded.
    """
    known = {each.service_id: each for each in EnquiryRecipient.objects.all()}
    found = known.get(service.pk if service else None) or known.get(None)
    return [address_on(found, day)] if found else []


def address_on(recipient: EnquiryRecipient, day: date) -> str:
    """Return who gets what is for a recipient on a day of the office: on days of absence the cover."""
    first, last = recipient.cover_from, recipient.cover_until
    is_away = bool(first and last and first <= day <= last)
    return recipient.cover_email if is_away else recipient.email
