"""The office's time: every day and hour of the records is a local one of Edinburgh."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def local(at: datetime) -> datetime:
    """Return the aware moment `at` in the office's time; raise ValueError where it is naive."""
    if at.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    return at.astimezone(LONDON)


def local_day(at: datetime) -> date:
    """Return the office's calendar day at the aware moment `at`."""
    return local(at).date()


def moment(day: date, hour: time) -> datetime:
    """Return the aware moment of an hour on a day of the office."""
    return datetime.combine(day, hour, tzinfo=LONDON)
