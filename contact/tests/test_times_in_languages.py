"""Hours and days as each language writes them; figures are 0–9 in all."""

from __future__ import annotations

import re
from datetime import date, datetime, time

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from contact.phrases import full_day, hour, state_words
from contact.selectors import line_state
from contact.times import LONDON


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("9am", "5:30pm", "12 noon", "24 December 2026")),
        ("pl", ("9:00", "17:30", "12:00", "24 grudnia 2026")),
        ("uk", ("9:00", "17:30", "12:00", "24 грудня 2026 р.")),
        ("zh-hans", ("9:00", "17:30", "12:00", "2026年12月24日")),
        ("ur", (None, None, None, "24 دسمبر 2026")),
        ("ar", (None, None, None, "24 ديسمبر 2026")),
    ],
)
def test_hours_and_days(language, words):
    with override(language):
        said = (hour(time(9)), hour(time(17, 30)), hour(time(12)), date_format(date(2026, 12, 24), "DATE_FORMAT"))
    assert all(word in (None, found) for word, found in zip(words, said, strict=True))


@pytest.mark.parametrize("language", ["gd", "ar", "ur"])
def test_twelve_hour_clocks_tell_morning_from_evening(language):
    with override(language):
        assert hour(time(9)) != hour(time(21))
        assert "9" in hour(time(9))
        assert "12" in hour(time(12))


@pytest.mark.parametrize("language", ["gd", "pl", "uk", "zh-hans", "ar", "ur"])
def test_days_have_western_figures(language):
    with override(language):
        assert "24" in full_day(date(2026, 12, 24))
        assert "2026" in full_day(date(2026, 12, 24))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("gd", "a’ fosgladh Diluain aig"),
        ("pl", "otwarcie w poniedziałek o 9:00"),
        ("uk", "Відкриття в понеділок о 9:00"),
        ("zh-hans", "星期一"),
        ("ar", "يفتح يوم الاثنين الساعة"),
        ("ur", "پیر کو"),
    ],
)
def test_a_weekday_has_the_form_of_its_sentence(lines, language, words):
    saturday = datetime(2026, 11, 21, 12, tzinfo=LONDON)
    with override(language):
        assert words in state_words(line_state(lines["SPSO"], saturday), saturday)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "first"), [("pl", "Poniedziałek"), ("uk", "Понеділок")])
def test_a_row_of_the_week_begins_with_a_capital(client, language, first):
    assert re.search(rf'<th scope="row">{first}\b', client.get(f"/{language}/contact/").content.decode())
