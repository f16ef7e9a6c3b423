"""Everything that is known about contact, read at once and kept while nothing shown has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

from django.db.models import Model, Prefetch

from contact.models import (
    Closure,
    ClosureReasonText,
    ContactSettings,
    ContactStatement,
    ContactStatementText,
    HolidayNameText,
    Office,
    OpeningHours,
    OpeningPeriod,
    PhoneLine,
    PhoneLineText,
    PublicHoliday,
    Service,
    ServiceText,
)
from core.generation import per_generation


@dataclass(frozen=True, order=True)
class Period:
    """From when to when phones are answered on a day, in the office's time."""

    opens: time
    closes: time


@dataclass(frozen=True)
class Schedule:
    """The hours of a week, for a line, a service or (neither) the whole office; `week` has seven days from Monday."""

    service_id: int | None
    line_id: int | None
    valid_from: date
    valid_to: date | None
    week: tuple[tuple[Period, ...], ...]

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def narrowness(self, line: PhoneLine | None) -> int:
        """Return 3 for the line's own, 2 for its service's, 1 for the office's hours, 0 where they are not for it."""
        if self.line_id is not None:
            return 3 if line and self.line_id == line.pk else 0
        if self.service_id is not None:
            return 2 if line and self.service_id == line.service_id else 0
        return 1


@dataclass(frozen=True)
class ClosureFacts:
    """A closure or changed hours with what it is for; no service and no line means everything."""

    record: Closure
    service_ids: frozenset[int]
    line_ids: frozenset[int]
    holiday: PublicHoliday | None

    @property
    def is_for_all(self) -> bool:
        return not self.service_ids and not self.line_ids

    def days(self, *, at_most: int) -> list[date]:
        """Return its days from the first, of a long one only so many."""
        length = (self.record.last_day - self.record.first_day).days + 1
        return [self.record.first_day + timedelta(days=ahead) for ahead in range(min(length, at_most))]

    def covers(self, line: PhoneLine | None, day: date) -> bool:
        """Return whether it is for the line (None: for the whole office) on that day."""
        if not self.record.first_day <= day <= self.record.last_day:
            return False
        return self.is_for_all or (
            line is not None and (line.pk in self.line_ids or line.service_id in self.service_ids)
        )


@dataclass(frozen=True)
class ContactFacts:
    """The snapshot. Its records have their words, and nothing in it reads the database again."""

    services: tuple[Service, ...]
    lines: tuple[PhoneLine, ...]
    schedules: tuple[Schedule, ...]
    closures: tuple[ClosureFacts, ...]
    holidays: tuple[PublicHoliday, ...]
    statements: Mapping[str, ContactStatement]
    office: Office | None
    announce_days: int

    def since(self, day: date) -> ContactFacts:
        """Return the facts without what was over before the day, for looking through many days ahead."""
        return replace(
            self,
            closures=tuple(each for each in self.closures if each.record.last_day >= day),
            holidays=tuple(each for each in self.holidays if each.day >= day),
        )


@per_generation
def contact_facts() -> ContactFacts:
    """Return the facts about contact in a fixed number of queries, however many records there are.

    All closures are read, past ones too: an office has a dozen a year, and the callers bring the moment.
    """
    services = tuple(Service.objects.prefetch_related(_texts(ServiceText), Prefetch("lines", _lines())))
    holidays = _holidays()
    settings = ContactSettings.objects.first() or ContactSettings()
    return ContactFacts(
        services=services,
        lines=tuple(line for service in services for line in service.lines.all()),
        schedules=_schedules(),
        closures=_closures({each.closure_id: each for each in holidays if each.closure_id}),
        holidays=holidays,
        statements={
            each.code: each for each in ContactStatement.objects.prefetch_related(_texts(ContactStatementText))
        },
        office=Office.objects.first(),
        announce_days=settings.announce_days,
    )


def office_name() -> str:
    """Return what the office is called; "" where it is not recorded."""
    office = contact_facts().office
    return office.name if office else ""


def _texts(model: type[Model], path: str = "texts") -> Prefetch[str]:
    return Prefetch(path, model._default_manager.select_related("locale"))


def _lines() -> Any:
    return PhoneLine.objects.prefetch_related(_texts(PhoneLineText))


def _schedules() -> tuple[Schedule, ...]:
    weeks: dict[int, list[list[Period]]] = defaultdict(lambda: [[] for _ in range(7)])
    for each in OpeningPeriod.objects.order_by("weekday", "opens"):
        weeks[each.hours_id][each.weekday].append(Period(each.opens, each.closes))
    return tuple(
        Schedule(each.service_id, each.line_id, each.valid_from, each.valid_to, tuple(map(tuple, weeks[each.pk])))
        for each in OpeningHours.objects.order_by("valid_from", "pk")
    )


def _closures(holidays: Mapping[int | None, PublicHoliday]) -> tuple[ClosureFacts, ...]:
    records = Closure.objects.select_related("reason").prefetch_related(
        _texts(ClosureReasonText, "reason__texts"), "services", "lines"
    )
    return tuple(
        ClosureFacts(
            record=record,
            service_ids=frozenset(service.pk for service in record.services.all()),
            line_ids=frozenset(line.pk for line in record.lines.all()),
            holiday=holidays.get(record.pk),
        )
        for record in records
    )


def _holidays() -> tuple[PublicHoliday, ...]:
    return tuple(PublicHoliday.objects.select_related("name").prefetch_related(_texts(HolidayNameText, "name__texts")))
