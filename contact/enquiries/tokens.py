"""What the form carries so that it makes one enquiry however often it is sent, and the receipt that leads to thanks."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing

OPEN_FOR = timedelta(hours=24)
THANKED_FOR = timedelta(days=1)
_FORM, _RECEIPT = "contact.form.token", "contact.form.receipt"


@dataclass(frozen=True)
class FormToken:
    """One form that was shown: its number, and since when it lies open (aware)."""

    id: uuid.UUID
    opened_at: datetime


def form_token_make(*, at: datetime) -> str:
    """Return a new signed token for a form that is shown at `at` (aware)."""
    return _sign(str(uuid.uuid4()), _FORM, at)


def form_token_read(signed: str, *, at: datetime) -> FormToken | None:
    """Return what the token says; None where it is not ours, or lay open for too long at `at` (aware)."""
    value, moment = _read(signed, _FORM, at, OPEN_FOR)
    try:
        return FormToken(uuid.UUID(value), moment) if moment else None
    except ValueError:
        return None


def receipt_make(reference: str, *, at: datetime) -> str:
    """Return what leads whoever has just sent an enquiry to the page with its reference."""
    return _sign(reference, _RECEIPT, at)


def receipt_read(signed: str, *, at: datetime) -> str:
    """Return the reference; "" where the receipt is not ours, or too old at `at` (aware)."""
    value, moment = _read(signed, _RECEIPT, at, THANKED_FOR)
    return value if moment else ""


def _sign(value: str, salt: str, at: datetime) -> str:
    return signing.Signer(salt=salt).sign_object([value, int(at.timestamp())], compress=False)


def _read(signed: str, salt: str, at: datetime, lasts: timedelta) -> tuple[str, datetime | None]:
    try:
        value, seconds = signing.Signer(salt=salt).unsign_object(signed)
        moment = datetime.fromtimestamp(seconds, tz=UTC)
    except (signing.BadSignature, ValueError, TypeError):
        return "", None
    return (str(value), moment) if at - lasts <= moment else ("", None)
