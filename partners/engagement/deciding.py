"""Writes of the office: a request is assigned, taken up, decided; a refusal confirmed by a second person; done."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from core.rows import rows_delete
from partners.engagement import mails, selectors
from partners.engagement.enums import OPEN_STATES, Consideration, Outcome, RequestState
from partners.engagement.outcomes import outcome_count
from partners.engagement.services import RequestMovedOnError, request_link
from partners.models import Criteria, Decision, EngagementRequest


class DecidedAlreadyError(Exception):
    """Another officer was quicker: there is a decision on this request (`decision`)."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(str(decision))
        self.decision = decision


class SecondPersonNeededError(Exception):
    """Nobody confirms a refusal of their own."""


@transaction.atomic
def request_assign(*, request: EngagementRequest, to: Any, by: Any, at: datetime) -> None:
    """Give a request to an officer (`to`, or None), who begins to consider it; the requester is told of that once.

    Raises RequestMovedOnError where it is decided or withdrawn.
    """
    is_first = request.state == RequestState.RECEIVED
    moved = EngagementRequest.objects.filter(pk=request.pk, state__in=OPEN_STATES).update(
        assigned_to=to, state=RequestState.CONSIDERING, changed_at=at
    )
    if not moved:
        raise RequestMovedOnError
    request.refresh_from_db()
    log(request, "partners.engagement_assign", user=by)
    if is_first:
        mails.considering(request=request, token=request_link(request=request, at=at), at=at)


def request_decide(*, request: EngagementRequest, criteria: Criteria, by: Any, at: datetime, **said: Any) -> Decision:
    """Decide on a request. `said`: outcome, reasons, and for each consideration `…_met` and `…_why`.

    Anything but a refusal is told to the requester at once. Raises DecidedAlreadyError for whoever comes second, and
    RequestMovedOnError where the request was withdrawn.
    """
    try:
        with transaction.atomic():
            # Whoever writes this row first holds it until the end: SQLite and PostgreSQL alike
            if not EngagementRequest.objects.filter(pk=request.pk, state__in=OPEN_STATES).update(
                state=RequestState.CONSIDERING, changed_at=at
            ):
                raise RequestMovedOnError
            decision = Decision.objects.create(
                request=request,
                criteria=criteria,
                criteria_words=criteria_snapshot(criteria),
                decided_by=by,
                decided_at=at,
                **said,
            )
            log(request, "partners.engagement_decide", user=by, data={"outcome": decision.outcome})
            if decision.is_final:
                _settle(decision, at)
            return decision
    except IntegrityError as error:
        raise _already(request) from error
    except RequestMovedOnError:
        if Decision.objects.filter(request_id=request.pk).exists():
            raise _already(request) from None
        raise


def criteria_snapshot(criteria: Criteria) -> dict[str, str]:
    """Return the considerations as they read now, to be kept with a decision."""
    return {name: str(getattr(criteria.words, name, "")) for name in Consideration.values}


def _already(request: EngagementRequest) -> DecidedAlreadyError:
    return DecidedAlreadyError(Decision.objects.select_related("decided_by").get(request_id=request.pk))


@transaction.atomic
def refusal_confirm(*, decision: Decision, by: Any, at: datetime) -> None:
    """Confirm a colleague's refusal: now it counts, and the requester is told.

    Raises SecondPersonNeededError for the officer who decided, and RequestMovedOnError where it is confirmed, sent back
    or withdrawn meanwhile.
    """
    if decision.decided_by_id == by.pk:
        raise SecondPersonNeededError
    confirmed = Decision.objects.filter(pk=decision.pk, outcome=Outcome.REFUSED, confirmed_by=None)
    if not confirmed.update(confirmed_by=by, confirmed_at=at):
        raise RequestMovedOnError
    decision.refresh_from_db()
    log(decision.request, "partners.engagement_confirm", user=by)
    _settle(decision, at)


@transaction.atomic
def refusal_return(*, decision: Decision, by: Any, at: datetime) -> None:
    """Disagree with a colleague's refusal: it is as if nobody had decided. Raises as `refusal_confirm` does."""
    if decision.decided_by_id == by.pk:
        raise SecondPersonNeededError
    request = decision.request
    if not rows_delete(Decision.objects.filter(pk=decision.pk, outcome=Outcome.REFUSED, confirmed_by=None)):
        raise RequestMovedOnError
    log(request, "partners.engagement_return", user=by)


def _settle(decision: Decision, at: datetime) -> None:
    request = decision.request
    EngagementRequest.objects.filter(pk=request.pk).update(state=RequestState.DECIDED, changed_at=at)
    request.refresh_from_db()
    outcome_count(request=request, outcome=Outcome(decision.outcome), at=at)
    mails.decided(request=request, token=request_link(request=request, at=at), at=at)


@transaction.atomic
def request_done(*, request: EngagementRequest, by: Any, at: datetime) -> None:
    """Say that what was agreed has been done. Raises RequestMovedOnError where it is not decided."""
    decided = EngagementRequest.objects.filter(pk=request.pk, state=RequestState.DECIDED)
    if not decided.update(state=RequestState.DONE, changed_at=at):
        raise RequestMovedOnError
    request.refresh_from_db()
    log(request, "partners.engagement_done", user=by)
    mails.done(request=request, token=request_link(request=request, at=at), at=at)


def officers() -> Any:
    """Return the accounts that may be given a request: everybody who may change one."""
    users: Any = get_user_model()._default_manager
    found = users.with_perm("partners.change_engagementrequest", backend="django.contrib.auth.backends.ModelBackend")
    return found.order_by("username")


def criteria_for(*, at: datetime) -> Criteria | None:
    """Return the criteria that a decision at `at` (aware) goes by."""
    return selectors.criteria_at(day=timezone.localdate(at))
