"""Delivery: of many workers one has a mail at a time, under a lease; what fails is tried again later and later.

The state of a mail is written as soon as the server has taken it, so only a crash between the two sends it twice.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from core.leases import rows_kept
from outbox.enums import MailState, Outcome
from outbox.models import DeliveryAttempt, OutgoingMail
from outbox.schedule import PROBE_EVERY, next_try
from outbox.transport import ConnectionLostError, HandedOver, Line, NoServerError, ServerRefusesError

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=1)  # renewed while the worker lives; six times EMAIL_TIMEOUT
SLICE = 15.0  # seconds of work after which the worker looks whether it should stop
BATCH = 200
MOST_LOST = 2  # connections lost one after the other: it is the server, not the mails
AT_ONCE = 3  # tries that a mail gets without a pause when its workers die

_FREE: dict[str, Any] = {"holder": "", "leased_until": None}

Clock = Callable[[], datetime]


def mails_deliver(*, now: Clock = timezone.now, seconds: float = SLICE) -> bool:
    """Deliver what is due, over one connection, for about so many seconds; return whether some is left."""
    deadline = time.monotonic() + seconds
    mails_free_dead(at=now())
    _probe(now())
    is_server_back, lost = False, 0
    with closing(Line()) as line:
        for pk in mails_due(at=now()):
            if time.monotonic() > deadline:
                return True
            outcome = _deliver(pk, line, now)
            lost = lost + 1 if outcome is Outcome.LOST else 0
            if outcome is Outcome.NO_SERVER or lost == MOST_LOST:
                break  # the others stay due
            is_server_back = is_server_back or outcome is Outcome.SENT
    return is_server_back and _retry_servers_faults(now()) > 0


def mails_due(*, at: datetime) -> list[int]:
    """The keys of the mails that may be taken at `at` (aware), the longest due first."""
    due = _waiting().filter(holder="", next_try_at__lte=at).order_by("next_try_at", "pk")
    return list(due.values_list("pk", flat=True)[:BATCH])


def _waiting() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(state=MailState.WAITING)


def mail_claim(*, pk: int, at: datetime) -> str:
    """Take the lease of a mail from `at` on; return the name under which it is held, or "" if it cannot be had."""
    holder = str(uuid.uuid4())
    taken = _waiting().filter(pk=pk, holder="", next_try_at__lte=at).update(
        holder=holder, leased_until=at + LEASE, attempts=F("attempts") + 1,
        first_tried_at=Coalesce("first_tried_at", at), last_tried_at=at,
    )  # fmt: skip
    return holder if taken else ""


def _deliver(pk: int, line: Line, now: Clock) -> Outcome | None:
    """Try one mail and note how that ended; None where another worker has it."""
    holder = mail_claim(pk=pk, at=now())
    if not holder:
        return None
    mine = OutgoingMail.objects.filter(pk=pk, holder=holder)
    with rows_kept(rows=mine, lasts=LEASE):
        return _try(mine.get(), line, now)


def _try(mail: OutgoingMail, line: Line, now: Clock) -> Outcome:
    try:
        handed = line.send(mail)
    except NoServerError as error:
        return _note_no_server(mail, str(error), now())
    except ServerRefusesError as error:
        return _note_failure(mail, Outcome.LATER, str(error), now(), is_servers_fault=True)
    except ConnectionLostError as error:
        return _note_failure(mail, Outcome.LOST, str(error), now(), is_servers_fault=True)
    except Exception as error:  # no mail may stand in the way of the others
        logger.exception("A mail cannot be made: %s", mail.pk)
        return _note_failure(mail, Outcome.REFUSED, type(error).__name__, now(), state=MailState.REFUSED)
    return _note_handed_over(mail, handed, now())


def _note_handed_over(mail: OutgoingMail, handed: HandedOver, at: datetime) -> Outcome:
    mail.accepted = [*mail.accepted, *handed.accepted]
    mail.rejected = [*mail.rejected, *handed.refused]
    reached: dict[str, Any] = {"accepted": mail.accepted, "rejected": mail.rejected}
    answer = "\n".join(f"{address}: {words}" for address, words in (handed.refused | handed.later).items())
    if handed.later:
        return _note_failure(mail, Outcome.LATER, answer, at, **reached)
    if mail.rejected:
        return _note_failure(mail, Outcome.REFUSED, answer or mail.last_error, at, state=MailState.REFUSED, **reached)
    sent: dict[str, Any] = {"state": MailState.SENT, "sent_at": at, "next_try_at": None, "last_error": ""}
    return _note(mail, Outcome.SENT, "", at, **sent, **reached)


def _note_failure(mail: OutgoingMail, outcome: Outcome, answer: str, at: datetime, **changes: Any) -> Outcome:
    """Note a try that failed: the mail is refused (`state`), or due later, or stuck after a day of it."""
    assert mail.first_tried_at is not None  # noqa: S101 - set by the claim
    changes = dict[str, Any](is_servers_fault=False, last_error=answer, next_try_at=None) | changes
    if "state" not in changes:
        due = next_try(attempts=mail.attempts, first_tried_at=mail.first_tried_at, at=at)
        changes |= {"next_try_at": due, "state": MailState.WAITING if due else MailState.STUCK}
    return _note(mail, outcome, answer, at, **changes)


def _note_no_server(mail: OutgoingMail, reason: str, at: datetime) -> Outcome:
    """Note that no server was there. The mail stays due, and the try does not count; its log names each outage once."""
    last = mail.tries.last()
    is_known = last is not None and (last.outcome, last.answer) == (Outcome.NO_SERVER, reason)
    changes: dict[str, Any] = {"attempts": mail.attempts - 1, "last_error": reason}
    if mail.attempts == 1:
        changes["first_tried_at"] = None  # the day after which a mail is stuck has not begun
    return _note(mail, Outcome.NO_SERVER, reason, at, is_logged=not is_known, **changes)


@transaction.atomic
def _note(
    mail: OutgoingMail, outcome: Outcome, answer: str, at: datetime, *, is_logged: bool = True, **changes: Any
) -> Outcome:
    """Write the new state of a mail that we hold, and the try into its log."""
    is_ours = OutgoingMail.objects.filter(pk=mail.pk, holder=mail.holder).update(**_FREE, **changes)
    if not is_ours:
        logger.error("The lease of a mail was lost while it was sent: %s", mail.pk)
    if is_logged and (is_ours or OutgoingMail.objects.filter(pk=mail.pk).exists()):  # it may have been deleted
        DeliveryAttempt.objects.create(mail=mail, at=at, outcome=outcome, answer=answer)
    return outcome


def mails_free_dead(*, at: datetime) -> int:
    """Free the mails whose workers died holding them; return how many. Each may have been sent: it is tried again."""
    dead = _waiting().filter(leased_until__lte=at)
    for mail in dead:
        assert mail.first_tried_at is not None  # noqa: S101 - set by the claim
        with transaction.atomic():
            due = next_try(attempts=mail.attempts, first_tried_at=mail.first_tried_at, at=at)
            due = at if due and mail.attempts < AT_ONCE else due
            state = MailState.WAITING if due else MailState.STUCK
            freed = dead.filter(pk=mail.pk, holder=mail.holder).update(
                **_FREE, state=state, next_try_at=due, last_error=str(Outcome.INTERRUPTED.label)
            )
            if freed:
                DeliveryAttempt.objects.create(mail=mail, at=at, outcome=Outcome.INTERRUPTED)
    return len(dead)


def _probe(at: datetime) -> None:
    """Where mails wait for the server to recover and none was tried for a minute, one is due again."""
    stopped = _waiting().filter(is_servers_fault=True, holder="").order_by("last_tried_at")
    newest = stopped.last()
    if newest and newest.last_tried_at and newest.last_tried_at <= at - PROBE_EVERY:
        OutgoingMail.objects.filter(pk=stopped.values("pk")[:1], next_try_at__gt=at).update(next_try_at=at)


def _retry_servers_faults(at: datetime) -> int:
    """The server takes mails again: those that it did not take are due at once. Return how many."""
    return _waiting().filter(is_servers_fault=True, holder="").update(next_try_at=at, is_servers_fault=False)


@task(backend="background")
def deliver() -> None:
    """Deliver what is due; after a while of work, leave the rest to another task, so that a worker can stop."""
    if mails_deliver():
        wake()


def wake() -> None:
    """Have a worker deliver, unless one is to do so already."""
    if not DBTaskResult.objects.ready().filter(task_path=deliver.module_path).exists():
        deliver.enqueue()


def deliver_when_due(*, at: datetime) -> None:
    """The clock's job: wake the worker where a mail is due, a worker died, or the server is to be tried again."""
    is_due = Q(holder="", next_try_at__lte=at) | Q(leased_until__lte=at)
    to_probe = Q(holder="", is_servers_fault=True, last_tried_at__lte=at - PROBE_EVERY)
    if _waiting().filter(is_due | to_probe).exists():
        wake()
