"""Reads for the screens of years."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count

from core.wall_times import moment_shown
from register.data import COLUMNS
from register.enums import ON_ITS_WAY, VersionState
from register.models import ReportYear, Version, YearPublication
from register.workflow.errors import RegisterError
from register.workflow.years import check_ready


def state_names() -> list[str]:
    """Return the names of all states, in their order."""
    return [str(state.label) for state in VersionState]


def rows() -> list[dict[str, Any]]:
    """Return every year with the number of its versions in each state, its moment in words, and its trouble."""
    groups = Version.objects.order_by().values_list("year", "state").annotate(Count("pk"))
    counts = {(year, state): number for year, state, number in groups}
    found = ReportYear.objects.select_related("publication").order_by("is_sample", "-start")
    return [_row(each, [counts.get((each.pk, state), 0) for state in VersionState.values]) for each in found]


def _row(year: ReportYear, counts: list[int]) -> dict[str, Any]:
    publication = getattr(year, "publication", None)
    return {
        "year": year,
        "counts": counts,
        "due": moment_shown(year.due_at) if year.due_at else "",
        "out": moment_shown(publication.published_at) if publication else "",
        "trouble": year.trouble,
    }


def has_entries(year: ReportYear) -> bool:
    """Return whether anything was ever written for a year."""
    return Version.objects.filter(year=year).exists()


def hindrance(year: ReportYear, *, is_nil: bool) -> str:
    """Return why a year cannot be made public now, in words; "" where nothing stands against it."""
    try:
        check_ready(year, is_nil=is_nil)
    except RegisterError as error:
        return str(error)
    return ""


def entries_by_state(year: ReportYear) -> list[tuple[str, list[Version]]]:
    """Return the entries of a year by the state of their newest version, in the order of the states."""
    found = Version.objects.filter(year=year, state__in=[*ON_ITS_WAY, VersionState.PUBLIC])
    versions = list(found.select_related("action", "body").order_by("action__reference", "number"))
    grouped = [(str(state.label), [each for each in versions if each.state == state]) for state in VersionState]
    return [(label, group) for label, group in grouped if group]


def by_level(versions: list[Version]) -> list[tuple[int, int]]:
    """Return each level with its number of versions, the lowest first."""
    return sorted(Counter(each.level for each in versions).items())


def already_public(year: ReportYear) -> int:
    """Return how many entries of a year are public before its report: declarations and laid reports."""
    return Version.objects.filter(year=year, state=VersionState.PUBLIC).count()


def frozen(publication: YearPublication) -> list[dict[str, Any]]:
    """Return the frozen table: what a screen shows of each row, by column."""
    names = [column.name for column in COLUMNS]
    return [dict(zip(names, row, strict=False)) for row in publication.snapshot]


def years_in_trouble() -> list[ReportYear]:
    """Return the years whose moment came and that could not become public."""
    return list(ReportYear.objects.exclude(trouble="").order_by("-start"))
