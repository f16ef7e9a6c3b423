"""The response-time helper as it is served: question by question, its sentences, its counting (L10, L15, L20, L23)."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest

from contact.enums import HolidayDecision
from contact.models import Closure, ClosureReason, HolidayName, PublicHoliday
from guidance.forms import years_from
from guidance.models import Timeframe
from guidance.tests.conftest import LEAFLET
from guidance.tests.html import main, text_of

pytestmark = pytest.mark.usefixtures("today")

HELPER = f"{LEAFLET}response-times/"
CAUTION = "This is a guide, not a deadline: your letter decides. Unsure? Call the person who wrote."


@pytest.fixture
def ask(client, db):
    """Return a function that fetches the helper with answers and gives its <main>."""

    def get(status=200, **answers):
        response = client.get(f"{HELPER}?{urlencode(answers)}")
        assert response.status_code == status
        return main(response.content.decode())

    return get


@pytest.fixture
def no_holidays(db):
    PublicHoliday.objects.all().delete()


def received(day):
    return {"received_day": day.day, "received_month": day.month, "received_year": day.year}


def answer_of(page):
    return " ".join(text_of(each) for each in page.select(".answer__text"))


def holiday(day, decision, name="midsummer"):
    record = HolidayName.objects.get_or_create(code=name)[0]
    return PublicHoliday.objects.create(day=day, name=record, is_bank_holiday=True, decision=decision)


def test_first_question_is_the_letters_own_date(ask):
    page = ask()
    assert [text_of(each) for each in page.select("legend")] == ["Does your letter give a date?"]
    assert page.form["method"] == "get"


def test_a_letter_with_a_date_is_answered_by_it(ask):
    assert answer_of(ask(letter_date="yes")).startswith("Use that date.")


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"letter_date": "no"}, "Which function is your letter about?"),
        ({"letter_date": "no", "service": "SWF"}, "Which level is your letter about?"),
        ({"letter_date": "no", "service": "PSC", "level": 2}, "When did you receive the letter?"),
        ({"letter_date": "no", "service": "INWO", "level": 3}, "When did you receive the letter?"),
        (
            {"letter_date": "no", "service": "SWF", "level": 2},
            "Is it about non-payment of an award, and time sensitive?",
        ),
        (
            {"letter_date": "no", "service": "SWF", "level": 3},
            "Is it about non-payment of an award, and time sensitive?",
        ),
        ({"letter_date": "no", "service": "SWF", "level": 4}, "When did you receive the letter?"),
        ({"level": 3}, "Does your letter give a date?"),
    ],
)
def test_one_question_at_a_time(ask, answers, question):
    page = ask(**answers)
    assert [text_of(each) for each in page.select("legend")] == [question]
    hidden = {each["name"]: each["value"] for each in page.select("input[type=hidden]")}
    assert {name: hidden[name] for name in answers} == {name: str(value) for name, value in answers.items()}


def test_answers_stand_below_and_can_be_changed(ask, client):
    page = ask(letter_date="no", service="SWF", level=2)
    links = page.select(".summary-list a")
    assert len(links) == 3
    changed = main(client.get(links[2]["href"]).content.decode())
    assert text_of(changed.legend) == "Which level is your letter about?"


@pytest.mark.parametrize("level", [2, 3])
@pytest.mark.parametrize("service", ["PSC", "INWO"])
def test_L15_at_least_ten_working_days(ask, no_holidays, level, service):
    page = ask(letter_date="no", service=service, level=level, **received(date(2026, 11, 20)))
    assert answer_of(page) == (
        "At least ten working days. Counting from the day after the date you gave, the tenth is Friday 4 December "
        f"2026. {CAUTION}"
    )


def test_L15_swf_with_another_issue_has_the_minimum_too(ask, no_holidays):
    page = ask(letter_date="no", service="SWF", level=2, award="no", **received(date(2026, 11, 20)))
    assert answer_of(page).startswith("At least ten working days.")


def test_L15_swf_unpaid_award_that_is_time_sensitive(ask):
    page = ask(letter_date="no", service="SWF", level=3, award="yes")
    assert answer_of(page).startswith("The ten-working-day minimum does not apply. Follow your letter.")
    assert not page.select(".calendar")


def test_L20_usually_ten_working_days(ask, no_holidays):
    page = ask(letter_date="no", service="SWF", level=4, **received(date(2026, 11, 20)))
    text = answer_of(page)
    assert text.startswith("Usually ten working days, unless urgent; it may be sooner.")
    assert text.endswith(CAUTION)
    assert "at least" not in text.lower()


@pytest.mark.parametrize(
    ("level", "why"),
    [
        (1, "These will range from a single short contact to several weeks."),
        (5, "These will depend on the specific circumstances of the case."),
        (6, "These will depend on the specific circumstances of the case."),
    ],
)
def test_L10_and_L23_no_number_and_why(ask, level, why):
    page = ask(letter_date="no", service="PSC", level=level)
    assert answer_of(page).startswith(f"There is no number of working days at level {level}.")
    assert why in text_of(page)


def test_the_number_is_the_records(ask, no_holidays):
    timeframe = Timeframe.objects.get(code="level-4")
    timeframe.working_days = 12
    timeframe.save()
    page = ask(letter_date="no", service="PSC", level=4, **received(date(2026, 11, 20)))
    assert "Usually 12 working days" in answer_of(page)
    assert "the 12th is Tuesday 8 December 2026" in answer_of(page)


def test_holidays_in_the_span_are_named(ask, no_holidays):
    holiday(date(2026, 11, 30), HolidayDecision.UNDECIDED)
    holiday(date(2026, 12, 1), HolidayDecision.CLOSED, name="second")
    page = ask(letter_date="no", service="PSC", level=2, **received(date(2026, 11, 20)))
    text = text_of(page)
    assert "Monday 30 November 2026 (midsummer) may be a public holiday: this is not decided yet." in text
    assert "Tuesday 1 December 2026 (second) is a public holiday and is not counted." in text
    assert [
        each.time["datetime"] for each in page.select(".calendar__cell--undecided[class~=calendar__cell]") if each.time
    ] == ["2026-11-30"]
    assert [each.time["datetime"] for each in page.select(".calendar__cell--holiday") if each.time] == ["2026-12-01"]


def test_the_offices_own_closure_is_a_working_day(ask, no_holidays):
    reason = ClosureReason.objects.first()
    Closure.objects.create(first_day=date(2026, 11, 23), last_day=date(2026, 11, 27), reason=reason)
    page = ask(letter_date="no", service="PSC", level=2, **received(date(2026, 11, 20)))
    assert "the tenth is Friday 4 December 2026." in answer_of(page)


def test_what_is_not_on_record_is_said(ask, no_holidays):
    answers = {"letter_date": "no", "service": "PSC", "level": 2, **received(date(2026, 11, 20))}
    assert "No public holidays are recorded here" in text_of(ask(**answers))
    holiday(date(2026, 11, 30), HolidayDecision.CLOSED)
    assert "Public holidays before Monday 30 November 2026 are not recorded here" in text_of(ask(**answers))
    late = answers | received(date(2026, 12, 28))
    assert "Public holidays after Thursday 31 December 2026 are not recorded here yet" in text_of(ask(**late))


def test_the_counting_is_shown(ask, no_holidays):
    page = ask(letter_date="no", service="PSC", level=2, **received(date(2026, 11, 20)))
    counted = [text_of(each).removeprefix("working day ") for each in page.select(".calendar__count")]
    assert counted == [str(number) for number in range(1, 11)]
    assert text_of(page.select_one(".calendar__cell--start time")) == "20"
    assert page.select_one("td.calendar__cell--answer time")["datetime"] == "2026-12-04"
    assert [text_of(each) for each in page.select("caption")] == ["November 2026", "December 2026"]


@pytest.mark.parametrize(
    ("day", "month", "year", "message"),
    [
        ("30", "2", "2026", "There is no such date."),
        ("29", "2", "2027", "There is no such date."),
        ("0", "1", "2026", "There is no such date."),
        ("31", "12", "0", "Enter the year with four digits, such as 2026."),
        ("31", "12", "0000", "There is no such date."),
        ("10", "12", "20266", "Enter the year with four digits, such as 2026."),
        ("10", "12", "6" * 4000, "Enter the year with four digits, such as 2026."),
        ("x", "1", "2026", "Enter day, month and year as numbers"),
        ("1", "", "2026", "Enter day, month and year as numbers"),
        ("-1", "1", "2026", "Enter day, month and year as numbers"),
        ("²", "1", "2026", "Enter day, month and year as numbers"),
        ("9" * 4000, "1", "2026", "Enter day, month and year as numbers"),
        ("1", "1", "26", "Enter the year with four digits, such as 2026."),
        ("1", "1", "2019", "Enter a date that is not more than two years ago or ahead."),
        ("1", "1", "9999", "Enter a date that is not more than two years ago or ahead."),
    ],
)
def test_a_date_that_is_none_is_400_and_kept(ask, day, month, year, message):
    page = ask(
        400, letter_date="no", service="PSC", level=2, received_day=day, received_month=month, received_year=year
    )
    summary = page.select_one("#error-summary")
    assert message in text_of(summary)
    field = page.find(id=summary.a["href"].removeprefix("#"))
    assert field["value"] == day
    assert message in text_of(page.select_one(".ds_question--error"))


def test_no_part_of_a_date_is_cut_by_the_browser(ask):
    page = ask(letter_date="no", service="PSC", level=2)
    parts = page.select("input[name^=received]")
    assert len(parts) == 3
    assert not any(each.has_attr("maxlength") for each in parts)


@pytest.mark.parametrize(
    "answers",
    [
        {"letter_date": "yes", "received_day": "x"},
        {"letter_date": "yes", "asked": "received"},
        {"letter_date": "yes", "level": "9", "service": "XYZ"},
        {"letter_date": "no", "service": "PSC", "level": 1, "received_day": "31", "received_month": "2"},
        {"letter_date": "no", "service": "PSC", "level": 5, "award": "maybe"},
        {"letter_date": "no", "service": "SWF", "level": 2, "award": "yes", "received_day": "x"},
    ],
)
def test_a_bad_answer_that_is_not_needed_is_passed_over(ask, answers):
    page = ask(**answers)
    assert page.select_one(".answer")
    assert not page.select("fieldset, #error-summary")


@pytest.mark.parametrize("years", [-2, 2])
def test_two_years_are_the_limit(ask, today, years):
    limit = years_from(today, years)
    beyond = limit + timedelta(days=years // 2)
    answers = {"letter_date": "no", "service": "PSC", "level": 2}
    assert ask(**answers, **received(limit)).select_one(".answer")
    assert ask(400, **answers, **received(beyond)).select_one("#error-summary")


@pytest.mark.parametrize(
    "answers",
    [
        {"letter_date": "maybe"},
        {"letter_date": "x" * 4000},
        {"letter_date": "no", "service": "XYZ"},
        {"letter_date": "no", "service": "PSC", "level": "9"},
        {"level": "abc"},
        {"asked": "letter_date"},
        {"asked": "received", "letter_date": "no", "service": "PSC", "level": 2},
    ],
)
def test_an_answer_there_is_not_is_400_with_the_question(ask, answers):
    page = ask(400, **answers)
    assert page.select_one("#error-summary a")
    assert len(page.select("fieldset")) == 1


@pytest.mark.parametrize("query", ["asked=%00", "level=%00", "asked=nonsense", "letter_date=no&letter_date=yes"])
def test_broken_addresses_never_fail(client, db, query):
    assert client.get(f"{HELPER}?{query}").status_code in (200, 400)


def test_years_from_a_leap_day():
    assert years_from(date(2028, 2, 29), 1) == date(2029, 2, 28)


def test_no_page_leads_to_a_helper_that_is_not_there(client, response_times_page):
    response_times_page.unpublish()
    for path in ("levels/3/letter/", "scenarios/5/", "letter/"):
        page = main(client.get(LEAFLET + path).content.decode())
        assert not page.select("a[href^='?'], a[href=''], a[href*='response-times']")


def test_the_way_to_the_helper_brings_the_level(client, db):
    link = main(client.get(f"{LEAFLET}levels/4/letter/").content.decode()).select_one("a[href*='response-times']")
    page = main(client.get(link["href"]).content.decode())
    assert page.find("input", {"name": "level"})["value"] == "4"
