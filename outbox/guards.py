"""What no mail may hold: line breaks in a header, characters that no database or mail program takes, too much of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

LONGEST_SUBJECT = 250  # characters, as the database holds
LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3: a path of 256 with its brackets
LONGEST_BODY = 200_000  # characters of the text, and of the HTML
MOST_HEADERS = 30  # recipients, mostly

# Every control character, and the line breaks that Python's mail package knows beyond them: header injection.
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_is_address = EmailValidator()


def mail_check(*, key: str, subject: str, text: str, html: str, headers: Sequence[str]) -> None:
    """Raise ValueError for a mail that must not be written; `headers` are addresses and whatever else becomes one."""
    for value in (key, subject, *headers):
        if _BREAKS.search(value):
            raise ValueError("A header of a mail has no line break and no control character.")
    for value in (key, subject, text, html, *headers):
        if _UNSTORABLE.search(value):
            raise ValueError("A mail holds no NUL and no half of a surrogate pair.")
    if not key or not subject.strip():
        raise ValueError("A mail has a key and a subject.")
    if len(headers) > MOST_HEADERS or len(subject) > LONGEST_SUBJECT or max(len(text), len(html)) > LONGEST_BODY:
        raise ValueError("A mail is no longer than the limits in outbox.guards.")


def address_is_valid(address: str) -> bool:
    """Return whether a mail can be sent to an address, as far as its form says."""
    try:
        _is_address(address)
    except ValidationError:
        return False
    return len(address) <= LONGEST_ADDRESS
