"""The closures ahead as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from contact import phrases
from contact.enums import ClosureKind
from contact.presenters import UNDECIDED_SHOWN_DAYS
from contact.selectors import (
    ClosureFacts,
    ContactFacts,
    closures_ahead,
    contact_facts,
    day_hours,
    undecided_holidays,
)
from contact.times import local_day, moment

MAXIMUM_DAYS = 366  # of changed hours in one record: each of its days is an event


def closures_calendar_text(*, at: datetime) -> bytes:
    """Return the calendar of the closures, changed hours and undecided holidays ahead at `at` (aware).

    A closed day is an all-day event, a day of other hours an event in Europe/London time. Identifiers stay the same,
    and the time stamp is the beginning of the day, so the file changes only when what it says does, or the day.
    """
    facts, today = contact_facts(), local_day(at)
    calendar = Calendar()
    calendar.add("prodid", "-//Scottish Public Services Ombudsman//Closures//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Scottish Public Services Ombudsman: closures and other hours"))
    calendar.add("x-wr-timezone", "Europe/London")
    for closure in closures_ahead(at, facts=facts):
        for event in _closure_events(closure, facts, today):
            calendar.add_component(event)
    for holiday in undecided_holidays(at, days=UNDECIDED_SHOWN_DAYS, facts=facts):
        event = _event(f"holiday-{holiday.pk}", _("Public holiday: we may be closed"), today)
        event.add("status", "TENTATIVE")
        event.add("description", str(holiday.name.words or ""))
        calendar.add_component(_all_day(event, holiday.day, holiday.day))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(name: str, summary: str, today: date) -> Event:
    event = Event()
    event.add("uid", f"{name}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", moment(today, time(0)).astimezone(UTC))
    event.add("summary", f"SPSO: {summary}", parameters={"LANGUAGE": get_language() or settings.LANGUAGE_CODE})
    event.add("transp", "TRANSPARENT")
    return event


def _all_day(event: Event, first: date, last: date) -> Event:
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    return event


def _closure_events(closure: ClosureFacts, facts: ContactFacts, today: date) -> Iterator[Event]:
    record, summary = closure.record, phrases.closure_what(closure, facts)
    if record.kind == ClosureKind.CLOSED:
        event = _event(f"closure-{record.pk}", summary, today)
        event.add("description", phrases.closure_reason(closure))
        yield _all_day(event, record.first_day, record.last_day)
        return
    line = next((each for each in facts.lines if closure.covers(each, record.first_day)), None)
    for day in closure.days(at_most=MAXIMUM_DAYS):
        for period in day_hours(line, day, facts=facts).periods:
            event = _event(f"closure-{record.pk}-{day}-{period.opens:%H%M}", summary, today)
            event.add("description", phrases.closure_reason(closure))
            event.add("dtstart", moment(day, period.opens))
            event.add("dtend", moment(day, period.closes))
            yield event
