"""One closure record drives everything that tells of it, and everything falls silent by itself when it is over."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from contact.calendars import closures_calendar_text
from contact.enums import HolidayDecision
from contact.models import ClosureReasonText, ContactSettings
from contact.presenters import ahead_at, banner_at, office_at, services_at, shared_state_at
from contact.selectors import (
    closures_ahead,
    closures_announced,
    contact_facts,
    holidays_between,
    is_working_day,
    undecided_holidays,
)
from contact.services import holiday_decide
from contact.structured_data import organisation
from contact.tests.factories import ClosureFactory, PublicHolidayFactory
from contact.times import LONDON, local_day

pytestmark = pytest.mark.usefixtures("no_holidays")


def at(year, month, day, hour=12):
    return datetime(year, month, day, hour, tzinfo=LONDON)


class TestAnnouncement:
    @pytest.mark.parametrize(
        ("moment", "is_announced"),
        [
            (at(2026, 12, 16, 23), False),
            (at(2026, 12, 17, 0), True),  # seven days before
            (at(2026, 12, 24, 23), True),
            (at(2026, 12, 25, 0), False),
        ],
    )
    def test_from_the_set_number_of_days_before_until_it_is_over(self, moment, is_announced):
        ClosureFactory(first_day=date(2026, 12, 24))
        assert bool(closures_announced(moment)) is is_announced

    def test_editors_set_the_number_of_days(self):
        ClosureFactory(first_day=date(2026, 12, 24))
        ContactSettings.objects.update_or_create(pk=1, defaults={"announce_days": 30})
        assert closures_announced(at(2026, 11, 24))

    def test_a_closure_may_have_its_own_day(self):
        ClosureFactory(first_day=date(2026, 12, 24), announced_from=date(2026, 11, 1))
        assert closures_announced(at(2026, 11, 1))

    def test_it_lasts_through_a_long_closure(self):
        ClosureFactory(first_day=date(2026, 12, 24), last_day=date(2027, 1, 4))
        assert closures_announced(at(2027, 1, 4, 23))
        assert not closures_ahead(at(2027, 1, 5, 0))


class TestEverythingReadsTheRecord:
    """At a moment before, on and after 24 December, when phones close at 11am."""

    @pytest.fixture(autouse=True)
    def _closure(self, no_holidays):
        ClosureFactory(kind="changed", first_day=date(2026, 12, 24), closes=time(11))

    def test_banner(self):
        assert banner_at(at(2026, 12, 20)) == [
            {"title": "Thursday 24 December", "text": "Phones close at 11am (Staff training)", "is_today": False}
        ]
        assert [each["is_today"] for each in banner_at(at(2026, 12, 24))] == [True]
        assert banner_at(at(2026, 12, 25)) == []

    def test_state(self):
        assert office_at(at(2026, 12, 24, 10)).text == "Phones open until 11am"
        assert services_at(at(2026, 12, 24, 10))[0].lines[0].today == "Phone hours today: 9am to 11am"
        assert office_at(at(2026, 12, 24, 12)).text == "Closed now, opens Friday at 9am"

    def test_all_lines_share_it_until_one_differs(self, lines):
        assert shared_state_at(at(2026, 12, 24, 10)).text == "Phones open until 11am"
        ClosureFactory(first_day=date(2026, 12, 23), lines=[lines["SWF"]])
        assert shared_state_at(at(2026, 12, 23)) is None
        lines["SWF"].is_working = False  # what its card says; the others agree
        lines["SWF"].save()
        assert shared_state_at(at(2026, 12, 23)).text == "Some phones open until 5pm"

    def test_list(self):
        assert ahead_at(at(2026, 11, 22)) == [
            {
                "dates": "Thursday 24 December",
                "what": "Phones close at 11am",
                "reason": "Staff training",
                "words": ClosureReasonText.objects.get(fact__code="staff-training", locale__language_code="en"),
                "undecided": False,
            }
        ]
        assert ahead_at(at(2026, 12, 25)) == []

    def test_calendar(self):
        text = closures_calendar_text(at=at(2026, 11, 22)).decode()
        assert "DTSTART;TZID=Europe/London:20261224T090000" in text
        assert "DTEND;TZID=Europe/London:20261224T110000" in text
        assert "BEGIN:VTIMEZONE" in text
        assert "VEVENT" not in closures_calendar_text(at=at(2026, 12, 25)).decode()

    def test_structured_data(self):
        special = {
            "@type": "OpeningHoursSpecification",
            "validFrom": "2026-12-24",
            "validThrough": "2026-12-24",
            "opens": "09:00",
            "closes": "11:00",
        }
        points = organisation(at=at(2026, 11, 22))["contactPoint"]
        assert len(points) == 3
        assert all(special in point["hoursAvailable"] for point in points)
        assert "2026-12-24" not in json.dumps(organisation(at=at(2026, 12, 25)))


class TestServedPages:
    """On the served pages, with closures around today."""

    def test_a_closure_of_today_is_on_every_page_and_gone_when_it_is_over(self, client):
        today = local_day(timezone.now())
        closure = ClosureFactory(first_day=today, announced_from=today)
        for address in ["/en/", "/en/contact/"]:
            page = client.get(address).content.decode()
            assert "closure-banner closure-banner--today" in page
            assert "Phones closed (Staff training)" in page
            assert "Phones are closed today (Staff training)" in page
            assert "Open now" not in page
        closure.first_day = closure.last_day = today - timedelta(days=1)
        closure.save()
        page = client.get("/en/contact/").content.decode()
        assert "closure-banner" not in page
        assert "Staff training" not in page

    def test_what_is_only_announced_stands_in_a_banner_of_its_own(self, client):
        today = local_day(timezone.now())
        ClosureFactory(first_day=today + timedelta(days=2), announced_from=today)
        page = client.get("/en/").content.decode()
        assert page.count('<section class="closure-banner"') == 1
        assert "closure-banner--today" not in page
        ClosureFactory(first_day=today, announced_from=today)
        page = client.get("/en/").content.decode()
        assert page.index("closure-banner--today") < page.index('<section class="closure-banner"')

    def test_the_structured_data_of_the_page_holds_it(self, client):
        day = local_day(timezone.now()) + timedelta(days=30)
        ClosureFactory(first_day=day)
        page = client.get("/en/contact/").content.decode()
        blocks = [json.loads(each) for each in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]
        office = next(each for each in blocks if each["@type"] == "GovernmentOrganization")
        hours = office["contactPoint"][0]["hoursAvailable"]
        assert {"validFrom": str(day), "validThrough": str(day), "opens": "00:00", "closes": "00:00"}.items() <= (
            hours[-1].items()
        )


class TestHolidays:
    def test_undecided_is_said_in_words(self):
        PublicHolidayFactory(day=date(2026, 9, 21))
        assert office_at(at(2026, 9, 21)).text == "Public holiday: we may be closed"
        assert services_at(at(2026, 9, 21))[0].lines[0].state.text == "Public holiday: we may be closed"
        assert services_at(at(2026, 9, 21))[0].lines[0].today == ""
        assert banner_at(at(2026, 9, 20)) == [
            {"title": "Monday 21 September", "text": "Public holiday: we may be closed", "is_today": False}
        ]
        assert [each["is_today"] for each in banner_at(at(2026, 9, 21))] == [True]
        assert ahead_at(at(2026, 9, 1))[0]["undecided"]
        assert b"STATUS:TENTATIVE" in closures_calendar_text(at=at(2026, 9, 1))

    def test_decided_it_is_a_closure_like_any_other(self):
        holiday = PublicHolidayFactory(day=date(2026, 9, 21))
        holiday_decide(holiday=holiday, decision=HolidayDecision.CLOSED, by=None)
        assert undecided_holidays(at(2026, 9, 1), days=60) == []
        assert banner_at(at(2026, 9, 20))[0]["text"].startswith("Phones closed")
        assert ahead_at(at(2026, 9, 1))[0]["undecided"] is False

    def test_undecided_holidays_are_asked_for_within_the_days(self):
        PublicHolidayFactory(day=date(2026, 9, 21))
        assert undecided_holidays(at(2026, 9, 1), days=20)
        assert not undecided_holidays(at(2026, 9, 1), days=19)
        assert not undecided_holidays(at(2026, 9, 22), days=60)

    @pytest.mark.parametrize(
        ("decision", "is_bank_holiday", "is_working"),
        [
            (HolidayDecision.UNDECIDED, True, True),  # the earlier, safer date
            (HolidayDecision.CLOSED, True, False),
            (HolidayDecision.OPEN, True, True),
            (HolidayDecision.CLOSED, False, True),
        ],
    )
    def test_working_days(self, decision, is_bank_holiday, is_working):
        holiday = PublicHolidayFactory(day=date(2026, 9, 21), is_bank_holiday=is_bank_holiday, decision=decision)
        assert is_working_day(date(2026, 9, 21)) is is_working
        assert holidays_between(date(2026, 9, 21), date(2026, 9, 21)) == [holiday]

    def test_weekends_are_no_working_days_and_our_own_closures_are(self):
        ClosureFactory(first_day=date(2026, 11, 23))
        assert is_working_day(date(2026, 11, 23))
        assert not is_working_day(date(2026, 11, 28))
        assert not is_working_day(date(2026, 11, 29))


def test_the_facts_cost_a_fixed_number_of_queries(django_assert_num_queries, django_assert_max_num_queries):
    ClosureFactory()
    with django_assert_max_num_queries(20) as cold:
        contact_facts()
    for day in range(1, 20):
        ClosureFactory(first_day=date(2027, 1, day))
        PublicHolidayFactory(day=date(2027, 3, day))
    with django_assert_num_queries(len(cold) + 1):  # the names of holidays now have words to look for
        contact_facts()
    with django_assert_num_queries(1):  # only the generation
        contact_facts()
