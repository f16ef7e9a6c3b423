"""Writes: asking a person for a commitment before personal data is shared, and the commitment itself."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.log_actions import log

from contact.selectors import office_name
from core.models import SignedLink
from core.signed_links import link_issue, link_use
from outbox.rendering import mail_render
from outbox.services import mail_queue
from partners.data_sharing.enums import CommitmentKind
from partners.data_sharing.models import Commitment, CommitmentRequest
from partners.organisations.models import Organisation

PURPOSE = "partners.commitment"
LANGUAGE = settings.LANGUAGE_CODE  # commitments are written in English
OPEN_FOR = timedelta(days=30)
KEPT_FOR = timedelta(days=6 * 365)
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is mistaken for another


class NoCommitmentError(Exception):
    """Nobody has written the commitment yet."""


@transaction.atomic
def commitment_ask(
    *, organisation: Organisation, name: str, email: str, data: str, by: Any, at: datetime
) -> CommitmentRequest:
    """Ask a person, by a link of their own, to make the newest commitment. Raises NoCommitmentError."""
    version = Commitment.objects.filter(kind=CommitmentKind.PERSONAL_DATA).order_by("-number").first()
    if version is None:
        raise NoCommitmentError
    asked = CommitmentRequest.objects.create(
        organisation=organisation,
        commitment=version,
        name=name,
        email=email,
        data=data,
        asked_at=at,
        reference="DS-" + "".join(secrets.choice(_SIGNS) for _ in range(6)),
    )
    token = link_issue(purpose=PURPOSE, about=asked.pk, email=email, name=name, at=at, lasts=OPEN_FOR)
    with translation.override(LANGUAGE):
        path = reverse("partners_commitment", args=[token])
    _mail(asked, "asked", at, url=f"{settings.SITE_URL}{path}")
    log(asked, "partners.commitment_ask", user=by)
    return asked


@transaction.atomic
def commitment_accept(*, asked: CommitmentRequest, link: SignedLink, role: str, at: datetime) -> None:
    """Record the commitment and mail the receipt; sent twice, it is recorded once. Raises LinkError."""
    link_use(link=link, at=at)
    if CommitmentRequest.objects.filter(pk=asked.pk, accepted_at=None).update(accepted_at=at, role=role):
        asked.refresh_from_db()
        _mail(asked, "receipt", at)


def commitments_purge(*, at: datetime, dry_run: bool) -> int:
    """Delete requests older than six years at `at` (aware), unless `dry_run`; return how many."""
    old = CommitmentRequest.objects.filter(asked_at__lt=at - KEPT_FOR)
    return old.count() if dry_run else old.delete()[0]


def _mail(asked: CommitmentRequest, kind: str, at: datetime, *, url: str = "") -> None:
    context = {
        "sender_name": office_name(),
        "asked": asked,
        "url": url,
        "accepted_at": timezone.localtime(asked.accepted_at) if asked.accepted_at else None,
    }
    mail = mail_render(f"partners/mail/commitment_{kind}", context, language=LANGUAGE)
    mail_queue(
        key=f"partners.commitment.{asked.pk}.{kind}",
        kind=f"partners.commitment_{kind}",
        to=[asked.email],
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        language=LANGUAGE,
        at=at,
    )
