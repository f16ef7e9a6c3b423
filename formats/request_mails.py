"""The mails about a request for a format: one to who asked, in the language of the form, and one to the office."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation

from contact.enquiries.selectors import recipients_of
from contact.selectors import office_name
from contact.times import local_day
from core.translation_notes import interface_state, note_lines
from formats.models import FormatRequest
from outbox.rendering import mail_render
from outbox.services import mail_queue


def request_mails_queue(*, made: FormatRequest, language: str, at: datetime) -> None:
    """Write both mails about a request in the caller's transaction; the office's goes to whoever gets enquiries.

    Nobody is written to who wants the answer by post, or who is not recorded as a recipient.
    """
    if made.email:
        notes = note_lines(interface_state(language), language)
        _queue(made, "acknowledgement", [made.email], language, at, {"notes": notes})
    recipients = recipients_of(None, day=local_day(at))
    if recipients:
        with translation.override(settings.LANGUAGE_CODE):
            rows = {"format": made.get_format_display(), "reply_by": made.get_reply_by_display()}
        _queue(made, "notification", recipients, settings.LANGUAGE_CODE, at, rows, reply_to=made.email)


def _queue(
    made: FormatRequest,
    kind: str,
    to: list[str],
    language: str,
    at: datetime,
    more: dict[str, Any],
    *,
    reply_to: str = "",
) -> None:
    context = {"sender_name": office_name(), "reference": made.reference, "made": made} | more
    mail = mail_render(f"formats/mail/{kind}", context, language=language)
    mail_queue(
        key=f"formats.request.{made.token}.{kind}",
        kind=f"formats.{kind}",
        to=to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        language=language,
        at=at,
        reply_to=reply_to,
    )
