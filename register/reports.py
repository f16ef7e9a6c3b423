"""A year of the register as it was when its report came out: the frozen table, its totals, what changed since."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.conf import settings
from django.db.models import F
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from contact.enums import ServiceCode
from register import selectors
from register.data import NAMES
from register.enums import LEVELS, WAS_PUBLIC, ActionType, Sector, VersionState
from register.models import ReportYearText, Version, YearPublication
from register.presenters import level_name, seal_line

_WIDTH = 100  # per cent


@dataclass(frozen=True)
class Bar:
    """One line of a chart: its label, its number, the share of the longest in per cent, and the same a year before."""

    label: str
    count: int
    width: int
    before: int | None


@dataclass(frozen=True)
class Chart:
    """One total: what it is by, and its lines. The table beside it has the same numbers."""

    key: str
    title: str
    bars: tuple[Bar, ...]


def text_of(publication: YearPublication) -> ReportYearText | None:
    """Return what editors say about the year, in the active language or else in English; None where it is nothing."""
    texts = publication.year.texts.select_related("locale")
    live = {text.locale.language_code: text for text in texts.filter(live=True)}
    return live.get(get_language() or "") or live.get(settings.LANGUAGE_CODE)


def rows(publication: YearPublication) -> list[dict[str, Any]]:
    """Return the frozen rows by column, for people: labels in the active language instead of codes.

    `removed` says since when the text of a row is gone, "" where it is there.
    """
    found = [_for_people(dict(zip(NAMES, row, strict=True))) for row in publication.snapshot]
    return [row | {"removed": _removed_line(row) if row["text_removed"] else ""} for row in found]


def _removed_line(row: dict[str, Any]) -> str:
    version = selectors.version(row["reference"], int(row["version"]))
    return seal_line(version) if version else ""


def _for_people(row: dict[str, Any]) -> dict[str, Any]:
    labels = {
        "sector": Sector(row["sector"]).label,
        "service": ServiceCode(row["service"]).label,
        "type": ActionType(row["type"]).label,
    }
    return row | {f"{name}_label": str(label) for name, label in labels.items()}


def charts(publication: YearPublication) -> list[Chart]:
    """Return the totals by level, service and sector, each beside the year before where that is published."""
    before = _year_before(publication)
    dimensions: list[tuple[str, str, list[tuple[Any, str]]]] = [
        ("level", _("By level"), [(number, level_name(number)) for number in LEVELS]),
        ("service", _("By service"), [(each.value, str(each.label)) for each in ServiceCode]),
        ("sector", _("By sector"), [(each.value, str(each.label)) for each in Sector]),
    ]
    return [Chart(key, title, _bars(key, values, publication, before)) for key, title, values in dimensions]


def _bars(
    key: str, values: list[tuple[Any, str]], publication: YearPublication, before: YearPublication | None
) -> tuple[Bar, ...]:
    now, then = _counted(publication, key), _counted(before, key) if before else None
    most = max([*now.values(), *(then or {}).values(), 1])
    return tuple(
        Bar(label, now[value], round(_WIDTH * now[value] / most), then[value] if then is not None else None)
        for value, label in values
    )


def _counted(publication: YearPublication, key: str) -> Counter[Any]:
    place = NAMES.index(key)
    return Counter(row[place] for row in publication.snapshot)


def _year_before(publication: YearPublication) -> YearPublication | None:
    earlier = publication.year.start - 1
    return next((each for each in selectors.years() if each.year.start == earlier), None)


def year_before_label(publication: YearPublication) -> str:
    """Return the label of the year that the totals are compared with; "" where there is none."""
    before = _year_before(publication)
    return before.year.label if before else ""


def changes_since(publication: YearPublication) -> list[Version]:
    """Return what became public after the report: corrections, withdrawals and late entries, newest first.

    Also a correction that took an entry of this year to another one.
    """
    later = Version.objects.filter(state__in=WAS_PUBLIC, public_from__gt=publication.published_at)
    here = later.filter(year=publication.year)
    was_here = later.exclude(year=publication.year).filter(
        action__versions__public_with=publication,
        action__versions__state=VersionState.REPLACED,
        action__versions__number__lt=F("number"),
    )
    found = chain.from_iterable(
        rows.select_related("action", "body", "year", "seal") for rows in (here, was_here.distinct())
    )
    return sorted(found, key=lambda each: (each.public_from, each.pk), reverse=True)
