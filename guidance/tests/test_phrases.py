"""Numbers of days as each language says them."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from guidance.enums import TimeRule
from guidance.models import Timeframe
from guidance.phrases import counted, ordinal


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("tenth", "1st", "12th", "22nd")),
        ("gd", ("deicheamh", "1mh", "12mh", "22mh")),
        ("pl", ("dziesiąty", "1.", "12.", "22.")),
        ("uk", ("десятий", "1-й", "12-й", "22-й")),
        ("zh-hans", ("十", "1", "12", "22")),
        ("ar", ("العاشر", "الـ1", "الـ12", "الـ22")),
        ("ur", ("دسواں", "1واں", "12واں", "22واں")),
    ],
)
def test_which_day_it_is(language, words):
    with override(language):
        assert tuple(ordinal(days) for days in (10, 1, 12, 22)) == words


@pytest.mark.parametrize(
    ("language", "days", "words"),
    [
        ("en", 1, "At least 1 working day."),
        ("en", 10, "At least ten working days."),
        ("pl", 3, "Co najmniej 3 dni robocze."),
        ("pl", 10, "Co najmniej dziesięć dni roboczych."),
        ("uk", 1, "Щонайменше 1 робочий день."),
        ("uk", 12, "Щонайменше 12 робочих днів."),
        ("gd", 10, "Co-dhiù deich làithean-obrach."),
        ("ar", 2, "يوما عمل على الأقل."),
        ("ar", 10, "عشرة أيام عمل على الأقل."),
        ("ar", 12, "12 يوم عمل على الأقل."),
    ],
)
def test_how_many_there_are(language, days, words):
    timeframe = Timeframe(rule=TimeRule.AT_LEAST, working_days=days)
    with override(language):
        assert counted(timeframe, date(2026, 12, 4)).startswith(words)


@pytest.mark.django_db
def test_levels_that_share_a_time_are_joined_as_the_language_joins():
    timeframe = Timeframe.objects.get(code="level-2-3")
    with override("pl"):
        assert str(timeframe) == "Poziomy 2 i 3"
    with override("ar"):
        assert str(timeframe) == "المستويان 2 و3"
