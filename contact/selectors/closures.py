"""Closures and holidays: which are ahead, which are announced, and which days are no working days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from contact.enums import HolidayDecision
from contact.models import PublicHoliday
from contact.selectors.facts import ClosureFacts, ContactFacts, contact_facts
from contact.times import local_day


def closures_ahead(at: datetime, *, facts: ContactFacts | None = None) -> list[ClosureFacts]:
    """Return the closures and changed hours that are not over at `at` (aware); each ends with its last day."""
    today = local_day(at)
    return [each for each in (facts or contact_facts()).closures if each.record.last_day >= today]


def closures_announced(at: datetime, *, facts: ContactFacts | None = None) -> list[ClosureFacts]:
    """Return the closures of the banner: from their own day of announcement, or the set number of days before."""
    facts = facts or contact_facts()
    today = local_day(at)
    return [each for each in closures_ahead(at, facts=facts) if _announced_from(each, facts) <= today]


def _announced_from(closure: ClosureFacts, facts: ContactFacts) -> date:
    return closure.record.announced_from or closure.record.first_day - timedelta(days=facts.announce_days)


def undecided_holidays(at: datetime, *, days: int, facts: ContactFacts | None = None) -> list[PublicHoliday]:
    """Return the public holidays of today and the next `days` days on which nobody has decided yet."""
    today = local_day(at)
    return [
        each
        for each in (facts or contact_facts()).holidays
        if each.decision == HolidayDecision.UNDECIDED and today <= each.day <= today + timedelta(days=days)
    ]


def holidays_between(first: date, last: date, *, facts: ContactFacts | None = None) -> list[PublicHoliday]:
    """Return the public holidays from `first` to `last`, both included, whatever has been decided on them."""
    return [each for each in (facts or contact_facts()).holidays if first <= each.day <= last]


def is_working_day(day: date, *, facts: ContactFacts | None = None) -> bool:
    """Return whether the day counts among working days.

    Weekends do not, nor bank holidays on which the office is closed. The office's own closures count, and so does a
    holiday while it is undecided: that gives the earlier, safer date.
    """
    if day.weekday() >= 5:
        return False
    return not any(
        each.is_bank_holiday and each.decision == HolidayDecision.CLOSED
        for each in holidays_between(day, day, facts=facts)
    )
