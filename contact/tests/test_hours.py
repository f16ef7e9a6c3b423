from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from contact.enums import ClosureKind, HolidayDecision
from contact.models import OpeningHours, PhoneLine
from contact.selectors import day_hours, line_state, office_state, week_hours
from contact.selectors.facts import Period
from contact.services import line_set_working
from contact.tests.factories import ClosureFactory, OpeningHoursFactory, PublicHolidayFactory
from contact.times import LONDON

pytestmark = pytest.mark.usefixtures("no_holidays")

NINE_TO_FIVE = (Period(time(9), time(17)),)
TEN_TO_FIVE = (Period(time(10), time(17)),)


def at(year, month, day, hour=12, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("day", "periods"),
    [
        (date(2026, 11, 23), NINE_TO_FIVE),
        (date(2026, 11, 24), TEN_TO_FIVE),
        (date(2026, 11, 25), NINE_TO_FIVE),
        (date(2026, 11, 26), NINE_TO_FIVE),
        (date(2026, 11, 27), NINE_TO_FIVE),
        (date(2026, 11, 28), ()),
        (date(2026, 11, 29), ()),
        (date(2024, 4, 30), ()),  # before the schedule is valid
    ],
)
def test_the_leaflets_week(day, periods):
    assert day_hours(None, day).periods == periods


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at(2026, 11, 23, 8, 59), False),
        (at(2026, 11, 23, 9, 0), True),
        (at(2026, 11, 23, 16, 59), True),
        (at(2026, 11, 23, 17, 0), False),
        (at(2026, 11, 24, 9, 30), False),
        (at(2026, 11, 24, 10, 0), True),
        (at(2026, 11, 28, 12, 0), False),
    ],
)
def test_a_line_is_open_from_its_first_minute_to_its_last(lines, moment, is_open):
    assert line_state(lines["SPSO"], moment).is_open is is_open


def test_a_naive_moment_is_refused(lines):
    with pytest.raises(ValueError, match="time zone"):
        line_state(lines["SPSO"], datetime(2026, 11, 23, 9))  # noqa: DTZ001 - on purpose


class TestClockChanges:
    """The office keeps its local hours when the clocks go forward (29 March 2026) and back (25 October 2026)."""

    def test_spring_opens_an_hour_earlier_in_utc(self, lines):
        state = line_state(lines["SPSO"], datetime(2026, 3, 27, 17, 30, tzinfo=UTC))
        assert state.next_opening == datetime(2026, 3, 30, 8, 0, tzinfo=UTC)
        assert line_state(lines["SPSO"], datetime(2026, 3, 30, 8, 0, tzinfo=UTC)).is_open

    def test_autumn_opens_an_hour_later_in_utc(self, lines):
        state = line_state(lines["SPSO"], datetime(2026, 10, 23, 16, 30, tzinfo=UTC))
        assert state.next_opening == datetime(2026, 10, 26, 9, 0, tzinfo=UTC)
        assert not line_state(lines["SPSO"], datetime(2026, 10, 26, 8, 30, tzinfo=UTC)).is_open

    def test_the_local_day_counts_in_summer(self, lines):
        """23:30 UTC on Sunday is already Monday in Edinburgh."""
        assert line_state(lines["SPSO"], datetime(2026, 6, 7, 23, 30, tzinfo=UTC)).today.day == date(2026, 6, 8)


