"""Writes: a mail is written with the change that it tells of; what an editor does with one that did not arrive."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from email.utils import parseaddr
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from outbox import delivery
from outbox.enums import MailState
from outbox.guards import address_is_valid, mail_check
from outbox.models import OutgoingMail

_AT_ONCE = 50  # conditions of one query
IN_TROUBLE = (MailState.REFUSED, MailState.STUCK)


class MailIsSettledError(Exception):
    """The mail is not refused or stuck (any more): there is nothing to do about it."""


def mail_queue(
    *,
    key: str,
    kind: str,
    to: Sequence[str],
    subject: str,
    text: str,
    html: str,
    language: str,
    at: datetime,
    reply_to: str = "",
) -> OutgoingMail:
    """Write a mail in the caller's transaction and return it; the worker sends it once that is committed.

    `key` says what it is for, such as "enquiry:17:acknowledgement": a second call gives back the first mail. `to` and
    `reply_to` are bare addresses, `at` is aware. An address that cannot be one is refused, which alerts the editors;
    a `reply_to` that cannot be one is left out. Raises ValueError, before anything is written, for a line break in a
    header, a NUL, or what is too long.
    """
    mail_check(key=key, subject=subject, text=text, html=html, headers=[*to, reply_to, kind, language])
    existing = OutgoingMail.objects.filter(key=key).first()
    if existing:
        return existing
    mail = OutgoingMail(
        key=key, kind=kind, to=list(dict.fromkeys(to)), subject=subject, text=text, html=html, language=language,
        reply_to=reply_to if address_is_valid(reply_to) else "", created_at=at, message_id=_message_id(),
        **_first_state(to, at),
    )  # fmt: skip
    try:
        with transaction.atomic():
            mail.save()
    except IntegrityError:  # written by another at this moment
        return OutgoingMail.objects.get(key=key)
    if mail.state == MailState.WAITING:
        transaction.on_commit(delivery.wake, robust=True)
    return mail


def _first_state(to: Sequence[str], at: datetime) -> dict[str, Any]:
    """Waiting, if there is anybody to send it to; the addresses that cannot be ones are refused already."""
    wrong = [address for address in to if not address_is_valid(address)]
    if not to:
        return {"state": MailState.REFUSED, "last_error": _("There is no address to send it to.")}
    error = _("This is not an email address: %(address)s") % {"address": ", ".join(wrong)} if wrong else ""
    state = {"rejected": wrong, "last_error": error}
    if len(wrong) == len(to):
        return state | {"state": MailState.REFUSED}
    return state | {"state": MailState.WAITING, "next_try_at": at}


def _message_id() -> str:
    """A name for the mail, the same at every try, by which a mail program knows a duplicate (RFC 5322, 3.6.4)."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{uuid.uuid4()}@{domain}>"


@transaction.atomic
def mail_try_again(*, mail: OutgoingMail, by: Any, at: datetime) -> None:
    """Send a refused or stuck mail again, to whom it has not reached. Raises MailIsSettledError."""
    _settle(
        mail, state=MailState.WAITING, next_try_at=at, attempts=0, first_tried_at=None, rejected=[],
        is_servers_fault=False,
    )  # fmt: skip
    log(mail, "outbox.try_again", user=by)
    transaction.on_commit(delivery.wake, robust=True)


@transaction.atomic
def mail_set_aside(*, mail: OutgoingMail, by: Any, at: datetime) -> None:
    """Say that nothing more is to be done about a refused or stuck mail. Raises MailIsSettledError."""
    _settle(mail, state=MailState.ASIDE, set_aside_at=at)
    log(mail, "outbox.set_aside", user=by)


def mails_delete(*, about: Sequence[str]) -> int:
    """Delete the mails whose keys begin with one of `about`, in whatever state; return how many.

    For what is deleted with all that was written about it, in the caller's transaction. A try that is under way ends
    without an entry.
    """
    deleted = 0
    for start in range(0, len(about), _AT_ONCE):
        keys = [Q(key__startswith=each) for each in about[start : start + _AT_ONCE]]
        mails = OutgoingMail.objects.filter(reduce(or_, keys))
        deleted += mails.delete()[1].get(OutgoingMail._meta.label, 0)
    return deleted


def _settle(mail: OutgoingMail, **changes: Any) -> None:
    if not OutgoingMail.objects.filter(pk=mail.pk, state__in=IN_TROUBLE).update(**changes):
        raise MailIsSettledError
    mail.refresh_from_db()
