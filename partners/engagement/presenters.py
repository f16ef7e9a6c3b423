"""From a request to what the pages show of it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.engagement.enums import DATA_KINDS, OPEN_STATES, Consideration, RequestState, SharingPurpose
from partners.models import Criteria, Decision, EngagementRequest

_WAY = (RequestState.RECEIVED, RequestState.CONSIDERING, RequestState.DECIDED, RequestState.DONE)


def answer_items(request: EngagementRequest, *, changeable: bool) -> list[dict[str, str]]:
    """Return question and answer for the check-your-answers page (`changeable`: with links) and the status page."""
    purposes = [str(SharingPurpose(each).label) for each in request.purposes if each in SharingPurpose.values]
    files = ", ".join(each.name for each in request.attachments.all())
    rows = [
        (1, _("What you ask for"), request.get_kind_display()),
        (1, _("Your organisation"), request.organisation),
        (1, _("Your name"), request.name),
        (0, _("Your email address"), request.email),
        (1, _("Your phone number"), request.phone),
        (2, _("What it is about"), request.about),
        (2, _("Dates that matter"), request.dates),
        *([(2, _("Purposes of sharing"), "; ".join(purposes))] if request.kind in DATA_KINDS else []),
        (3, _("Benefit to the public"), request.benefit),
        (3, _("Risk that it would reduce"), request.risk),
        (3, _("What your organisation would bring"), request.they_bring),
        (3, _("What you need from us"), request.we_bring),
        (4, _("Files"), files),
    ]
    return [_item(step if changeable else 0, term, detail) for step, term, detail in rows if detail or changeable]


def _item(step: int, term: str, detail: str) -> dict[str, str]:
    return {"term": term, "detail": detail or _("No answer"), "url": f"?step={step}&back=1" if step else ""}


def way(request: EngagementRequest) -> list[dict[str, Any]]:
    """Return the states that a request goes through, in order: label, is_current, is_past. Empty where withdrawn."""
    if request.state not in _WAY:
        return []
    here = _WAY.index(RequestState(request.state))
    return [
        {"label": each.label, "is_current": place == here, "is_past": place < here} for place, each in enumerate(_WAY)
    ]


def may_withdraw(request: EngagementRequest) -> bool:
    return request.state in OPEN_STATES


def day(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT") if moment else ""


def criteria_items(criteria: Criteria | None) -> list[dict[str, str]]:
    """Return the considerations of a version: term and detail."""
    if criteria is None or criteria.words is None:
        return []
    return [{"term": str(Consideration(each).label), "detail": getattr(criteria.words, each)} for each in Consideration]


def decision_items(decision: Decision) -> list[dict[str, Any]]:
    """Return each consideration as it was decided on: its words then, whether it was met, and why."""
    return [
        {
            "name": Consideration(name).label,
            "words": decision.criteria_words.get(name, ""),
            "met": getattr(decision, f"{name}_met"),
            "why": getattr(decision, f"{name}_why"),
        }
        for name in Consideration.values
    ]


def outcomes_title() -> str:
    return _("How we decided on requests")


def outcomes_lead() -> str:
    return _("How many requests to work together ended how. Nothing here says who asked.")
