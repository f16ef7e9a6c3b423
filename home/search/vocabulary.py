"""The words that the site uses: they tell endings apart from misspellings."""

from __future__ import annotations

import difflib
from collections import Counter
from datetime import date

from core.generation import per_generation
from home.search.sources import SOURCES

SHORTEST_MISSPELLING = 4
SHORTEST_BEGINNING = 3
MOST_ENDINGS = 12
NEAR_ENOUGH = 0.75


@per_generation
def vocabulary(language: str, day: date) -> Counter[str]:
    """Return how often each word is used in what can be found in a language on the office's `day`."""
    words: Counter[str] = Counter()
    for source in SOURCES:
        for document in source.all(language, day):
            words.update(document.words)
    return words


def forms_of(term: str, *, language: str, day: date) -> tuple[str, ...]:
    """Return the term and the words in use that begin like it, the most used first: “complaint” finds “complaints”.

    A number stands for itself only.
    """
    if len(term) < SHORTEST_BEGINNING or term.isdigit():
        return (term,)
    used = vocabulary(language, day)
    endings = [word for word, _count in used.most_common() if word.startswith(term) and word != term]
    return (term, *endings[:MOST_ENDINGS])


def suggestion_for(terms: list[str], *, language: str, day: date) -> str:
    """Return the query in words that the site uses: the nearest for each that it doesn't, none where none is near.

    "" when that changes nothing or leaves nothing.
    """
    used = vocabulary(language, day)
    better = [word for word in (_nearest(term, used) for term in terms) if word]
    return " ".join(better) if better != terms else ""


def _nearest(term: str, used: Counter[str]) -> str:
    if any(word.startswith(term) for word in used):
        return term
    if len(term) < SHORTEST_MISSPELLING or term.isdigit():
        return ""
    candidates = [word for word in used if len(word) >= SHORTEST_MISSPELLING]
    near = difflib.get_close_matches(term, candidates, n=3, cutoff=NEAR_ENOUGH)
    return max(near, key=lambda word: (difflib.SequenceMatcher(None, term, word).ratio(), used[word]), default="")