class TestNextOpening:
    def test_later_today(self, lines):
        assert line_state(lines["SPSO"], at(2026, 11, 24, 9)).next_opening == at(2026, 11, 24, 10)

    def test_over_a_weekend(self, lines):
        assert line_state(lines["SPSO"], at(2026, 11, 27, 18)).next_opening == at(2026, 11, 30, 9)

    def test_over_a_closure(self, lines):
        ClosureFactory(first_day=date(2026, 11, 30), last_day=date(2026, 12, 1))
        assert line_state(lines["SPSO"], at(2026, 11, 27, 18)).next_opening == at(2026, 12, 2, 9)

    def test_over_six_weeks(self, lines):
        ClosureFactory(first_day=date(2026, 11, 23), last_day=date(2027, 1, 3))
        assert line_state(lines["SPSO"], at(2026, 11, 23)).next_opening == at(2027, 1, 4, 9)

    def test_none_is_said_when_it_is_too_far(self, lines):
        ClosureFactory(first_day=date(2026, 11, 23), last_day=date(2027, 11, 23))
        assert line_state(lines["SPSO"], at(2026, 11, 23)).next_opening is None

    def test_none_without_hours(self, lines):
        OpeningHours.objects.all().delete()
        state = line_state(lines["SPSO"], at(2026, 11, 23))
        assert (state.is_open, state.next_opening) == (False, None)


class TestClosures:
    def test_a_day_that_ends_at_11am_on_24_december(self, lines):
        ClosureFactory(kind=ClosureKind.CHANGED_HOURS, first_day=date(2026, 12, 24), closes=time(11))
        before = line_state(lines["SPSO"], at(2026, 12, 24, 10, 59))
        assert before.is_open
        assert before.closes_at == at(2026, 12, 24, 11)
        after = line_state(lines["SPSO"], at(2026, 12, 24, 11))
        assert not after.is_open
        assert after.next_opening == at(2026, 12, 25, 9)

    @pytest.mark.parametrize(
        ("opens", "closes", "periods"),
        [
            (time(11), None, [(time(11), time(17))]),
            (time(8), None, [(time(8), time(17))]),
            (None, time(15), [(time(9), time(15))]),
            (None, time(19), [(time(9), time(19))]),
            (time(10), time(12), [(time(10), time(12))]),
            (time(18), None, []),
            (None, time(8), []),
        ],
    )
    def test_other_hours(self, opens, closes, periods):
        ClosureFactory(kind="changed", first_day=date(2026, 11, 23), opens=opens, closes=closes)
        assert day_hours(None, date(2026, 11, 23)).periods == tuple(Period(*each) for each in periods)

    def test_both_times_open_a_saturday_of_its_own(self):
        ClosureFactory(kind="changed", first_day=date(2026, 11, 28), opens=time(10), closes=time(12))
        assert day_hours(None, date(2026, 11, 28)).periods == (Period(time(10), time(12)),)

    def test_a_span_of_other_hours_does_not_open_its_weekend(self):
        ClosureFactory(
            kind="changed",
            first_day=date(2026, 11, 27),
            last_day=date(2026, 11, 30),
            opens=time(10),
            closes=time(12),
        )
        assert day_hours(None, date(2026, 11, 28)).periods == ()
        assert day_hours(None, date(2026, 11, 30)).periods == (Period(time(10), time(12)),)

    def test_one_service_only(self, lines):
        ClosureFactory(first_day=date(2026, 11, 23), services=[lines["SWF"].service])
        assert not line_state(lines["SWF"], at(2026, 11, 23)).is_open
        assert line_state(lines["SPSO"], at(2026, 11, 23)).is_open

    def test_one_line_only(self, lines):
        ClosureFactory(first_day=date(2026, 11, 23), lines=[lines["INWO"]])
        assert not line_state(lines["INWO"], at(2026, 11, 23)).is_open
        assert line_state(lines["SWF"], at(2026, 11, 23)).is_open

    def test_a_closed_day_wins_over_other_hours(self, lines):
        ClosureFactory(kind="changed", first_day=date(2026, 11, 23), closes=time(15), lines=[lines["SPSO"]])
        ClosureFactory(first_day=date(2026, 11, 23))
        assert day_hours(lines["SPSO"], date(2026, 11, 23)).periods == ()

    def test_the_narrowest_other_hours_win(self, lines):
        ClosureFactory(kind="changed", first_day=date(2026, 11, 23), closes=time(15), lines=[lines["SPSO"]])
        ClosureFactory(kind="changed", first_day=date(2026, 11, 23), closes=time(12))
        assert day_hours(lines["SPSO"], date(2026, 11, 23)).periods == (Period(time(9), time(15)),)
        assert day_hours(lines["SWF"], date(2026, 11, 23)).periods == (Period(time(9), time(12)),)


