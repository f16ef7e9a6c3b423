"""Reads of named contacts: which hold on a day, which nobody has confirmed, and who is told of a change."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from partners.models import Organisation, OurContact, TheirContact

CONFIRM_EVERY = timedelta(days=183)  # a confirmation counts for half a year


def contacts_on(*, day: date) -> QuerySet[TheirContact]:
    """Return the contacts at partners that may be used on the office's `day`."""
    found = TheirContact.objects.filter(ended_at=None, starts_on__lte=day, expires_on__gte=day)
    return found.select_related("organisation")


def contacts_unconfirmed(*, at: datetime) -> QuerySet[TheirContact]:
    """Return the contacts in use at `at` (aware) that were never confirmed, or too long ago; the oldest first."""
    long_ago = Q(confirmed_at=None) | Q(confirmed_at__lt=at - CONFIRM_EVERY)
    return contacts_on(day=timezone.localdate(at)).filter(long_ago).order_by("confirmed_at", "pk")


def addresses_of(organisation: Organisation, *, day: date) -> list[str]:
    """Return where a partner is told of something on the office's `day`: its contacts, else its own address."""
    contacts = [each.email for each in contacts_on(day=day).filter(organisation=organisation)]
    return list(dict.fromkeys(contacts)) or ([organisation.email] if organisation.email else [])


def partners_unreachable(contact: OurContact, *, day: date) -> list[Organisation]:
    """Return the partners of one of our contacts for whom we have no email address: they are to be called."""
    return [each for each in contact.organisations.all() if not addresses_of(each, day=day)]
