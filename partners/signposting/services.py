"""Writes of signposting: what people report about entries."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from contact.enquiries.selectors import recipients_of
from contact.selectors import office_name
from core.limits import Limit, client_network, limit_use
from outbox.rendering import mail_render
from outbox.services import mail_queue
from partners.organisations.models import Organisation
from partners.signposting.models import EntryReport

KEPT_AFTER_SETTLED = timedelta(days=90)
_PER_ADDRESS, _IN_ALL = Limit("entry_reports.address", 10), Limit("entry_reports", 100)


class TooManyReportsError(Exception):
    """So many reports came from there, or from everywhere, that none is taken for now."""


@transaction.atomic
def entry_report(
    *,
    organisation: Organisation,
    reason: str,
    details: str,
    is_spam: bool,
    token: uuid.UUID,
    address: str,
    at: datetime,
) -> EntryReport | None:
    """Record a report with the mail to the office, once per form; spam is taken without a word and kept nowhere.

    Raises TooManyReportsError.
    """
    if is_spam:
        return None
    existing = EntryReport.objects.filter(token=token).first()
    if existing:
        return existing
    if not limit_use(_PER_ADDRESS, who=client_network(address), at=at) or not limit_use(_IN_ALL, who="all", at=at):
        raise TooManyReportsError
    values = {"organisation": organisation, "reason": reason, "details": details, "reported_at": at}
    report, is_new = EntryReport.objects.get_or_create(token=token, defaults=values)
    if is_new:
        _mail_queue(report, at)
    return report


def _mail_queue(report: EntryReport, at: datetime) -> None:
    recipients = recipients_of(None, day=timezone.localdate(at))
    if not recipients:
        return
    screen = f"{settings.SITE_URL}{reverse('partners_reports')}"
    context = {"sender_name": office_name(), "report": report, "screen": screen}
    mail = mail_render("partners/mail/entry_report", context, language=settings.LANGUAGE_CODE)
    mail_queue(
        key=f"partners.entry_report.{report.pk}",
        kind="partners.entry_report",
        to=recipients,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        language=settings.LANGUAGE_CODE,
        at=at,
    )


@transaction.atomic
def report_settle(*, report: EntryReport, by: Any, at: datetime) -> None:
    """Say that a report has been dealt with; one that is settled stays as it is."""
    if EntryReport.objects.filter(pk=report.pk, settled_at=None).update(settled_at=at, settled_by=by):
        log(report.organisation, "partners.report_settle", user=by)


def reports_purge(*, at: datetime, dry_run: bool) -> int:
    """Delete the reports that were settled long before `at` (aware), unless `dry_run`; return how many."""
    old = EntryReport.objects.filter(settled_at__lt=at - KEPT_AFTER_SETTLED)
    return old.count() if dry_run else old.delete()[0]
