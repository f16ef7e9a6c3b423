"""A whole year at one moment: all of it or nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from register.enums import PUBLIC_WHEN_ISSUED, VersionState
from register.models import ReportYear, Version, YearPublication
from register.trail import digest_of, trail_add, version_trail
from register.trail_records import year_content, year_subject
from register.workflow.approvals import version_make_public
from register.workflow.errors import ChangedMeanwhileError, RegisterError
from register.workflow.rights import ADMINISTER, need


@transaction.atomic
def year_create(*, start: int, by: Any, at: datetime, is_sample: bool = False) -> ReportYear:
    """Make the year 1 April `start` to 31 March; return the one that is there already. Raises NotAllowedError."""
    need(by, ADMINISTER)
    year, is_new = ReportYear.objects.get_or_create(start=start, is_sample=is_sample)
    if is_new:
        year.full_clean()
        _note(year, by, "year.create", at)
    return year


@transaction.atomic
def year_schedule(*, year: ReportYear, due_at: datetime | None, is_nil: bool, by: Any, at: datetime) -> ReportYear:
    """Set (or with None take back) the aware moment at which the year's entries become public, all of them.

    Raises NotAllowedError; RegisterError where the year is out, the moment is past, an entry is not approved, or a year
    without entries is not said to be one (`is_nil`), and the other way round.
    """
    need(by, ADMINISTER)
    fresh = ReportYear.objects.select_for_update().get(pk=year.pk)
    if YearPublication.objects.filter(year=fresh).exists():
        raise RegisterError(_("This year's report is out already."))
    if due_at is not None:
        if due_at < at:
            raise RegisterError(_("This moment is past. Choose one to come."))
        check_ready(fresh, is_nil=is_nil)
    fresh.due_at, fresh.is_nil, fresh.trouble = due_at, is_nil, ""
    fresh.due_by_key = by.pk if due_at else None
    fresh.save()
    _note(fresh, by, "year.schedule", at)
    return fresh


def versions_due(year: ReportYear) -> QuerySet[Version]:
    """Return what becomes public with the year's report, by reference."""
    approved = Version.objects.filter(year=year, state=VersionState.APPROVED).select_related("action", "body", "year")
    return approved.order_by("action__reference")


def versions_seen(versions: list[Version]) -> str:
    """Return a mark of these versions as they are now: who confirms sends it back, so that nothing else goes out."""
    return digest_of([[each.pk, each.edit] for each in versions])


@transaction.atomic
def year_publish(
    *, year: ReportYear, at: datetime, by: Any = None, is_nil: bool | None = None, seen: str | None = None
) -> YearPublication:
    """Make the year public now, in one transaction: its entries, its frozen table, or that there was no action.

    `by` is None for the clock, which does what an administrator scheduled. `is_nil` (None: as it is kept) says that no
    action was taken, and `seen` what the person saw of it (`versions_seen`). Raises NotAllowedError; RegisterError as
    year_schedule does; ChangedMeanwhileError where something else would become public than was seen.
    """
    if by is not None:
        need(by, ADMINISTER)
    fresh = ReportYear.objects.select_for_update().get(pk=year.pk)
    if YearPublication.objects.filter(year=fresh).exists():
        raise RegisterError(_("This year's report is out already."))
    fresh.is_nil = fresh.is_nil if is_nil is None else is_nil
    check_ready(fresh, is_nil=fresh.is_nil)
    approved = list(versions_due(fresh))
    if seen is not None and seen != versions_seen(approved):
        raise ChangedMeanwhileError(_("What would become public has changed meanwhile. Look at it again first."))
    publication = YearPublication.objects.create(year=fresh, published_at=at)
    for version in approved:
        version_make_public(version, publication=publication, by=by, at=at)
    _join_earlier(fresh, publication)
    publication.snapshot = _table(fresh)
    publication.save()
    fresh.due_at, fresh.trouble = None, ""
    fresh.save()
    fresh.publication = publication
    _note(fresh, by, "year.publish", at)
    return publication


def years_publish_due(at: datetime) -> None:
    """Publish each year whose moment has come; one that cannot be says why to the administrators. Run by the clock."""
    for year in ReportYear.objects.filter(due_at__lte=at, trouble=""):
        try:
            year_publish(year=year, at=at)
        except RegisterError as error:
            ReportYear.objects.filter(pk=year.pk).update(trouble=str(error)[:300])


def check_ready(year: ReportYear, *, is_nil: bool) -> None:
    """Raise RegisterError, with what is to be done first, where a year cannot be made public or scheduled yet."""
    versions = Version.objects.filter(year=year)
    open_ones = versions.filter(state__in=[VersionState.DRAFT, VersionState.WAITING], number=1)
    if open_ones.exists():
        names = ", ".join(open_ones.order_by("action__reference").values_list("action__reference", flat=True)[:10])
        raise RegisterError(
            _("These entries of the year are not approved yet: %(names)s. All go out together.") % {"names": names}
        )
    if is_nil and versions.exists():
        raise RegisterError(_("This year has entries, so it cannot be said that no action was taken."))
    if not is_nil and not versions.exists():
        raise RegisterError(_("This year has no entries. Say that no action was taken, or wait."))


def _join_earlier(year: ReportYear, publication: YearPublication) -> None:
    """Declarations and laid reports were public before; they belong to the report too."""
    early = Version.objects.filter(year=year, state=VersionState.PUBLIC, public_with=None, type__in=PUBLIC_WHEN_ISSUED)
    for version in early:
        version.public_with = publication
        version.save()
        version_trail(version, by=None, what="version.report", at=publication.published_at)


def _table(year: ReportYear) -> list[list[Any]]:
    from register.data import year_rows  # noqa: PLC0415 - reads what this module writes

    return [list(row) for row in year_rows(year)]


def _note(year: ReportYear, by: Any, what: str, at: datetime) -> None:
    trail_add(by=by, what=what, subject=year_subject(year), content=year_content(year), at=at, is_sample=year.is_sample)
