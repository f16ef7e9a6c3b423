"""Writes: who may read a release early, what they did, and what happens when it becomes public."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from core.generation import renew
from core.models import SignedLink
from core.signed_links import link_issue, link_use, links_prolong, links_revoke
from partners.data_sharing.models import Commitment
from partners.embargo import mails
from partners.embargo.enums import AccessAction
from partners.embargo.models import Release, ReleaseAccess, ReleaseReader
from partners.embargo.selectors import is_public
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
    mails.invitation(reader=reader, token=token, at=at)
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
def release_moved(*, release: Release, before: datetime, by: Any, at: datetime) -> None:
    """After the time of a release was changed from `before`: tell its readers; their links last as long as they must.

    Nothing is done where the time is the same, or the release is withdrawn.
    """
    if before == release.released_at or release.withdrawn_at:
        return
    for reader in release.readers.filter(revoked_at=None):
        links_prolong(purpose=PURPOSE, about=reader.pk, until=release.released_at + OPEN_AFTER_RELEASE)
        mails.moved(reader=reader, before=before, at=at)
    log(release, "partners.release_moved", user=by)


@transaction.atomic
def release_withdraw(*, release: Release, by: Any, at: datetime) -> None:
    """Take a release away from everybody, early readers and the public; tell those who could read it early."""
    if Release.objects.filter(pk=release.pk, withdrawn_at=None).update(withdrawn_at=at):
        for reader in release.readers.filter(revoked_at=None):
            mails.withdrawn(reader=reader, at=at)
            links_revoke(purpose=PURPOSE, about=reader.pk, at=at)
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
                    mails.released(reader=reader, at=at)


def readers_purge(*, at: datetime, dry_run: bool) -> int:
    """Delete who read what of releases that have been public for a year, unless `dry_run`; return how many readers.

    The names of the organisations stay with the release.
    """
    old = ReleaseReader.objects.filter(release__released_at__lt=at - KEPT_FOR)
    if dry_run:
        return old.count()
    return old.delete()[1].get("partners.ReleaseReader", 0)
