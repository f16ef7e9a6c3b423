"""What the public may read of the register: the public version of each entry, and nothing that is on its way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.expressions import RawSQL

from core.generation import per_generation
from register import search
from register.enums import WAS_PUBLIC, Extra, VersionState
from register.filters import HIGHEST_LEVEL, OLDEST, Filters
from register.models import (
    Action,
    Body,
    Disclosure,
    Document,
    RegisterSettings,
    ReportYear,
    Seal,
    Version,
    YearPublication,
)

ORDERS = {
    OLDEST: ("taken_on", "id"),
    HIGHEST_LEVEL: ("-level", "-taken_on", "-id"),
}
NEWEST_FIRST = ("-taken_on", "-id")
DIMENSIONS = ("year", "level", "service", "sector")
# Not a parameter: only of a literal does SQLite know that an index of public entries needs no look at their rows.
_PUBLIC = RawSQL(f"'{VersionState.PUBLIC}'", ())  # noqa: S611 - a constant


@dataclass(frozen=True)
class Cell:
    """How many public entries share a year, a level, a service and a sector."""

    year: str
    level: int
    service: str
    sector: str
    count: int


@per_generation
def shows_samples() -> bool:
    """Return whether the list shows the invented register: only while nothing real was ever published."""
    real = Version.objects.filter(is_sample=False, state__in=WAS_PUBLIC).exists()
    published = YearPublication.objects.filter(year__is_sample=False).exists()
    return not real and not published


def entries(filters: Filters) -> QuerySet[Version]:
    """Return the public entries that `filters` ask for, in their order, withdrawn ones left out."""
    return _narrowed(filters).order_by(*ORDERS.get(filters.sort, NEWEST_FIRST))


def _narrowed(filters: Filters) -> QuerySet[Version]:
    # "IN (…)", because Django writes a truth value as "NOT is_sample", in which SQLite sees no beginning of an index.
    found = Version.objects.filter(state=_PUBLIC, withdraws=False, is_sample__in=[shows_samples()])
    if filters.year:
        found = found.filter(year=_year_keys()[filters.year])
    if filters.level:
        found = found.filter(level=filters.level)
    if filters.service:
        found = found.filter(service=filters.service)
    if filters.sector:
        found = found.filter(body__in=list(_bodies_in(filters.sector)))
    if filters.organisation:
        found = found.filter(body__slug=filters.organisation)
    asked = search.condition(filters.q)
    if asked is None:
        return found
    return found.extra(where=[asked[0]], params=asked[1])  # noqa: S610 - the words are parameters


def page_of(filters: Filters, *, size: int) -> list[Version]:
    """Return one page of entries with organisation and year: ids first, so that a deep page reads no row in vain."""
    start = (filters.page - 1) * size
    keys = list(entries(filters).values_list("pk", flat=True)[start : start + size])
    rows = Version.objects.select_related("action", "body", "year", "seal").in_bulk(keys)
    return [rows[key] for key in keys]


def counts(filters: Filters) -> dict[str, Counter[Any]]:
    """Return for each dimension how many entries each of its values would show, the other filters kept."""
    wanted = {name: getattr(filters, name) for name in DIMENSIONS}
    found: dict[str, Counter[Any]] = {name: Counter() for name in DIMENSIONS}
    for cell in cube(filters.organisation, filters.q):
        misses = [name for name, value in wanted.items() if value and getattr(cell, name) != value]
        for name in DIMENSIONS:
            if not misses or misses == [name]:
                found[name][getattr(cell, name)] += cell.count
    return found


def total(filters: Filters) -> int:
    """Return how many entries the filters show."""
    wanted = {name: getattr(filters, name) for name in DIMENSIONS if getattr(filters, name)}
    cells = cube(filters.organisation, filters.q)
    return sum(cell.count for cell in cells if all(getattr(cell, name) == value for name, value in wanted.items()))


@per_generation
def cube(organisation: str, q: str) -> tuple[Cell, ...]:
    """Return the counts of all public entries (of one organisation, with these words), from one query."""
    labels = {key: label for label, key in _year_keys().items()}
    rows = _narrowed(Filters(organisation=organisation, q=q)).order_by()
    groups = rows.values_list("year", "level", "service", "body__sector").annotate(count=Count("pk"))
    return tuple(Cell(labels[year], level, service, sector, count) for year, level, service, sector, count in groups)


@per_generation
def organisation_counts(year: str, level: int | None, service: str, sector: str, q: str) -> dict[str, int]:
    """Return how many entries each organisation has under these filters, by slug."""
    asked = Filters(year=year, level=level, service=service, sector=sector, q=q)
    rows = _narrowed(asked).order_by().values_list("body__slug").annotate(count=Count("pk"))
    return dict(rows)


@per_generation
def organisations() -> dict[str, str]:
    """Return slug and name of each organisation with a public entry, by name."""
    keys = Version.objects.filter(state=VersionState.PUBLIC, withdraws=False, is_sample=shows_samples()).values("body")
    return dict(Body.objects.filter(pk__in=keys).order_by("name").values_list("slug", "name"))


@per_generation
def _year_keys() -> dict[str, int]:
    return {year.label: year.pk for year in ReportYear.objects.filter(is_sample=shows_samples())}


@per_generation
def _bodies_in(sector: str) -> tuple[int, ...]:
    return tuple(Body.objects.filter(sector=sector).values_list("pk", flat=True))


@per_generation
def years() -> tuple[YearPublication, ...]:
    """Return the years whose report is out, the newest first."""
    found = YearPublication.objects.filter(year__is_sample=shows_samples()).select_related("year")
    return tuple(found.order_by("-year__start"))


@per_generation
def years_listed() -> tuple[str, ...]:
    """Return the labels of the years that the register shows something of, the newest first."""
    shown = {publication.year.label for publication in years()} | {cell.year for cell in cube("", "")}
    return tuple(sorted(shown, reverse=True))


def entry(reference: str) -> Version | None:
    """Return the public version of an entry, withdrawn or not, with its organisation, year and seal; else None."""
    rows = Version.objects.select_related("action", "body", "year", "public_with", "seal")
    return rows.filter(action__reference=reference, state=VersionState.PUBLIC, is_sample=shows_samples()).first()


def withdrawn(*, most: int) -> list[Version]:
    """Return the entries that were withdrawn and keep their address, up to `most`, the newest first."""
    rows = Version.objects.filter(state=VersionState.PUBLIC, withdraws=True, is_sample=shows_samples())
    return list(rows.select_related("action", "body", "year").order_by(*NEWEST_FIRST)[:most])


def replaced(*, most: int) -> list[Version]:
    """Return the versions that a correction or a withdrawal replaced, up to `most`, the newest first."""
    rows = Version.objects.filter(state=VersionState.REPLACED, is_sample=shows_samples())
    return list(rows.select_related("action", "body", "year").order_by("-replaced_at", "-pk")[:most])


def version(reference: str, number: int) -> Version | None:
    """Return a version of an entry that is or was public, as `entry` does; else None."""
    rows = Version.objects.select_related("action", "body", "year", "public_with", "seal")
    found = rows.filter(action__reference=reference, number=number, state__in=WAS_PUBLIC, is_sample=shows_samples())
    return found.first()


def versions(action: Action) -> list[Version]:
    """Return every version of an entry that is or was public, the newest first."""
    rows = action.versions.filter(state__in=WAS_PUBLIC).select_related("action", "body", "year", "public_with", "seal")
    return list(rows.order_by("-number"))


def body_of(slug: str) -> Body | None:
    """Return an organisation that may have a page: one with a public entry now or before; else None."""
    public = Q(versions__state__in=WAS_PUBLIC, is_sample=shows_samples())
    found: Body | None = Body.objects.filter(public, slug=slug).distinct().first()
    return found


def organisation_name(slug: str) -> str:
    """Return the name of an organisation that has or had a public entry; "" where there is none."""
    if name := organisations().get(slug):
        return name
    body = body_of(slug)
    return body.name if body else ""


def organisation_is_known(slug: str) -> bool:
    """Return whether an organisation has or had a public entry: files and feed may be asked for it."""
    return bool(organisation_name(slug))


def publication_of(label: str) -> YearPublication | None:
    """Return the report of a year by its label, if it is out; else None."""
    return next((each for each in years() if each.year.label == label), None)


@per_generation
def shown_extras() -> frozenset[str]:
    """Return what beside the four facts of L17 is switched on: the newest decision on each counts."""
    newest: dict[str, bool] = {}
    for what, is_shown in Disclosure.objects.order_by("decided_at", "pk").values_list("what", "is_shown"):
        newest[what] = is_shown
    return frozenset(what for what in Extra.values if newest.get(what))


def documents(version: Version) -> list[Document]:
    """Return the documents that the public may have with this version: cleared ones of an entry as it counts now."""
    is_open = version.state == VersionState.PUBLIC and not version.withdraws and not version.is_sealed
    if not is_open or Extra.DOCUMENTS not in shown_extras():
        return []
    return list(version.action.documents.filter(cleared_at__isnull=False).order_by("pk"))


@per_generation
def changed_at() -> datetime | None:
    """Return the aware moment of the newest change of what is public; None while there is nothing."""
    moments = Version.objects.filter(state__in=WAS_PUBLIC).aggregate(a=Max("public_from"), b=Max("replaced_at"))
    moments |= Seal.objects.aggregate(c=Max("sealed_at"))
    moments |= YearPublication.objects.aggregate(d=Max("published_at"))
    return max((each for each in moments.values() if each), default=None)


@per_generation
def settings() -> RegisterSettings:
    """Return what administrators decided about the register as a whole."""
    return RegisterSettings.objects.first() or RegisterSettings()  # load() would write while a page is read
