from __future__ import annotations

from datetime import date, datetime, time

import pytest

from contact import phrases
from contact.presenters import weeks_at
from contact.selectors import line_state, schedule_on
from contact.selectors.facts import Period, Schedule
from contact.tests.factories import ClosureFactory, OpeningHoursFactory
from contact.times import LONDON

pytestmark = pytest.mark.usefixtures("no_holidays")


def at(day, hour=12, minute=0, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (time(9), "9am"),
        (time(9, 30), "9:30am"),
        (time(12), "12 noon"),
        (time(12, 5), "12:05pm"),
        (time(0), "12 midnight"),
        (time(0, 30), "12:30am"),
        (time(17), "5pm"),
        (time(23, 59), "11:59pm"),
    ],
)
def test_times_are_british(value, words):
    assert phrases.hour(value) == words


@pytest.mark.parametrize(
    ("moment", "today", "state"),
    [
        (at(23), "Phone hours today: 9am to 5pm", "Open now"),
        (at(24, 9), "Phone hours today: 10am to 5pm", "Closed now, opens today at 10am"),
        (at(23, 18), "Phone hours today: 9am to 5pm", "Closed now, opens Tuesday at 10am"),
        (at(28), "Phones are closed today", "Closed now, opens Monday at 9am"),
    ],
)
def test_the_state_of_a_line(lines, moment, today, state):
    line = line_state(lines["SPSO"], moment)
    assert phrases.today_words(line) == today
    assert phrases.state_words(line, moment) == state


def test_an_opening_in_a_week_or_more_has_its_date(lines):
    ClosureFactory(first_day=date(2026, 12, 24), last_day=date(2027, 1, 3))
    line = line_state(lines["SPSO"], at(24, month=12))
    assert phrases.state_words(line, at(24, month=12)) == "Closed now, opens Monday 4 January 2027 at 9am"


def test_no_opening_in_sight(lines):
    ClosureFactory(first_day=date(2026, 11, 23), last_day=date(2027, 12, 31))
    line = line_state(lines["SPSO"], at(23))
    assert phrases.state_words(line, at(23)) == "Closed"
    assert phrases.office_words(line, at(23)) == "Phones closed"


def test_C4_the_leaflets_own_sentence_comes_from_the_record():
    assert phrases.leaflet_hours(schedule_on(None, date(2026, 11, 23))) == [
        "Monday, Wednesday, Thursday, Friday 9am-5pm,",
        "Tuesday 10am-5pm",
    ]


def test_the_leaflets_sentence_of_one_group_has_no_comma_at_its_end():
    week = tuple((Period(time(9), time(17)),) if day < 2 else () for day in range(7))
    assert phrases.leaflet_hours(Schedule(None, None, date(2026, 1, 1), None, week)) == ["Monday, Tuesday 9am-5pm"]


def test_marks_are_joined_as_in_the_leaflet():
    assert phrases.either_of(["SPSO", "SWF", "INWO"]) == "SPSO, SWF or INWO"
    assert phrases.either_of(["SPSO", "SWF"]) == "SPSO or SWF"
    assert phrases.either_of(["SPSO"]) == "SPSO"


def test_lines_with_other_hours_have_their_own_week_table(lines):
    assert [week["caption"] for week in weeks_at(at(23))] == ["Opening hours"]
    OpeningHoursFactory(line=lines["SWF"], periods=[(0, time(10), time(12))])
    weeks = weeks_at(at(23))
    assert [week["caption"] for week in weeks] == [
        "Opening hours: SPSO freephone, INWO freephone",
        "Opening hours: SWF freephone",
    ]
    assert weeks[1]["days"][0]["hours"] == "10am to 12 noon"
    assert weeks[1]["days"][1]["hours"] == "Closed"


def test_the_week_table_notes_what_is_different_this_week():
    ClosureFactory(first_day=date(2026, 11, 26))
    days = weeks_at(at(23))[0]["days"]
    assert days[3]["hours"] == "9am to 5pm"
    assert days[3]["note"] == "Thursday 26 November: Phones closed"


def test_nothing_promises_that_someone_will_answer():
    from pathlib import Path

    source = Path(phrases.__file__).read_text()
    assert "will answer" not in source
