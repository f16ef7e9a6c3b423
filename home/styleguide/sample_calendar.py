"""Two sample months for the style guide's calendar: ten working days counted from Friday 20 November 2026."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

_START = date(2026, 11, 20)
_HOLIDAYS = {date(2026, 11, 30): ("holiday", "Holiday"), date(2026, 12, 7): ("undecided", "Holiday")}
_TARGET = 10


def _count_days() -> dict[date, int]:
    """Number the working days after the start, up to the tenth."""
    counted: dict[date, int] = {}
    day = _START
    while len(counted) < _TARGET:
        day += timedelta(days=1)
        if day.weekday() < calendar.SATURDAY and _HOLIDAYS.get(day, ("",))[0] != "holiday":
            counted[day] = len(counted) + 1
    return counted


_COUNTED = _count_days()


def _cell(day: date, month: int) -> dict[str, Any]:
    cell: dict[str, Any] = {"day": day.day, "date": day.isoformat(), "kind": "", "count": _COUNTED.get(day)}
    if day.month != month:
        return cell | {"kind": "outside"}
    if day in _HOLIDAYS:
        cell["holiday"], cell["holiday_name"] = _HOLIDAYS[day]
    if day == _START:
        cell["kind"] = "start"
    elif _COUNTED.get(day) == _TARGET:
        cell["kind"] = "answer"
    elif day.weekday() >= calendar.SATURDAY:
        cell["kind"] = "weekend"
    else:
        cell["kind"] = cell.get("holiday") or ("counted" if day in _COUNTED else "")
    return cell


def _month(year: int, month: int) -> dict[str, Any]:
    return {
        "name": f"{calendar.month_name[month]} {year}",
        "weekdays": [{"short": name[:2], "name": name} for name in calendar.day_name],
        "weeks": [[_cell(day, month) for day in week] for week in calendar.Calendar().monthdatescalendar(year, month)],
    }


SAMPLE_MONTHS = [_month(2026, 11), _month(2026, 12)]
