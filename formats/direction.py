"""Words that are read from the left inside a text that is read from the right."""

from __future__ import annotations

import re

from core.document import Text, direction_of

_ADDRESS = re.compile(r"^(https?://|www\.|[\w.+-]+@)\S+$")
_PHONE = re.compile(r"^\+?[\d ()-]{5,20}$")
_ISOLATE, _FIRST_STRONG_ISOLATE, _END_ISOLATE = "\u2066", "\u2068", "\u2069"


def is_phone(run: Text) -> bool:
    """Whether a run is a phone number: linked as one, or nothing but digits."""
    return run.href.startswith("tel:") or bool(_PHONE.match(run.text.strip()))


def is_left_to_right(run: Text) -> bool:
    """Whether a run keeps the order from left to right in any text: numbers to call, addresses, other languages."""
    own = bool(run.language) and direction_of(run.language) == "ltr"
    return own or is_phone(run) or bool(_ADDRESS.match(run.text))


def isolated(words: str) -> str:
    """Words that are read from the left, whatever stands around them (UAX 9: U+2066 to U+2069)."""
    return f"{_ISOLATE}{words}{_END_ISOLATE}"


def by_first_letter(words: str) -> str:
    """Words that are read as their first letter says, whatever stands around them (UAX 9: U+2068 to U+2069)."""
    return f"{_FIRST_STRONG_ISOLATE}{words}{_END_ISOLATE}"
