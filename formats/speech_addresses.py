"""Web and email addresses in words: "www.spso.org.uk/contact-form" as a person reads it out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from formats.speech_words import SpokenSigns

_LITTLE_WORDS = frozenset({"an", "at", "by", "in", "is", "me", "my", "of", "on", "or", "to", "us", "we"})
_SHORTEST_WORD, _LONGEST_LETTERS = 3, 2
# Names of the service itself, also on a page that does not write them out.
_ABBREVIATIONS = frozenset({"www", "spso", "inwo", "swf", "bsl", "nhs"})


@dataclass(frozen=True, slots=True)
class Known:
    """The words of a document in lower case, and its abbreviations in lower case."""

    words: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()


def known_in(text: str) -> Known:
    """What a document's whole text tells of words and abbreviations; the words of addresses are no evidence."""
    words = re.findall(r"(?<![\w./@])[^\W\d_]{3,}(?![\w/@]|\.\w)", text)
    abbreviations = re.findall(r"\b[A-Z]{2,5}\b", text)
    return Known(
        frozenset(word.lower() for word in words if not word.isupper()),
        frozenset(word.lower() for word in abbreviations),
    )


def said_address(address: str, signs: SpokenSigns, known: Known) -> str:
    """Each part of an address as a word, letters or digits, each sign by its name."""
    bare = re.sub(r"^https?://", "", address).rstrip("/")
    names = {".": signs.dot, "/": signs.slash, "-": signs.hyphen, "_": signs.underscore, "@": signs.at}
    parts = re.findall(r"[^\W_]+|[\W_]", bare)
    return " ".join(names.get(part) or _part(part, known) for part in parts if part.strip())


def _part(part: str, known: Known) -> str:
    lower = part.lower()
    if part.isdigit():
        return " ".join(part)
    if not part.isalpha():
        return (
            " ".join(_part(piece, known) for piece in re.findall(r"\d+|[^\W\d]+|\W", part)) if len(part) > 1 else part
        )
    if _is_letters(lower, known):
        return " ".join(lower.upper())
    return " ".join(_parted(lower, known.words) or [lower])


def _is_letters(part: str, known: Known) -> bool:
    if part in _ABBREVIATIONS or part in known.abbreviations:
        return True
    short = len(part) <= _LONGEST_LETTERS and part not in _LITTLE_WORDS
    return part.isascii() and (short or not re.search(r"[aeiouy]", part))


@lru_cache(maxsize=1024)
def _parted(joined: str, words: frozenset[str]) -> tuple[str, ...] | None:
    """Words of the document that together make the part, the fewest first: "scottish welfare fund"."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(joined)
    for end in range(_SHORTEST_WORD, len(joined) + 1):
        for start in range(end - _SHORTEST_WORD, -1, -1):
            before = best[start]
            if before is None or joined[start:end] not in words:
                continue
            found = best[end]
            if found is None or len(before) + 1 < len(found):
                best[end] = (*before, joined[start:end])
    return best[len(joined)]
