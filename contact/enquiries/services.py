"""Writes: enquiries, together with the mails about them."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from contact.enquiries.mails import enquiry_mails_queue
from contact.enquiries.selectors import enquiry_of_token
from contact.enquiries.spam import message_fingerprint, message_judge
from contact.enquiries.tokens import FormToken
from contact.enums import EnquiryState
from contact.models import Enquiry
from core.limits import Limit, client_network, limit_use

_TRIES = 5


class TooManyEnquiriesError(Exception):
    """So many messages came from there, or from everywhere, that none is taken for now."""


def enquiry_create(
    *, token: FormToken, address: str, honeypot: str, language: str, at: datetime, **answers: Any
) -> Enquiry:
    """Record an enquiry and its mails in one transaction; the same token again gives the enquiry that is there.

    `address` is the sender's internet address, of which only the limits keep a hash; `language` is the form's; `at` is
    aware; `answers` are those of `EnquiryForm`. What looks like spam is held without mails. Raises
    TooManyEnquiriesError, and then nothing is recorded.
    """
    message = answers["message"]
    verdict = message_judge(message=message, honeypot=honeypot, opened_at=token.opened_at, at=at)
    judged = {
        "fingerprint": message_fingerprint(message),
        "spam_score": verdict.score,
        "spam_reasons": list(verdict.reasons),
        "state": EnquiryState.HELD if verdict.is_held else EnquiryState.NEW,
    }
    for _try in range(_TRIES):
        try:
            with transaction.atomic():
                enquiry = Enquiry.objects.create(
                    token=token.id, reference=_reference(), language=language, received_at=at, **judged, **answers
                )
                _count(address, at)
                if not verdict.is_held:
                    enquiry_mails_queue(enquiry=enquiry, at=at)
                return enquiry
        except IntegrityError:
            existing = enquiry_of_token(token.id)
            if existing:  # sent twice at the same moment
                return existing
    raise RuntimeError("No free reference")


def _reference() -> str:
    """Digits in two groups: every language has them, and none is taken for another when it is read out."""
    digits = f"{secrets.randbelow(10**8):08}"
    return f"E-{digits[:4]}-{digits[4:]}"


def _count(address: str, at: datetime) -> None:
    per_address, in_all = settings.ENQUIRIES_AN_HOUR
    if not limit_use(Limit("enquiries.address", per_address), who=client_network(address), at=at):
        raise TooManyEnquiriesError
    if not limit_use(Limit("enquiries", in_all), who="everybody", at=at):
        raise TooManyEnquiriesError
