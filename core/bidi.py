"""Words that keep their own direction inside a plain text that may run the other way (UAX 9)."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from core.document import direction_of

_ISOLATE, _END_ISOLATE = "\u2066", "\u2069"
# Tags, which stay as they are, or an email address, a web address or a phone number that nothing isolates yet.
_TAG_OR_PLACE = re.compile(
    rf"""(?P<tag><[^>]*>)
    | (?<![\w.@/+{_ISOLATE}-])(?P<place>
        [A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+
        | (?:https?://|www\.)[A-Za-z0-9._~/?&=%#-]*[A-Za-z0-9/]
        | (?:[A-Za-z0-9-]+\.)+(?:uk|org|com|scot|net)(?:/[A-Za-z0-9._~/-]*[A-Za-z0-9/])?
        | \+?[0-9]{{2,}}(?:[ ][0-9]{{2,}})+
    )(?!\w)""",
    re.VERBOSE,
)


def left_to_right(words: str) -> str:
    """Return a number, reference or address so that it reads from the left in the active language's plain text."""
    return f"{_ISOLATE}{words}{_END_ISOLATE}" if _runs_from_the_right() and words else words


def addresses_isolated(text: Any) -> SafeString:
    """Return a text, escaped, so that addresses and phone numbers in it read from the left in the active language."""
    html: SafeString = conditional_escape(text)
    return mark_safe(_TAG_OR_PLACE.sub(_isolated, html)) if _runs_from_the_right() else html  # noqa: S308 - escaped


def _isolated(match: re.Match[str]) -> str:
    return match["tag"] or f"{_ISOLATE}{match['place']}{_END_ISOLATE}"


def _runs_from_the_right() -> bool:
    return direction_of(get_language() or settings.LANGUAGE_CODE) == "rtl"
