"""The mails about an enquiry: an acknowledgement in the language of the form, and one to the office in English.

Somebody else may read a whistleblower's mail: no subject and no acknowledgement names the service, the topic or the
organisation, or quotes the message.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation

from contact.enquiries import words
from contact.enquiries.selectors import recipients_of
from contact.enums import ContactWay
from contact.models import ContactPage, Enquiry
from contact.selectors import office_name
from contact.times import local, local_day
from core.translation_notes import interface_state, note_lines
from outbox.rendering import MailText, mail_render
from outbox.services import mail_queue, mails_delete

OFFICE_LANGUAGE = settings.LANGUAGE_CODE
ABOUT_ENQUIRIES = "contact.enquiry."


def enquiry_mails_queue(*, enquiry: Enquiry, at: datetime) -> None:
    """Write both mails about an enquiry in the caller's transaction; each is written once, however often it is called.

    Nobody is written to who gave no email address, or who is not recorded as a recipient.
    """
    if enquiry.email:
        text = mail_render("contact/mail/acknowledgement", _acknowledgement(enquiry), language=enquiry.language)
        _queue(enquiry, "acknowledgement", [enquiry.email], text, enquiry.language, at)
    recipients = recipients_of(enquiry.service, day=local_day(at))
    if recipients:
        _queue(enquiry, "notification", recipients, _office_mail(enquiry), OFFICE_LANGUAGE, at, reply_to=enquiry.email)


def enquiry_forward_queue(*, enquiry: Enquiry, to: str, at: datetime) -> None:
    """Write the mail by which staff forward an enquiry; once for each version of it."""
    name = f"forward-{enquiry.version}"
    _queue(enquiry, "forward", [to], _office_mail(enquiry), OFFICE_LANGUAGE, at, reply_to=enquiry.email, name=name)


def mail_keys(token: uuid.UUID) -> str:
    """Return what the keys of all mails about the enquiry with this token begin with."""
    return f"{ABOUT_ENQUIRIES}{token}."


def enquiry_mails_delete(*, tokens: Iterable[uuid.UUID]) -> None:
    """Delete all mails about enquiries that are being deleted, in the caller's transaction."""
    mails_delete(about=[mail_keys(token) for token in tokens])


def _office_mail(enquiry: Enquiry) -> MailText:
    with translation.override(OFFICE_LANGUAGE):
        context = _notification(enquiry)
    return mail_render("contact/mail/notification", context, language=OFFICE_LANGUAGE)


def _queue(
    enquiry: Enquiry,
    kind: str,
    to: list[str],
    mail: MailText,
    language: str,
    at: datetime,
    *,
    reply_to: str = "",
    name: str = "",
) -> None:
    mail_queue(
        key=f"{mail_keys(enquiry.token)}{name or kind}",
        kind=f"contact.{kind}",
        to=to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        language=language,
        at=at,
        reply_to=reply_to,
    )


def _acknowledgement(enquiry: Enquiry) -> dict[str, Any]:
    return {
        "sender_name": office_name(),
        "reference": enquiry.reference,
        "contact_url": _contact_url(enquiry.language),
        "notes": note_lines(interface_state(enquiry.language), enquiry.language),
    }


def _contact_url(language: str) -> str:
    pages = {page.locale.language_code: page for page in ContactPage.objects.live().select_related("locale")}
    page = pages.get(language) or pages.get(settings.LANGUAGE_CODE)
    return f"{settings.SITE_URL}{page.url}" if page else settings.SITE_URL


def _notification(enquiry: Enquiry) -> dict[str, Any]:
    return {
        "sender_name": office_name(),
        "reference": enquiry.reference,
        "enquiry": enquiry,
        "received_at": local(enquiry.received_at),
        "rows": [row for row in _rows(enquiry) if row["detail"]],
    }


def _rows(enquiry: Enquiry) -> list[dict[str, str]]:
    """Return what was answered besides the message, as pairs of the question's name and the answer, in English."""
    languages = words.language_choices()
    pairs = [
        ("Service", words.choice_label(words.service_choices(), service_code(enquiry))),
        ("Topic", str(enquiry.topic)),
        ("Name", enquiry.name),
        ("Organisation", enquiry.organisation),
        ("Email address", enquiry.email),
        ("Phone number", enquiry.phone),
        ("Postal address", enquiry.postal_address),
        ("Reply", str(ContactWay(enquiry.reply_by).label)),
        ("Language of the reply", words.choice_label(languages, enquiry.reply_language)),
        ("Format of the reply", words.choice_label(words.format_choices(), enquiry.reply_format)),
        ("Language of the form", words.choice_label(languages, enquiry.language)),
        ("Options without recording of calls", "Wanted" if enquiry.wants_options_without_recording else ""),
        ("Freepost envelope", "Wanted" if enquiry.wants_freepost_envelope else ""),
    ]
    return [{"term": term, "detail": detail} for term, detail in pairs]


def service_code(enquiry: Enquiry) -> str:
    return enquiry.service.code if enquiry.service else words.NOT_SURE
