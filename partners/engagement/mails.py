"""The mails about a request. To the requester in the language of the form; no subject says what it is about.

Mails hold links, not the requester's words: what a request says is read behind its link only.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from contact.selectors import office_name
from outbox.rendering import mail_render
from outbox.services import mail_queue
from partners.engagement import selectors
from partners.engagement.enums import Consideration
from partners.models import EngagementRequest

KINDS = ("saved", "received", "considering", "decided", "done", "withdrawn")
_STATUS = "partners_request_status"


def request_url(*, token: str, language: str) -> str:
    """Return the absolute address behind a link, in a language."""
    with translation.override(language):
        return f"{settings.SITE_URL}{reverse(_STATUS, args=[token])}"


def draft_saved(*, request: EngagementRequest, token: str, at: datetime) -> None:
    with translation.override(request.language):
        lines = [
            _("You have begun to ask us to work together. What you filled in is kept for 30 days."),
            _("Nobody in our office reads it before you send it."),
        ]
        _to_requester(request, "saved", _("Come back to your request"), lines, token, at, once=at.isoformat())


def received(*, request: EngagementRequest, token: str, at: datetime) -> None:
    """Write the receipt to the requester, and tell the office that there is something new."""
    with translation.override(request.language):
        subject = _("We have your request: %(reference)s") % {"reference": request.reference}
        lines = [_("We have your request. With the link below you can see how far it has come, or withdraw it.")]
        _to_requester(request, "received", subject, lines, token, at)
    _to_office(request, "received", f"New request to work together: {request.reference}", at)


def considering(*, request: EngagementRequest, token: str, at: datetime) -> None:
    with translation.override(request.language):
        subject = _("We are considering your request: %(reference)s") % {"reference": request.reference}
        _to_requester(request, "considering", subject, [_("We have begun to consider your request.")], token, at)


def decided(*, request: EngagementRequest, token: str, at: datetime) -> None:
    """Tell the requester the decision with its reasons and the version of the criteria (P7)."""
    decision = request.decision
    with translation.override(request.language):
        subject = _("We have decided on your request: %(reference)s") % {"reference": request.reference}
        lines = [
            _("Our decision: %(outcome)s") % {"outcome": decision.get_outcome_display()},
            decision.reasons,
            _("We decided on version %(version)d of our criteria.") % {"version": decision.criteria.version},
            *(decision_line(decision, name) for name in Consideration.values),
        ]
        _to_requester(request, "decided", subject, lines, token, at)


def decision_line(decision: Any, name: str) -> str:
    """Return one consideration with whether it was met and why, as a sentence."""
    met = getattr(decision, f"{name}_met")
    values = {"consideration": Consideration(name).label, "why": getattr(decision, f"{name}_why")}
    return (_("%(consideration)s: met. %(why)s") if met else _("%(consideration)s: not met. %(why)s")) % values


def done(*, request: EngagementRequest, token: str, at: datetime) -> None:
    with translation.override(request.language):
        subject = _("Your request is done: %(reference)s") % {"reference": request.reference}
        _to_requester(request, "done", subject, [_("What we agreed on is done.")], token, at)


def withdrawn(*, request: EngagementRequest, at: datetime) -> None:
    with translation.override(request.language):
        subject = _("You have withdrawn your request: %(reference)s") % {"reference": request.reference}
        lines = [_("You have withdrawn your request. We will do nothing more about it, and its links no longer open.")]
        _to_requester(request, "withdrawn", subject, lines, "", at)
    _to_office(request, "withdrawn", f"Request withdrawn: {request.reference}", at)


def _to_requester(
    request: EngagementRequest, kind: str, subject: str, lines: list[str], token: str, at: datetime, *, once: str = ""
) -> None:
    context = {
        "sender_name": office_name(),
        "subject": subject,
        "reference": request.reference,
        "lines": lines,
        "url": request_url(token=token, language=request.language) if token else "",
    }
    _queue(request, kind, [request.email], "partners/mail/engagement", context, request.language, at, once)


def _to_office(request: EngagementRequest, kind: str, subject: str, at: datetime) -> None:
    to = selectors.terms().office_email
    if not to:
        return
    context = {
        "sender_name": office_name(),
        "subject": subject,
        "reference": request.reference,
        "lines": [f"{request.reference}: {request.get_state_display()}. Read it in the admin, under Partners."],
        "url": f"{settings.SITE_URL}{reverse('partners_engagement', args=[request.pk])}",
    }
    _queue(request, f"{kind}.office", [to], "partners/mail/engagement", context, settings.LANGUAGE_CODE, at, "")


def _queue(
    request: EngagementRequest, kind: str, to: list[str], template: str, context: dict[str, Any], language: str,
    at: datetime, once: str,
) -> None:  # fmt: skip
    mail = mail_render(template, context, language=language)
    mail_queue(
        key=f"partners.engagement.{request.token}.{kind}{once and '.'}{once}",
        kind=f"partners.engagement.{kind}",
        to=to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        language=language,
        at=at,
    )