class TestNarrowestSchedule:
    def test_line_before_service_before_office(self, lines):
        OpeningHoursFactory(service=lines["SWF"].service, periods=[(0, time(11), time(15))])
        assert day_hours(lines["SWF"], date(2026, 11, 23)).periods == (Period(time(11), time(15)),)
        OpeningHoursFactory(line=lines["SWF"], periods=[(0, time(12), time(14))])
        assert day_hours(lines["SWF"], date(2026, 11, 23)).periods == (Period(time(12), time(14)),)
        assert day_hours(lines["SPSO"], date(2026, 11, 23)).periods == NINE_TO_FIVE

    def test_the_latest_start_counts_until_its_last_day(self):
        OpeningHoursFactory(valid_from=date(2026, 11, 1), valid_to=date(2026, 11, 30), periods=[(0, time(8), time(16))])
        assert day_hours(None, date(2026, 11, 30)).periods == (Period(time(8), time(16)),)
        assert day_hours(None, date(2026, 12, 7)).periods == NINE_TO_FIVE

    def test_a_break_at_noon(self, lines):
        periods = [(0, time(9), time(12, 30)), (0, time(13, 30), time(17))]
        OpeningHoursFactory(valid_from=date(2026, 11, 1), periods=periods)
        state = line_state(lines["SPSO"], at(2026, 11, 23, 13))
        assert (state.is_open, state.next_opening) == (False, at(2026, 11, 23, 13, 30))


class TestUndecidedHoliday:
    def test_nothing_is_said_to_be_open(self, lines):
        holiday = PublicHolidayFactory(day=date(2026, 11, 30))
        state = line_state(lines["SPSO"], at(2026, 11, 30))
        assert not state.is_open
        assert state.today.holiday_undecided == holiday

    def test_no_opening_is_promised_for_it(self, lines):
        PublicHolidayFactory(day=date(2026, 11, 30))
        assert line_state(lines["SPSO"], at(2026, 11, 29)).next_opening == at(2026, 12, 1, 10)

    def test_decided_open_is_as_usual(self, lines):
        PublicHolidayFactory(day=date(2026, 11, 30), decision=HolidayDecision.OPEN)
        assert line_state(lines["SPSO"], at(2026, 11, 30)).is_open

    def test_at_a_weekend_there_is_nothing_to_ask(self):
        PublicHolidayFactory(day=date(2026, 11, 28))
        assert day_hours(None, date(2026, 11, 28)).holiday_undecided is None


class TestOffice:
    def test_open_while_any_line_is(self, lines):
        ClosureFactory(first_day=date(2026, 11, 23), services=[lines["SWF"].service])
        state = office_state(at(2026, 11, 23))
        assert state.is_open
        assert state.is_partial
        assert state.closes_at == at(2026, 11, 23, 17)

    def test_the_earliest_next_opening_of_a_working_line(self, lines):
        OpeningHoursFactory(line=lines["SWF"], periods=[(0, time(8), time(16))])
        assert office_state(at(2026, 11, 29)).next_opening == at(2026, 11, 30, 8)
        line_set_working(line=lines["SWF"], is_working=False, by=None)
        assert office_state(at(2026, 11, 29)).next_opening == at(2026, 11, 30, 9)

    def test_all_lines_faulty(self):
        PhoneLine.objects.update(is_working=False)
        PhoneLine.objects.first().save()  # tells the generation
        assert not office_state(at(2026, 11, 23)).is_working


def test_the_week_marks_today_and_what_differs_on_its_next_date():
    ClosureFactory(first_day=date(2026, 11, 26))
    week = week_hours(None, at(2026, 11, 24))
    assert [day.is_today for day in week] == [False, True, False, False, False, False, False]
    assert week[3].periods == NINE_TO_FIVE
    assert [day.weekday for day in week if day.differs] == [3]
    assert week[0].date == date(2026, 11, 30)
