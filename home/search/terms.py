"""From what people type to words that any search engine takes, and back to a piece of text with the words marked."""

from __future__ import annotations

import re
import unicodedata

from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

LONGEST_QUERY = 200
MOST_TERMS = 12
EXCERPT_LENGTH = 240
_WORD = re.compile(r"\w+")
_TAG_END = re.compile(r"(</(?:p|li|h\d|ul|ol)>|<br/?>)")


def query_clean(raw: str) -> str:
    """Return what was typed without control characters, half characters and needless space; it may be too long."""
    kept = (
        character
        for character in raw
        if unicodedata.category(character) not in {"Cc", "Cs", "Cn"} or character.isspace()
    )
    return " ".join("".join(kept).split())


def terms_of(query: str) -> list[str]:
    """Return the words of a query, in small letters, each once: quotes and operators of search engines fall away."""
    return list(dict.fromkeys(word.casefold() for word in _WORD.findall(query)))[:MOST_TERMS]


def plain_text(html: str) -> str:
    """Return the words of stored rich text, with one space where there was any."""
    return " ".join(strip_tags(_TAG_END.sub(r"\1 ", html)).split()).replace("&amp;", "&")


def words_of(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def occurrences(text: str, terms: list[str]) -> int:
    """Return how often words of `text` begin with one of the terms."""
    return sum(any(word.startswith(term) for term in terms) for word in words_of(text))


def _pattern(terms: list[str]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\w*", re.IGNORECASE)


def excerpt(text: str, terms: list[str]) -> SafeString:
    """Return the piece of `text` in which the terms first stand, escaped, with each of them in <mark>."""
    match = _pattern(terms).search(text) if terms else None
    begin = max(0, match.start() - EXCERPT_LENGTH // 3) if match else 0
    if begin:
        begin = text.find(" ", begin) + 1 or begin
    piece = text[begin : begin + EXCERPT_LENGTH]
    if begin + EXCERPT_LENGTH < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    return mark_terms(("… " if begin else "") + piece, terms)


def mark_terms(text: str, terms: list[str]) -> SafeString:
    """Return `text` escaped, with each word that begins with a term in <mark>."""
    if not terms:
        return conditional_escape(text)
    parts, end = [], 0
    for match in _pattern(terms).finditer(text):
        parts.append(conditional_escape(text[end : match.start()]))
        parts.append(format_html("<mark>{}</mark>", match.group()))
        end = match.end()
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above
