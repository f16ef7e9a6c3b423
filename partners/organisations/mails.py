"""The mails about agreements: the question to a partner, and what came of it to the office, all in English."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from contact.enquiries.selectors import recipients_of
from contact.selectors import office_name
from outbox.rendering import mail_render
from outbox.services import mail_queue
from partners.organisations.agreements import Agreement

LANGUAGE = settings.LANGUAGE_CODE


def agreement_mail_queue(*, agreement: Agreement, token: str, name: str, at: datetime) -> None:
    """Write the mail that asks a partner, in the caller's transaction; the link is its only copy."""
    with translation.override(LANGUAGE):
        url = reverse("partners_agreement", args=[token])
    extra = {"link": f"{settings.SITE_URL}{url}", "name": name}
    _queue(agreement, "agreement_question", [agreement.asked_of], extra, at)


def answer_mail_queue(*, agreement: Agreement, at: datetime) -> None:
    """Tell the office what a partner has answered."""
    _queue(agreement, "agreement_answer", _office(at), {}, at)


def reminder_mail_queue(*, agreement: Agreement, at: datetime) -> bool:
    """Tell the office that a review is due; return False where nobody is recorded as a recipient."""
    return _queue(agreement, "agreement_review", _office(at), {}, at)


def _office(at: datetime) -> list[str]:
    return recipients_of(None, day=timezone.localdate(at))


def _queue(agreement: Agreement, kind: str, to: list[str], extra: dict[str, Any], at: datetime) -> bool:
    if not to:
        return False
    screen = reverse("partners_agreement_screen", args=[agreement.organisation_id])
    context = {
        "sender_name": office_name(),
        "agreement": agreement,
        "organisation": agreement.organisation,
        "screen": f"{settings.SITE_URL}{screen}",
        **extra,
    }
    mail = mail_render(f"partners/mail/{kind}", context, language=LANGUAGE)
    mail_queue(
        key=f"partners.agreement.{agreement.pk}.{kind}",
        kind=f"partners.{kind}",
        to=to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        language=LANGUAGE,
        at=at,
    )
    return True
