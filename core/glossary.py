"""Marking up abbreviations at their first use on a page (WCAG 3.1.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar

from django.utils.html import format_html

# Nothing is marked up inside these: a link keeps its name, an abbreviation is not marked twice.
CLOSED_ELEMENTS = {"a", "abbr", "button", "code", "script", "style", "svg", "textarea", "title"}
_TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_TAG_NAME = re.compile(r"</?\s*([a-zA-Z0-9]+)")

_seen: ContextVar[set[str] | None] = ContextVar("abbreviations_of_this_page", default=None)


def begin_page() -> None:
    """Begin a page on which no abbreviation has been used yet."""
    _seen.set(set())


def end_page() -> None:
    _seen.set(None)


def abbreviations_of_page() -> set[str]:
    """Return the short forms already marked up on this page; outside a request, a new empty set."""
    seen = _seen.get()
    return set() if seen is None else seen


def short_forms_pattern(short_forms: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of the short forms as a whole word; its first group is the short form."""
    longest_first = sorted(short_forms, key=len, reverse=True)
    return re.compile(rf"(?<![\w&])({'|'.join(map(re.escape, longest_first))})(?!\w)")


def abbreviations_mark(html: str, long_forms: Mapping[str, str], seen: set[str]) -> str:
    """Return the HTML with `<abbr title>` around the first use of each short form that is not in `seen`; add it there.

    Only whole words of text are marked, never anything within a tag, a link or one of CLOSED_ELEMENTS.
    """
    wanted = [short for short in long_forms if short not in seen and short in html]
    if not wanted:
        return html
    words = short_forms_pattern(wanted)

    def mark(match: re.Match[str]) -> str:
        short = match.group(1)
        if short in seen:
            return short
        seen.add(short)
        return format_html('<abbr title="{}">{}</abbr>', long_forms[short], short)

    closed_depth = 0
    parts = _TAG.split(html)
    for index, part in enumerate(parts):
        if index % 2:
            closed_depth = max(0, closed_depth + _depth_change(part))
        elif not closed_depth:
            parts[index] = words.sub(mark, part)
    return "".join(parts)


def _depth_change(tag: str) -> int:
    name = _TAG_NAME.match(tag)
    if not name or name.group(1).lower() not in CLOSED_ELEMENTS or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1
