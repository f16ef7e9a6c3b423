"""Writes: what staff do with an enquiry. Each is logged, and refused to whoever has not seen the newest state."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from contact.enquiries.mails import enquiry_forward_queue, enquiry_mails_queue
from contact.enquiries.selectors import address_on
from contact.enums import EnquiryState
from contact.models import Enquiry, EnquiryRecipient
from contact.staff.access import Access
from contact.times import local_day
from core.access_log import access_log

NEW, FORWARDED, DONE = EnquiryState.NEW, EnquiryState.FORWARDED, EnquiryState.DONE
HELD, SPAM = EnquiryState.HELD, EnquiryState.SPAM

# What can be done in which states, and the state that comes of it.
STEPS = {
    Access.FORWARD: ({NEW, FORWARDED, DONE}, FORWARDED),
    Access.DONE: ({NEW, FORWARDED}, DONE),
    Access.REOPEN: ({DONE}, NEW),
    Access.SPAM: ({NEW, HELD}, SPAM),
    Access.RELEASE: ({HELD, SPAM}, NEW),
}


class EnquiryChangedError(Exception):
    """Somebody else has changed the enquiry since `version`, or it is gone: nothing was done."""


@transaction.atomic
def enquiry_assign(*, enquiry: Enquiry, version: int, to: Any | None, by: Any, at: datetime) -> None:
    """Make `to` (None: nobody) responsible. Raises EnquiryChangedError."""
    _change(enquiry, version, assigned_to=to)
    _log(enquiry, Access.ASSIGN, by, at, detail=to.get_username() if to else "-")


@transaction.atomic
def enquiry_note(*, enquiry: Enquiry, version: int, note: str, by: Any, at: datetime) -> None:
    """Keep a note for colleagues in the place of the one before. Raises EnquiryChangedError."""
    _change(enquiry, version, staff_note=note)
    _log(enquiry, Access.NOTE, by, at)


@transaction.atomic
def enquiry_forward(*, enquiry: Enquiry, version: int, recipient: EnquiryRecipient, by: Any, at: datetime) -> str:
    """Mail the enquiry to a recipient, or to the cover on days of absence, and return the address.

    Casework goes on in the office's own system. Raises EnquiryChangedError, also where it is held or spam.
    """
    address = address_on(recipient, local_day(at))
    _step(enquiry, version, Access.FORWARD)
    enquiry_forward_queue(enquiry=enquiry, to=address, at=at)
    _log(enquiry, Access.FORWARD, by, at, detail=address)
    return address


@transaction.atomic
def enquiry_step(*, enquiry: Enquiry, version: int, step: Access, by: Any, at: datetime) -> None:
    """Mark the enquiry as done, spam or open again. Raises EnquiryChangedError, also where its state forbids it."""
    _step(enquiry, version, step)
    _log(enquiry, step, by, at)


@transaction.atomic
def enquiry_release(*, enquiry: Enquiry, version: int, by: Any, at: datetime) -> None:
    """Say that a message is no spam: it becomes new, and its mails go out unless they have.

    Raises EnquiryChangedError.
    """
    _step(enquiry, version, Access.RELEASE)
    enquiry_mails_queue(enquiry=enquiry, at=at)
    _log(enquiry, Access.RELEASE, by, at)


def _step(enquiry: Enquiry, version: int, step: Access) -> None:
    before, after = STEPS[step]
    _change(enquiry, version, before, state=after)


def _change(enquiry: Enquiry, version: int, states: set[EnquiryState] | None = None, **changes: Any) -> None:
    """Change the row only if it is still as it was seen: one statement, so two at once cannot both succeed."""
    rows = Enquiry.objects.filter(pk=enquiry.pk, version=version)
    rows = rows if states is None else rows.filter(state__in=states)
    if not rows.update(version=F("version") + 1, **changes):
        raise EnquiryChangedError
    enquiry.refresh_from_db()


def _log(enquiry: Enquiry, action: Access, by: Any, at: datetime, *, detail: str = "") -> None:
    access_log(by=by, action=action, at=at, subjects=[enquiry.reference], detail=detail)
