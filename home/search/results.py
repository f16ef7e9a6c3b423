"""One search over everything that can be found, the best first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from home.search.documents import Asked, Document
from home.search.sources import SOURCES
from home.search.terms import occurrences, telling, terms_of
from home.search.vocabulary import forms_of, suggestion_for

TITLE_WEIGHT = 10
MOST_COUNTED = 20  # a long page is not the better answer for saying a word the fortieth time


@dataclass(frozen=True)
class Results:
    """What was found; `has_all_terms` is False where nothing has every word and some words had to do."""

    terms: list[str] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    has_all_terms: bool = True
    suggestion: str = ""


def site_search(query: str, *, language: str, day: date) -> Results:
    """Return what the site says in `language` about a cleaned query, with a better spelling where there is one.

    `day` is the office's: closures are found while the site shows them.
    """
    terms = telling(terms_of(query), language=language)
    if not terms:
        return Results()
    words = tuple(forms_of(term, language=language, day=day) for term in terms)
    documents = _find(Asked(words, needs_all=True), terms, language=language, day=day)
    has_all_terms = bool(documents)
    if not documents and len(terms) > 1:
        documents = _find(Asked(words, needs_all=False), terms, language=language, day=day)
    suggestion = "" if has_all_terms else suggestion_for(terms, language=language, day=day)
    return Results(terms, documents, has_all_terms, suggestion)


def _find(asked: Asked, terms: list[str], *, language: str, day: date) -> list[Document]:
    """Return each address once, the most relevant first; the order is ours, so it is the same on every database."""
    best: dict[str, Document] = {}
    for source in SOURCES:
        for document in source.find(asked, language=language, day=day):
            known = best.get(document.url)
            if known is None or _relevance(document, terms) > _relevance(known, terms):
                best[document.url] = document
    return sorted(best.values(), key=lambda document: (-_relevance(document, terms), document.url))


def _relevance(document: Document, terms: list[str]) -> int:
    in_text = min(occurrences(document.text, terms), MOST_COUNTED)
    by_name = occurrences(f"{document.title} {document.keywords}", terms)
    return TITLE_WEIGHT * by_name + in_text
