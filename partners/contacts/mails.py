"""The mails about named contacts, in English: partners have no language recorded."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contact.selectors import office_name
from outbox.rendering import mail_render
from outbox.services import mail_queue
from partners.contacts import selectors
from partners.models import ContactChange, Organisation, OurContact, TheirContact


def our_contact_changed(
    *, organisation: Organisation, contact: OurContact, before: dict[str, str], change: ContactChange, at: datetime
) -> None:
    """Tell a partner who its contact at our office is now (P4)."""
    with translation.override(settings.LANGUAGE_CODE):
        values = {"name": contact.name, "organisation": organisation.name}
        lines = [
            _("%(name)s is the contact of %(organisation)s at our office.") % values,
            *_lines(contact),
        ]
        if before and before["name"] != contact.name:
            lines.insert(1, _("Until now it was %(name)s.") % {"name": before["name"]})
        subject = _("Your contact at our office")
        _to_partner(organisation, change, subject, lines, at)


def our_contact_gone(*, organisation: Organisation, name: str, change: ContactChange, at: datetime) -> None:
    """Tell a partner that somebody is its contact no more."""
    with translation.override(settings.LANGUAGE_CODE):
        values = {"name": name, "organisation": organisation.name}
        lines = [
            _("%(name)s is no longer the contact of %(organisation)s at our office.") % values,
            _("You can use our normal points of contact, and ask us for another named contact."),
        ]
        _to_partner(organisation, change, _("Your contact at our office has changed"), lines, at)


def _lines(contact: OurContact) -> list[str]:
    pairs = [(_("Role"), contact.role), (_("Email"), contact.email), (_("Phone"), contact.phone)]
    return [f"{term}: {detail}" for term, detail in pairs if detail]


def _to_partner(
    organisation: Organisation, change: ContactChange, subject: str, lines: list[str], at: datetime
) -> None:
    to = selectors.addresses_of(organisation, day=timezone.localdate(at))
    key = f"partners.our_contact.{change.pk}.{organisation.pk}"
    # Without an address the outbox refuses the mail, which editors see: the partner is to be called then
    _queue(key, "partners.our_contact", to, subject, lines, at)


def their_contact_ask(*, contact: TheirContact, token: str, at: datetime) -> None:
    """Ask a contact at a partner to confirm the details, by a signed link."""
    with translation.override(settings.LANGUAGE_CODE):
        day = date_format(contact.expires_on, "DATE_FORMAT")
        lines = [
            _("We have you as our contact at %(organisation)s.") % {"organisation": contact.organisation.name},
            _("What for: %(purpose)s") % {"purpose": contact.purpose},
            _("Please check whether your details are right. After %(day)s we no longer use them.") % {"day": day},
        ]
        url = f"{settings.SITE_URL}{reverse('partners_named_contact', args=[token])}"
        key = f"partners.named_contact.{contact.pk}.{at.isoformat()}"
        subject = _("Please confirm that you are our contact")
        _queue(key, "partners.named_contact", [contact.email], subject, lines, at, url=url)


def _queue(key: str, kind: str, to: list[str], subject: str, lines: list[str], at: datetime, *, url: str = "") -> None:
    context: dict[str, Any] = {
        "sender_name": office_name(),
        "subject": subject,
        "lines": lines,
        "url": url,
        "link_words": _("Your personal link. Do not forward this email:"),
    }
    mail = mail_render("partners/mail/partner", context, language=settings.LANGUAGE_CODE)
    mail_queue(
        key=key, kind=kind, to=to, subject=mail.subject, text=mail.text, html=mail.html,
        language=settings.LANGUAGE_CODE, at=at,
    )  # fmt: skip
