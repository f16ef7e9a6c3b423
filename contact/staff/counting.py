"""How many enquiries came: those that are there, and those that were deleted, of which only numbers are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import ExtractYear, TruncMonth

from contact.models import Enquiry, EnquiryCount
from contact.times import LONDON

KINDS = ("service", "topic", "language", "state")
Counts = dict[tuple[Any, ...], int]


@dataclass(frozen=True)
class MonthRow:
    """A month with its numbers in the order of the report's columns."""

    month: date
    numbers: list[int]

    @property
    def total(self) -> int:
        return sum(self.numbers)


def counts_of(enquiries: QuerySet[Enquiry], *kinds: str) -> Counts:
    """Count enquiries by (month, *kinds); a month is its first day, in the office's time."""
    month = TruncMonth("received_at", tzinfo=LONDON)
    found = enquiries.order_by().annotate(month=month).values_list("month", *kinds).annotate(number=Count("pk"))
    return {(key[0].date(), *key[1:]): number for *key, number in found}


def counts_keep(enquiries: QuerySet[Enquiry]) -> None:
    """Add enquiries that are about to be deleted to the numbers that are kept; in the caller's transaction."""
    for (month, service, topic, language, state), number in counts_of(enquiries, *KINDS).items():
        row, _is_new = EnquiryCount.objects.get_or_create(
            month=month, service_id=service, topic_id=topic, language=language, state=state, defaults={"number": 0}
        )
        EnquiryCount.objects.filter(pk=row.pk).update(number=F("number") + number)


def years() -> list[int]:
    """Return the years in which enquiries came, the newest first."""
    there = Enquiry.objects.annotate(year=ExtractYear("received_at", tzinfo=LONDON)).order_by()
    kept = EnquiryCount.objects.annotate(year=ExtractYear("month")).order_by()
    return sorted({*there.values_list("year", flat=True), *kept.values_list("year", flat=True)}, reverse=True)


def report(*, year: int, by: str, only: dict[str, Any]) -> tuple[list[Any], list[MonthRow]]:
    """Return the values of the kind `by` (its columns) and a row for each month of the year.

    `only` narrows the other kinds down: {"topic": 3, "service": None}.
    """
    there = counts_of(Enquiry.objects.filter(**_narrowed(only)), by)
    kept = EnquiryCount.objects.filter(**_narrowed(only)).order_by()
    counts = dict(there)
    for month, value, number in kept.values_list("month", by).annotate(all=Sum("number")):
        counts[month, value] = counts.get((month, value), 0) + number
    counts = {key: number for key, number in counts.items() if key[0].year == year}
    columns = _ordered({value for _month, value in counts})
    months = [date(year, month, 1) for month in range(1, 13)]
    return columns, [MonthRow(month, [counts.get((month, each), 0) for each in columns]) for month in months]


def _narrowed(only: dict[str, Any]) -> dict[str, Any]:
    return {f"{kind}__isnull" if value is None else kind: value is None or value for kind, value in only.items()}


def _ordered(values: Iterable[Any]) -> list[Any]:
    return sorted(values, key=lambda value: (value is None, str(value)))
