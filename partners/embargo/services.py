"""Writes: who may read a release early, what they did, and what happens when it becomes public."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.log_actions import log

from contact.selectors import office_name
from core.generation import renew
from core.models import SignedLink
from core.signed_links import link_issue, link_use, links_revoke
from outbox.rendering import mail_render
from outbox.services import mail_queue
from partners.data_sharing.models import Commitment
from partners.embargo.enums import AccessAction
from partners.embargo.models import Release, ReleaseAccess, ReleaseReader
from partners.embargo.selectors import LANGUAGE, is_public
from partners.organisations.models import Organisation

PURPOSE = "partners.embargo"
OPEN_AFTER_RELEASE = timedelta(days=7)  # so that a late click still leads to what is public
KEPT_FOR = timedelta(days=365)


class ReleaseIsPublicError(Exception):
    """It is public (or withdrawn): nobody needs an early link any more."""


@transaction.atomic
def reader_invite(
    *, release: Release, organisation: Organisation, name: str, email: str, by: Any, at: datetime
) -> ReleaseReader:
    """Let a person read a release early and mail them a link of their own. Raises ReleaseIsPublicError."""
    if is_public(release, at=at) or release.withdrawn_at:
        raise ReleaseIsPublicError
    reader, _is_new = ReleaseReader.objects.update_or_create(
        release=release,
        email=email,
        defaults={
            "organisation": organisation,
            "name": name,
            "invited_at": at,
            "revoked_at": None,
            "terms": None,
            "accepted_at": None,
        },
    )
    links_revoke(purpose=PURPOSE, about=reader.pk, at=at)
    lasts = release.released_at - at + OPEN_AFTER_RELEASE
    token = link_issue(purpose=PURPOSE, about=reader.pk, email=email, name=name, at=at, lasts=lasts)
    with translation.override(LANGUAGE):
        path = reverse("partners_embargo", args=[token])
    _mail(reader, "invitation", at, url=f"{settings.SITE_URL}{path}", key=token[-8:])
    log(release, "partners.reader_invite", user=by, data={"organisation": organisation.name})
    return reader


@transaction.atomic
def reader_revoke(*, reader: ReleaseReader, by: Any, at: datetime) -> None:
    """Take a reader's link back: what it opened shows nothing from now on."""
    if ReleaseReader.objects.filter(pk=reader.pk, revoked_at=None).update(revoked_at=at):
        links_revoke(purpose=PURPOSE, about=reader.pk, at=at)
        log(reader.release, "partners.reader_revoke", user=by, data={"organisation": reader.organisation.name})


@transaction.atomic
def terms_accept(*, reader: ReleaseReader, link: SignedLink, terms: Commitment, at: datetime) -> None:
    """Record that a reader accepted a version of the terms; sent twice, it is recorded once. Raises LinkError."""
    link_use(link=link, at=at)
    waiting = ReleaseReader.objects.filter(pk=reader.pk, accepted_at=None)
    if waiting.update(accepted_at=at, terms=terms):
        access_record(reader=reader, action=AccessAction.ACCEPTED, at=at)
        reader.release.organisations.add(reader.organisation)
    reader.refresh_from_db()


def access_record(*, reader: ReleaseReader, action: AccessAction, at: datetime) -> None:
    """Add a line to the log of who read what, and when."""
    ReleaseAccess.objects.create(reader=reader, action=action, at=at)


@transaction.atomic
def release_withdraw(*, release: Release, by: Any, at: datetime) -> None:
    """Take a release away from everybody, early readers and the public."""
    if Release.objects.filter(pk=release.pk, withdrawn_at=None).update(withdrawn_at=at):
        for pk in release.readers.values_list("pk", flat=True):
            links_revoke(purpose=PURPOSE, about=pk, at=at)
        log(release, "partners.release_withdraw", user=by)
        renew()


def releases_announce(*, at: datetime) -> None:
    """The clock's job: tell the site's memory that a release is public since `at` or before, and tell its readers.

    Views look at the time itself, so a release is public to the second even while this job waits.
    """
    due = Release.objects.filter(released_at__lte=at, announced_at=None, withdrawn_at=None)
    for release in due:
        with transaction.atomic():
            if Release.objects.filter(pk=release.pk, announced_at=None).update(announced_at=at):
                renew()
                for reader in release.readers.filter(revoked_at=None):
                    with translation.override(LANGUAGE):
                        path = reverse("partners_release", args=[release.slug])
                    _mail(reader, "released", at, url=f"{settings.SITE_URL}{path}")


def readers_purge(*, at: datetime, dry_run: bool) -> int:
    """Delete who read what of releases that have been public for a year, unless `dry_run`; return how many readers.

    The names of the organisations stay with the release.
    """
    old = ReleaseReader.objects.filter(release__released_at__lt=at - KEPT_FOR)
    if dry_run:
        return old.count()
    return old.delete()[1].get("partners.ReleaseReader", 0)


def _mail(reader: ReleaseReader, kind: str, at: datetime, *, url: str, key: str = "") -> None:
    """Write to a reader. Before the release, nothing of it is in the mail: neither its title nor what it is about."""
    context = {
        "sender_name": office_name(),
        "name": reader.name,
        "url": url,
        "released_at": timezone.localtime(reader.release.released_at),
        "title": reader.release.title if kind == "released" else "",
    }
    mail = mail_render(f"partners/mail/embargo_{kind}", context, language=LANGUAGE)
    mail_queue(
        key=f"partners.embargo.{reader.pk}.{kind}.{key}",
        kind=f"partners.embargo_{kind}",
        to=[reader.email],
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        language=LANGUAGE,
        at=at,
    )
