"""Reads of requests, criteria, decisions and outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from core.generation import per_generation
from partners.engagement.enums import OPEN_STATES, EngagementKind, Outcome
from partners.models import Criteria, EngagementRequest, EngagementSettings, OutcomeCount


@dataclass(frozen=True)
class Terms:
    """What the office has decided about requests; it takes none until it has said how long it keeps them."""

    office_email: str
    retention_days: int | None
    target_days: int | None
    is_demonstration: bool

    @property
    def is_offered(self) -> bool:
        return bool(self.office_email and self.retention_days)


def terms() -> Terms:
    """Return the terms as they are recorded now."""
    row = EngagementSettings.load()
    return Terms(row.office_email, row.retention_days, row.target_days, row.is_demonstration)


def criteria_at(*, day: date) -> Criteria | None:
    """Return the version in force on the office's `day` whose words are published; None where there is none."""
    found = Criteria.objects.filter(in_force_from__lte=day, texts__live=True).distinct()
    return found.prefetch_related("texts__locale").order_by("-in_force_from").first()


def criteria_now() -> Criteria | None:
    return criteria_at(day=timezone.localdate())


def requests_sent() -> QuerySet[EngagementRequest]:
    """Return every request that was sent, for the office; drafts are their makers'."""
    return EngagementRequest.objects.exclude(reference="").select_related("assigned_to", "decision")


def requests_overdue(*, at: datetime) -> QuerySet[EngagementRequest]:
    """Return the undecided requests whose aimed day is over at `at` (aware), the oldest first."""
    day = timezone.localdate(at)
    return requests_sent().filter(state__in=OPEN_STATES, due_on__lt=day).order_by("due_on", "pk")


def due_on(*, at: datetime) -> date | None:
    """Return the day by which we aim to decide what comes at `at` (aware); None while no aim is set."""
    days = terms().target_days
    return timezone.localdate(at) + timedelta(days=days) if days else None


@dataclass(frozen=True)
class OutcomeRow:
    """One kind of request in one year: how many were decided how, in the order of `Outcome`."""

    kind: EngagementKind
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class OutcomeYear:
    """The outcomes of one year, a row for each kind of which there was any."""

    year: int
    rows: tuple[OutcomeRow, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(sum(row.counts[place] for row in self.rows) for place in range(len(Outcome)))

    @property
    def total(self) -> int:
        return sum(self.totals)


@per_generation
def outcome_years() -> tuple[OutcomeYear, ...]:
    """Return the outcomes by year, the newest first."""
    found: dict[int, dict[str, dict[str, int]]] = {}
    for each in OutcomeCount.objects.filter(count__gt=0):
        found.setdefault(each.year, {}).setdefault(each.kind, {})[each.outcome] = each.count
    return tuple(OutcomeYear(year, _rows(kinds)) for year, kinds in sorted(found.items(), reverse=True))


def _rows(kinds: dict[str, dict[str, int]]) -> tuple[OutcomeRow, ...]:
    return tuple(
        OutcomeRow(kind, tuple(kinds[kind].get(outcome, 0) for outcome in Outcome))
        for kind in EngagementKind
        if kind in kinds
    )
