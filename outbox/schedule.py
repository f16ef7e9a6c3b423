"""When a mail is tried again: soon at first, then over hours, for a day."""

from __future__ import annotations

from datetime import datetime, timedelta

# The first minutes are close together, because an outage of minutes is what mostly happens.
PAUSES = [timedelta(minutes=each) for each in (1, 1, 1, 1, 5, 15, 60, 180, 360)]
GIVE_UP_AFTER = timedelta(days=1)
PROBE_EVERY = timedelta(minutes=1)


def next_try(*, attempts: int, first_tried_at: datetime, at: datetime) -> datetime | None:
    """Return when a mail is due again that failed at `at` for the `attempts`-th time; None when it is stuck."""
    due = at + PAUSES[min(attempts, len(PAUSES)) - 1]
    return None if due > first_tried_at + GIVE_UP_AFTER else due
