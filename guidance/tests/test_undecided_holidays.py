"""A counted day that may be a public holiday: the answer says so itself, and the calendar marks the day."""

from __future__ import annotations

from datetime import date

import icalendar
import pytest

from contact.enums import HolidayDecision
from contact.models import HolidayName, PublicHoliday
from guidance.tests.conftest import LEAFLET
from guidance.tests.html import main, text_of

pytestmark = pytest.mark.usefixtures("today")

HELPER = f"{LEAFLET}response-times/"
ANSWERS = {"letter_date": "no", "service": "PSC", "level": 3}
CHRISTMAS_LETTER = ANSWERS | {"received_day": 20, "received_month": 12, "received_year": 2026}
HOLIDAYS = [date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 1, 4)]
DOUBT = "Up to 3 of these days may be public holidays. Then it is later: Thursday 7 January 2027 at the latest."


@pytest.fixture
def holidays(db):
    """Four bank holidays around the new year and nothing else, on none of which the office has decided."""
    PublicHoliday.objects.all().delete()
    return [holiday(day) for day in HOLIDAYS]


def holiday(day, *, is_bank_holiday=True, code=""):
    name = HolidayName.objects.create(code=code or f"day-{day:%m-%d}")
    return PublicHoliday.objects.create(day=day, name=name, is_bank_holiday=is_bank_holiday)


def decide(records, decision):
    for record in records:
        record.decision = decision
        record.save()


def ask(client, answers=CHRISTMAS_LETTER):
    return main(client.get(HELPER, answers).content.decode())


def key_of(page):
    return [text_of(each) for each in page.select(".calendar__key li") if each.strong]


def cell(page, day):
    return page.select_one(f'time[datetime="{day}"]').find_parent("td")


def test_the_answer_says_at_its_own_size_that_it_may_be_later(client, holidays):
    first = ask(client).select_one(".answer__text")
    assert "the tenth is Friday 1 January 2027." in text_of(first)
    assert text_of(first).endswith(DOUBT)


def test_the_later_day_is_the_one_that_all_closed_days_come_to(client, holidays):
    decide(holidays, HolidayDecision.CLOSED)
    text = text_of(ask(client).select_one(".answer__text"))
    assert "the tenth is Thursday 7 January 2027." in text
    assert "may be" not in text


def test_one_undecided_day_is_said_in_the_singular(client, holidays):
    decide(holidays[1:], HolidayDecision.OPEN)
    text = text_of(ask(client).select_one(".answer__text"))
    assert text.endswith(
        "One of these days may be a public holiday. Then it is later: Monday 4 January 2027 at the latest."
    )


def test_an_undecided_day_after_the_counted_ones_is_no_doubt(client, holidays):
    decide(holidays[:3], HolidayDecision.OPEN)
    page = ask(client)
    assert text_of(page.select_one(".answer__text")).endswith("the tenth is Friday 1 January 2027.")
    assert "may be a public holiday" not in text_of(page)


def test_a_local_holiday_is_counted_without_a_doubt(client, holidays):
    PublicHoliday.objects.all().delete()
    holiday(date(2026, 12, 24), is_bank_holiday=False)
    page = ask(client)
    assert "may be" not in text_of(page.select_one(".answer__text"))
    assert key_of(page) == []


def test_the_day_that_matters_only_if_the_date_is_later_is_named(client, holidays):
    assert "Monday 4 January 2027 (day-01-04) may be a public holiday too: this is not decided yet." in text_of(
        ask(client)
    )


def test_the_answer_day_is_marked_undecided_and_named(client, holidays):
    answer = cell(ask(client), "2027-01-01")
    assert {"calendar__cell--answer", "calendar__cell--undecided"} <= set(answer["class"])
    assert "day-01-01?" in text_of(answer)
    assert text_of(answer.select_one(".calendar__count")).endswith("10")


def test_the_day_of_the_letter_is_named_too(client, holidays):
    start = cell(ask(client, CHRISTMAS_LETTER | {"received_day": 25}), "2026-12-25")
    assert {"calendar__cell--start", "calendar__cell--undecided"} <= set(start["class"])
    assert "your date" in text_of(start)
    assert "day-12-25?" in text_of(start)


def test_the_key_names_the_days_of_the_span_only(client, holidays):
    page = ask(client)
    assert key_of(page) == [
        "25 December 2026 day-12-25 (not yet confirmed)",
        "28 December 2026 day-12-28 (not yet confirmed)",
        "1 January 2027 day-01-01 (not yet confirmed)",
    ]
    assert cell(page, "2027-01-04")["class"] == ["calendar__cell"]


def test_a_local_holiday_on_the_same_day_hides_no_bank_holiday(client, holidays):
    holiday(HOLIDAYS[2], is_bank_holiday=False, code="local")
    assert "1 January 2027 day-01-01 (not yet confirmed)" in key_of(ask(client))


def test_a_closed_day_stands_in_the_key_without_a_doubt(client, holidays):
    decide(holidays, HolidayDecision.CLOSED)
    assert key_of(ask(client))[0] == "25 December 2026 day-12-25"


def test_the_calendar_file_says_it_too(client, holidays):
    event = icalendar.Calendar.from_ical(client.get(f"{HELPER}answer.ics", CHRISTMAS_LETTER).content).walk("VEVENT")[0]
    assert DOUBT in event["DESCRIPTION"]


NEW_YEAR_2027 = [date(2027, 12, 27), date(2027, 12, 28), date(2028, 1, 3), date(2028, 1, 4)]


@pytest.mark.parametrize(
    ("start", "days", "closed", "undecided"),
    [
        (date(2026, 12, 18), HOLIDAYS, "Thursday 7 January 2027", "Friday 1 January 2027"),
        (date(2027, 12, 17), NEW_YEAR_2027, "Thursday 6 January 2028", "Friday 31 December 2027"),
    ],
)
def test_both_new_years(client, db, start, days, closed, undecided):
    PublicHoliday.objects.all().delete()
    records = [holiday(day) for day in days]
    answers = ANSWERS | {"received_day": start.day, "received_month": start.month, "received_year": start.year}

    def said():
        return text_of(ask(client, answers).select_one(".answer__text"))

    assert f"the tenth is {undecided}." in said()
    assert f"Then it is later: {closed} at the latest." in said()
    decide(records, HolidayDecision.CLOSED)
    assert said().endswith(f"the tenth is {closed}.")
    decide(records, HolidayDecision.OPEN)
    assert said().endswith(f"the tenth is {undecided}.")
