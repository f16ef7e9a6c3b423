"""Counting working days. Nothing here knows of records or of today: what is a working day is passed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Counting:
    """From the day that was given to the last counted day; `counted` are the working days in order, first to last."""

    start: date
    counted: tuple[date, ...]

    @property
    def last(self) -> date:
        return self.counted[-1]

    def number_of(self, day: date) -> int | None:
        """Return which counted day it is, from 1; None for a day that does not count."""
        return self.counted.index(day) + 1 if day in self.counted else None


def nth_working_day(start: date, days: int, is_working: Callable[[date], bool]) -> Counting:
    """Count `days` working days from the day after `start` (L15, L20); raise ValueError unless `days` is positive.

    Raises OverflowError where the calendar ends first, so a function that calls no day a working day can't hang.
    """
    if days < 1:
        raise ValueError("days must be positive")
    counted: list[date] = []
    day = start
    while len(counted) < days:
        day += timedelta(days=1)
        if is_working(day):
            counted.append(day)
    return Counting(start=start, counted=tuple(counted))
