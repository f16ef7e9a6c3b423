"""The counted day as a calendar file (RFC 5545)."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

import icalendar
from django.utils.translation import gettext as _

from guidance.response_times import Answer


def calendar_file(answer: Answer, *, url: str) -> bytes:
    """Return a calendar with one all-day event on the last counted day; `url` (absolute) is where it was counted.

    The same answer is the same event: its number comes from `url`, and its stamp from the day that was given.
    Raises ValueError for an answer without a counting.
    """
    if answer.counting is None:
        raise ValueError("This answer has no day")
    event = icalendar.Event()
    event.add("uid", f"{uuid.uuid5(uuid.NAMESPACE_URL, url)}@{urlsplit(url).hostname}")
    event.add("dtstamp", datetime.combine(answer.counting.start, time(), tzinfo=UTC))
    event.add("dtstart", answer.counting.last)
    event.add("dtend", answer.counting.last + timedelta(days=1))
    event.add("summary", _("Check the date in the SPSO letter"))
    event.add("description", "\n\n".join([answer.text, answer.caution, *answer.notes]))
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//SPSO//Response times//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
