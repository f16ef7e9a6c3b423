"""What the tests of the officers' screens share: enquiries, addresses, and what the list shows."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

from contact.tests.test_enquiries import enquiry

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
LIST = "/admin/enquiries/"
SECRET = "Example secret about a ward"


def screen(made, action=""):
    return f"{LIST}{made.pk}/{action}{'/' if action else ''}"


def text_of(response):
    assert response.status_code == 200
    return unescape(response.content.decode())


def referred(page):
    """The references in the list's table, from the top."""
    return re.findall(r"E-\d{4}-\d{4}", page[page.index("<table") :]) if "<table" in page else []


def listed(client, **query):
    found = referred(text_of(client.get(LIST, query)))
    return list(dict.fromkeys(found))


def one(number, **changes):
    given = {"reference": f"E-0000-{number:04}", "received_at": AT + timedelta(minutes=number)} | changes
    return enquiry(**given)
