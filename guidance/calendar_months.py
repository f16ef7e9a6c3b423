"""A counting of working days as the months of the calendar component."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format

from contact.enums import HolidayDecision
from contact.models import PublicHoliday
from contact.selectors import holidays_between, is_working_day
from guidance.response_times import holiday_name
from guidance.working_days import Counting


def months(counting: Counting) -> list[dict[str, Any]]:
    """Return the months from the day that was given to the last counted one, each with its weeks from Monday.

    Bank holidays are named where they lie between the two, whatever else a day is.
    """
    first, last = counting.start, counting.last
    starts = [
        date(number // 12, number % 12 + 1, 1) for number in range(_months_since_0(first), _months_since_0(last) + 1)
    ]
    holidays = {each.day: each for each in holidays_between(first, last) if each.is_bank_holiday}
    return [_month(start, counting, holidays) for start in starts]


def _months_since_0(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(start: date, counting: Counting, holidays: dict[date, PublicHoliday]) -> dict[str, Any]:
    weeks = calendar.Calendar().monthdatescalendar(start.year, start.month)
    return {
        "name": date_format(start, "YEAR_MONTH_FORMAT"),
        "weekdays": [{"short": str(WEEKDAYS_ABBR[i]), "name": str(WEEKDAYS[i])} for i in range(7)],
        "weeks": [[_cell(day, start.month, counting, holidays.get(day)) for day in week] for week in weeks],
    }


def _cell(day: date, month: int, counting: Counting, holiday: PublicHoliday | None) -> dict[str, Any]:
    if day.month != month:
        return {"day": day.day, "date": day.isoformat(), "kind": "outside"}
    holiday_kind = _holiday_kind(day, holiday)
    return {
        "day": day.day,
        "date": day.isoformat(),
        "kind": _kind(day, counting, holiday_kind),
        "holiday": holiday_kind,
        "holiday_name": holiday_name(holiday) if holiday and holiday_kind else "",
        "count": counting.number_of(day),
    }


def _holiday_kind(day: date, holiday: PublicHoliday | None) -> str:
    if holiday is None or day.weekday() >= calendar.SATURDAY:
        return ""
    if not is_working_day(day):
        return "holiday"
    return "undecided" if holiday.decision == HolidayDecision.UNDECIDED else ""


def _kind(day: date, counting: Counting, holiday_kind: str) -> str:
    if day == counting.start:
        return "start"
    if day == counting.last:
        return "answer"
    if day.weekday() >= calendar.SATURDAY:
        return "weekend"
    return holiday_kind or ("counted" if counting.number_of(day) else "")
