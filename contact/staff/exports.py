"""The columns of the export. Their names are the same in every language, so that other software can rely on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contact.enquiries.mails import service_code
from contact.models import Enquiry
from contact.staff.selectors import enquiries_listed
from contact.times import local

_CHUNK = 500
COLUMNS = (
    "reference", "received", "service", "topic", "language", "state", "assigned_to", "reply_by", "reply_language",
    "reply_format", "wants_options_without_recording", "wants_freepost_envelope",
)  # fmt: skip
PERSONS = ("name", "organisation", "email", "phone", "postal_address", "message", "staff_note")


def export_rows(keys: list[int], *, with_persons: bool) -> Iterator[list[Any]]:
    """Yield the headings, then a row for each of the enquiries (their keys, in this order) that is still there.

    Only `with_persons` what people wrote and how to reach them.
    """
    yield [*COLUMNS, *(PERSONS if with_persons else ())]
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        found = enquiries_listed().in_bulk(chunk)
        for enquiry in (found[key] for key in chunk if key in found):
            yield [*_facts(enquiry), *(_persons(enquiry) if with_persons else ())]


def _facts(enquiry: Enquiry) -> list[Any]:
    return [
        enquiry.reference,
        local(enquiry.received_at).isoformat(timespec="seconds"),
        service_code(enquiry),
        enquiry.topic.code,
        enquiry.language,
        enquiry.state,
        enquiry.assigned_to.get_username() if enquiry.assigned_to else "",
        enquiry.reply_by,
        enquiry.reply_language,
        enquiry.reply_format,
        "yes" if enquiry.wants_options_without_recording else "no",
        "yes" if enquiry.wants_freepost_envelope else "no",
    ]


def _persons(enquiry: Enquiry) -> list[str]:
    return [getattr(enquiry, name) for name in PERSONS]
