"""Writes of named contacts. Every change is kept in the history, and every affected partner is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.models import SignedLink
from core.signed_links import link_issue, link_use, links_revoke
from partners.contacts import mails, selectors
from partners.contacts.enums import ContactEvent
from partners.models import ContactChange, Organisation, OurContact, TheirContact

PURPOSE = "partners.named_contact"  # of the signed links
_LINK_LASTS = timedelta(days=30)
DETAILS = ("name", "role", "email", "phone")


def details_of(contact: OurContact | TheirContact) -> dict[str, str]:
    """Return what the history and the mails say of a contact."""
    found = {name: getattr(contact, name) for name in DETAILS}
    if isinstance(contact, TheirContact):
        extra = {"purpose": contact.purpose, "expires_on": contact.expires_on.isoformat()}
        return found | extra
    return found


@transaction.atomic
def our_contact_saved(
    *, contact: OurContact, before: dict[str, str], organisations_before: Iterable[Organisation], by: Any, at: datetime
) -> None:
    """Record that one of our contacts was added (`before` empty) or changed, and tell every partner whom it concerns.

    Told are those that have this contact, those that have it no more, and nobody where nothing changed for them.
    """
    after, now = details_of(contact), list(contact.organisations.all())
    old = list(organisations_before)
    changed = before != after
    if not changed and {each.pk for each in old} == {each.pk for each in now}:
        return
    names = {"organisations": ", ".join(each.name for each in now)}
    olds = {"organisations": ", ".join(each.name for each in old)} if before else {}
    change = ContactChange.objects.create(
        ours=contact, at=at, by=by, event=ContactEvent.CHANGED if before else ContactEvent.ADDED,
        before=before | olds, after=after | names,
    )  # fmt: skip
    told_before = {each.pk for each in old}
    for each in now:
        if changed or each.pk not in told_before:
            mails.our_contact_changed(organisation=each, contact=contact, before=before, change=change, at=at)
    kept = {each.pk for each in now}
    for each in old:
        if each.pk not in kept:
            mails.our_contact_gone(organisation=each, name=contact.name, change=change, at=at)


@transaction.atomic
def our_contact_removed(*, contact: OurContact, by: Any, at: datetime) -> None:
    """Delete one of our contacts and tell its partners that they have none any more."""
    change = ContactChange(ours=contact, at=at, by=by, event=ContactEvent.REMOVED, before=details_of(contact))
    change.save()
    for each in contact.organisations.all():
        mails.our_contact_gone(organisation=each, name=contact.name, change=change, at=at)
    contact.delete()


@transaction.atomic
def their_contact_saved(*, contact: TheirContact, before: dict[str, str], by: Any, at: datetime) -> None:
    """Record that a contact at a partner was added or changed by the office; its confirmation then counts no more."""
    after = details_of(contact)
    if before == after:
        return
    TheirContact.objects.filter(pk=contact.pk).update(confirmed_at=None)
    contact.confirmed_at = None
    _history(contact, ContactEvent.CHANGED if before else ContactEvent.ADDED, before, by, at)
    their_contact_ask(contact=contact, by=by, at=at)


@transaction.atomic
def their_contact_ask(*, contact: TheirContact, by: Any, at: datetime) -> None:
    """Send the person a link to look at what we hold and confirm it; links sent before stop."""
    links_revoke(purpose=PURPOSE, about=contact.pk, at=at)
    token = link_issue(
        purpose=PURPOSE, about=contact.pk, email=contact.email, name=contact.name, at=at, lasts=_LINK_LASTS, most_uses=1
    )
    TheirContact.objects.filter(pk=contact.pk).update(asked_at=at)
    contact.asked_at = at
    _history(contact, ContactEvent.ASKED, details_of(contact), by, at)
    mails.their_contact_ask(contact=contact, token=token, at=at)


@transaction.atomic
def their_contact_confirm(*, contact: TheirContact, link: SignedLink, at: datetime, **details: str) -> None:
    """Record what the person confirms or corrects (`details`, as `DETAILS`). Raises a LinkError if the link is used."""
    link_use(link=link, at=at)
    before = details_of(contact)
    TheirContact.objects.filter(pk=contact.pk).update(confirmed_at=at, **details)
    contact.refresh_from_db()
    _history(contact, ContactEvent.CONFIRMED, before, None, at)


@transaction.atomic
def their_contact_end(*, contact: TheirContact, link: SignedLink, at: datetime) -> None:
    """Record that the person is no longer the contact. Raises a LinkError where the link is used."""
    link_use(link=link, at=at)
    TheirContact.objects.filter(pk=contact.pk).update(ended_at=at)
    contact.refresh_from_db()
    _history(contact, ContactEvent.ENDED, details_of(contact), None, at)


def contacts_ask_again(*, at: datetime) -> None:
    """The clock's job: ask those who confirmed too long ago, at most once in 30 days each."""
    found = selectors.contacts_unconfirmed(at=at).exclude(asked_at__gt=at - _LINK_LASTS)
    for contact in found.exclude(confirmed_at=None):
        their_contact_ask(contact=contact, by=None, at=at)


def contacts_purge(*, at: datetime, dry_run: bool) -> int:
    """Erase the contacts at partners whose time was over a month before `at` (aware), unless `dry_run`; how many."""
    day = timezone.localdate(at - _LINK_LASTS)
    old = TheirContact.objects.filter(expires_on__lt=day) | TheirContact.objects.filter(ended_at__date__lt=day)
    found = list(old)
    if not dry_run:
        for each in found:
            each.delete()
    return len(found)


def _history(contact: TheirContact, event: ContactEvent, before: dict[str, str], by: Any, at: datetime) -> None:
    ContactChange.objects.create(theirs=contact, at=at, by=by, event=event, before=before, after=details_of(contact))
