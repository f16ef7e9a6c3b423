"""From what people type to words that any search engine takes, and back to a piece of text with the words marked."""

from __future__ import annotations

import re
import unicodedata

from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.fields import StreamField
from wagtail.models import Page

from core.models import ContentPage

LONGEST_QUERY = 200
MOST_TERMS = 12
EXCERPT_LENGTH = 240
_WORD = re.compile(r"\w+")
# By language: words that are in every text and tell nothing of what is looked for.
SMALL_WORDS = {
    "en": frozenset(
        _WORD.findall(
            "a about am an and are as at be been by can could did do does for from get got had has have how i if in "
            "into is it its me my of on or our please should so than that the their them then there these they this to "
            "us was we were what when where which who why will with would you your"
        )
    )
}
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


def telling(terms: list[str], *, language: str) -> list[str]:
    """Return the terms without the small words of the language; all of them where nothing else is left."""
    small = SMALL_WORDS.get(language.partition("-")[0], frozenset())
    return [term for term in terms if term not in small] or terms


def page_text(page: Page) -> str:
    """Return what a page says of its own in plain words; what it shows of records is found as those records."""
    parts = [page.introduction if isinstance(page, ContentPage) else "", page.search_description]
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            parts += field.get_searchable_content(field.value_from_object(page))
    return plain_text(" ".join(part for part in parts if part))


def plain_text(html: str) -> str:
    """Return the words of stored rich text, with one space where there was any."""
    return " ".join(strip_tags(_TAG_END.sub(r"\1 ", html)).split()).replace("&amp;", "&")


def words_of(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def occurrences(text: str, terms: list[str]) -> int:
    """Return how often words of `text` begin with one of the terms, or are it where that is a number."""
    return sum(any(_is_form(word, term) for term in terms) for word in words_of(text))


def _is_form(word: str, term: str) -> bool:
    return word == term if term.isdigit() else word.startswith(term)


def _pattern(terms: list[str]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    forms = (re.escape(term) + (r"\b" if term.isdigit() else r"\w*") for term in longest_first)
    return re.compile(rf"\b(?:{'|'.join(forms)})", re.IGNORECASE)


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
