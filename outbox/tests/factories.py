from __future__ import annotations

import itertools
from datetime import UTC, datetime

from outbox.services import mail_queue

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
_numbers = itertools.count(1)


def queue(**changes):
    """Write a mail, each with a key of its own."""
    given = {
        "key": f"test:{next(_numbers)}",
        "kind": "test",
        "to": ["anna@example.org"],
        "subject": "We have your message",
        "text": "Thank you.\n",
        "html": "<p>Thank you.</p>",
        "language": "en",
        "at": AT,
    }
    return mail_queue(**given | changes)
