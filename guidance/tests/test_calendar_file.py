"""The counted day as a calendar file."""

from __future__ import annotations

from datetime import date

import icalendar
import pytest

from contact.models import PublicHoliday
from guidance.tests.conftest import LEAFLET
from guidance.tests.html import main

pytestmark = pytest.mark.usefixtures("today")

HELPER = f"{LEAFLET}response-times/"
CAUTION = "This is a guide, not a deadline: your letter decides. Unsure? Call the person who wrote."
RECEIVED = {"received_day": 20, "received_month": 11, "received_year": 2026}


@pytest.fixture
def no_holidays(db):
    PublicHoliday.objects.all().delete()


COMPLETE = {"letter_date": "no", "service": "PSC", "level": 2, **RECEIVED}


def test_the_calendar_file(client, no_holidays):
    link = main(client.get(HELPER, COMPLETE).content.decode()).select_one("a[href*='.ics']")
    response = client.get(link["href"])
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    event = icalendar.Calendar.from_ical(response.content).walk("VEVENT")[0]
    assert event["SUMMARY"] == "Check the date in the SPSO letter"
    assert event.decoded("DTSTART") == date(2026, 12, 4)
    assert CAUTION in event["DESCRIPTION"]
    assert client.get(link["href"]).content == response.content


@pytest.mark.parametrize("answers", [{}, {"letter_date": "yes"}, {"level": "9"}, COMPLETE | {"received_day": "31"}])
def test_no_calendar_file_without_a_day(client, db, answers):
    response = client.get(f"{HELPER}answer.ics", answers)
    assert response.status_code == 302
    assert response["Location"].startswith(HELPER)


def test_a_calendar_file_elsewhere_is_404(client, db):
    assert client.get(f"{LEAFLET}answer.ics").status_code == 404
    assert client.get("/en/response-times/answer.ics").status_code == 404


def test_there_is_no_calendar_file_without_its_page(client, response_times_page):
    response_times_page.unpublish()
    assert client.get(f"{HELPER}answer.ics").status_code == 404
    assert client.get(LEAFLET).status_code == 200
