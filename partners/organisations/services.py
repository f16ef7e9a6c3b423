"""Writes: agreement is asked for, given, corrected or withdrawn; a second person checks an entry (P11)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from core.signed_links import link_issue, link_use, links_revoke
from partners.enums import AgreedBy, AgreementState
from partners.organisations.agreements import Agreement, EntryCheck
from partners.organisations.mails import agreement_mail_queue, answer_mail_queue, reminder_mail_queue
from partners.organisations.models import Organisation
from partners.organisations.selectors import contact_of, fingerprint, wording_proposed

PURPOSE = "partners.agreement"
LINK_LASTS = timedelta(days=42)
REVIEW_AFTER = timedelta(days=365)


class NoWordingError(Exception):
    """There is no published wording to agree to."""


class AnsweredAlreadyError(Exception):
    """The agreement is not open any more: answered, replaced or withdrawn."""


class SecondPersonError(Exception):
    """Whoever asked for a check cannot make it."""


class EntryChangedError(Exception):
    """The entry is not the one for which the check was asked."""


@transaction.atomic
def agreement_seek(*, organisation: Organisation, email: str, name: str, by: Any, at: datetime) -> Agreement:
    """Ask a partner to agree to the published wording, with a link by email if there is an `email`.

    An older question is replaced, and its link opens no more. Raises NoWordingError.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    wording = wording_proposed(organisation)
    if wording is None:
        raise NoWordingError
    for open_one in organisation.agreements.filter(state=AgreementState.SOUGHT):
        _end(open_one, AgreementState.REPLACED, at)
    agreement = Agreement.objects.create(
        organisation=organisation,
        wording=wording,
        fingerprint=fingerprint(wording),
        asked_at=at,
        asked_by=by,
        asked_of=email,
    )
    if email:
        token = link_issue(
            purpose=PURPOSE, about=agreement.pk, email=email, name=name, at=at, lasts=LINK_LASTS, most_uses=1
        )
        agreement_mail_queue(agreement=agreement, token=token, name=name, at=at)
    log(organisation, "partners.agreement_seek", user=by)
    return agreement


@transaction.atomic
def agreement_give(
    *,
    agreement: Agreement,
    who: str,
    by_what: AgreedBy,
    at: datetime,
    link: Any = None,
    recorded_by: Any = None,
    review_on: date | None = None,
) -> Agreement:
    """Record that the partner agrees to exactly this wording; the older one stops being in force.

    `link` is the signed link that was used, `recorded_by` the member of staff who records another way. Raises
    AnsweredAlreadyError, or a LinkError.
    """
    fresh = _open(agreement)
    if link:
        link_use(link=link, at=at)
    for old in fresh.organisation.agreements.filter(state=AgreementState.AGREED):
        _end(old, AgreementState.REPLACED, at)
    fresh.state, fresh.answered_at, fresh.answered_by = AgreementState.AGREED, at, who
    fresh.by_what, fresh.recorded_by = by_what, recorded_by
    fresh.review_on = review_on or timezone.localdate(at) + REVIEW_AFTER
    fresh.save()
    log(fresh.organisation, "partners.agreement_give", user=recorded_by)
    if link:
        answer_mail_queue(agreement=fresh, at=at)
    else:
        links_revoke(purpose=PURPOSE, about=fresh.pk, at=at)
    return fresh


@transaction.atomic
def agreement_correct(*, agreement: Agreement, who: str, correction: str, at: datetime, link: Any) -> Agreement:
    """Record what the partner wants changed; the wording in force stays. Raises AnsweredAlreadyError or LinkError."""
    fresh = _open(agreement)
    link_use(link=link, at=at)
    fresh.state, fresh.answered_at, fresh.answered_by = AgreementState.CORRECTED, at, who
    fresh.by_what, fresh.correction = AgreedBy.LINK, correction
    fresh.save()
    log(fresh.organisation, "partners.agreement_correct")
    answer_mail_queue(agreement=fresh, at=at)
    return fresh


@transaction.atomic
def agreement_withdraw(*, organisation: Organisation, by: Any, at: datetime) -> int:
    """Take the entry off the site because the partner no longer agrees; return how many were in force or open."""
    found = list(organisation.agreements.filter(state__in=[AgreementState.SOUGHT, AgreementState.AGREED]))
    for each in found:
        _end(each, AgreementState.WITHDRAWN, at)
    log(organisation, "partners.agreement_withdraw", user=by)
    return len(found)


def _open(agreement: Agreement) -> Agreement:
    fresh = Agreement.objects.select_for_update().select_related("organisation").get(pk=agreement.pk)
    if fresh.state != AgreementState.SOUGHT:
        raise AnsweredAlreadyError
    return fresh


def _end(agreement: Agreement, state: AgreementState, at: datetime) -> None:
    agreement.state = state
    agreement.save(update_fields=["state"])
    links_revoke(purpose=PURPOSE, about=agreement.pk, at=at)


@transaction.atomic
def entry_check_ask(*, organisation: Organisation, by: Any, at: datetime) -> EntryCheck:
    """Ask a second person to check name, website and phone as they stand now."""
    values = {"fingerprint": fingerprint(contact_of(organisation)), "asked_by": by, "asked_at": at}
    check, _ = EntryCheck.objects.update_or_create(
        organisation=organisation, defaults=values | {"checked_by": None, "checked_at": None}
    )
    log(organisation, "partners.entry_check_ask", user=by)
    return check


@transaction.atomic
def entry_check_confirm(*, check: EntryCheck, by: Any, at: datetime) -> EntryCheck:
    """Record that a second person has checked the entry. Raises SecondPersonError, EntryChangedError."""
    fresh = EntryCheck.objects.select_for_update().select_related("organisation").get(pk=check.pk)
    if fresh.asked_by_id == by.pk:
        raise SecondPersonError
    if fresh.fingerprint != fingerprint(contact_of(fresh.organisation)):
        raise EntryChangedError
    fresh.checked_by, fresh.checked_at = by, at
    fresh.save()
    log(fresh.organisation, "partners.entry_check_confirm", user=by)
    return fresh


def agreements_remind(*, at: datetime) -> int:
    """Remind the office of each agreed wording whose review is due at `at` (aware), once; return how many."""
    due = Agreement.objects.filter(
        state=AgreementState.AGREED, review_on__lte=timezone.localdate(at), reminded_at=None
    ).select_related("organisation")
    count = 0
    for agreement in due:
        with transaction.atomic():
            if reminder_mail_queue(agreement=agreement, at=at):
                count += Agreement.objects.filter(pk=agreement.pk, reminded_at=None).update(reminded_at=at)
    return count
