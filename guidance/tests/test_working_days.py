"""Pure counting: nothing here reads a record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from guidance.working_days import nth_working_day


def weekdays(day):
    return day.weekday() < 5


def test_counting_begins_the_day_after():
    counting = nth_working_day(date(2026, 11, 20), 1, weekdays)
    assert counting.last == date(2026, 11, 23)


def test_ten_working_days_without_holidays_are_two_weeks():
    for offset in range(5):
        start = date(2026, 11, 16) + timedelta(days=offset)
        assert nth_working_day(start, 10, weekdays).last == start + timedelta(days=14)


def test_a_date_at_the_weekend_counts_from_the_monday():
    assert nth_working_day(date(2026, 11, 21), 10, weekdays).last == date(2026, 12, 4)
    assert nth_working_day(date(2026, 11, 22), 10, weekdays).last == date(2026, 12, 4)


def test_days_that_are_no_working_days_are_passed_over():
    closed = {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 1, 4)}
    counting = nth_working_day(date(2026, 12, 18), 10, lambda day: weekdays(day) and day not in closed)
    assert counting.last == date(2027, 1, 7)
    assert not closed & set(counting.counted)


def test_counted_days_are_numbered():
    counting = nth_working_day(date(2026, 11, 20), 10, weekdays)
    assert counting.number_of(date(2026, 11, 23)) == 1
    assert counting.number_of(counting.last) == 10
    assert counting.number_of(date(2026, 11, 28)) is None
    assert counting.number_of(counting.start) is None


def test_over_a_leap_day():
    assert nth_working_day(date(2028, 2, 28), 1, weekdays).last == date(2028, 2, 29)


@pytest.mark.parametrize("days", [0, -1])
def test_no_days_are_no_counting(days):
    with pytest.raises(ValueError, match="positive"):
        nth_working_day(date(2026, 11, 20), days, weekdays)


def test_it_ends_where_the_calendar_ends():
    with pytest.raises(OverflowError):
        nth_working_day(date(9999, 12, 1), 100, weekdays)
