from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from contact.calendars import closures_calendar_text
from contact.tests.factories import ClosureFactory
from contact.times import LONDON

pytestmark = pytest.mark.usefixtures("no_holidays")
AT = datetime(2026, 11, 22, 12, tzinfo=LONDON)


def events(at=AT):
    return Calendar.from_ical(closures_calendar_text(at=at)).walk("VEVENT")


def test_a_closure_is_one_all_day_event():
    closure = ClosureFactory(first_day=date(2026, 12, 24), last_day=date(2026, 12, 28))
    (event,) = events()
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 24), date(2026, 12, 29))
    assert event["summary"] == "SPSO: Phones closed"
    assert event["description"] == "Staff training"
    assert event["uid"] == f"closure-{closure.pk}@testserver"


def test_other_hours_are_an_event_a_day_in_local_time():
    ClosureFactory(kind="changed", first_day=date(2026, 3, 27), last_day=date(2026, 3, 30), closes=time(11))
    first, last = events(at=datetime(2026, 3, 1, tzinfo=LONDON))  # not at the weekend
    assert first.decoded("dtend").utcoffset() == timedelta(0)
    assert last.decoded("dtend") == datetime(2026, 3, 30, 11, tzinfo=LONDON)
    assert last.decoded("dtend").utcoffset() == timedelta(hours=1)  # the clocks have gone forward


def test_identifiers_and_text_stay_the_same_during_a_day():
    ClosureFactory()
    assert closures_calendar_text(at=AT) == closures_calendar_text(at=AT + timedelta(hours=5))
    assert [event["uid"] for event in events()] == [event["uid"] for event in events(AT + timedelta(days=1))]


def test_for_whom_is_said(lines):
    ClosureFactory(services=[lines["SWF"].service])
    assert events()[0]["summary"] == "SPSO: Phones closed: Scottish Welfare Fund"


def test_served(client):
    ClosureFactory(first_day=timezone.now().date() + timedelta(days=3))
    response = client.get("/en/contact/closures.ics")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="closures.ics"'
    assert len(Calendar.from_ical(response.content).walk("VEVENT")) == 1
    again = client.get("/en/contact/closures.ics", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert client.post("/en/contact/closures.ics").status_code == 405
    assert "/en/contact/closures.ics" in client.get("/en/contact/").content.decode()


def test_an_empty_calendar_is_still_one(client):
    assert not Calendar.from_ical(client.get("/en/contact/closures.ics").content).walk("VEVENT")
