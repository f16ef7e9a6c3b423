"""One search over everything that can be found, the best first."""

from __future__ import annotations

from dataclasses import dataclass, field

from wagtail.search.query import And, Or, PlainText, SearchQuery

from home.search.sources import SOURCES, Document
from home.search.terms import occurrences, terms_of
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


def site_search(query: str, *, language: str) -> Results:
    """Return what the site says in `language` about a cleaned query, with a better spelling where there is one."""
    terms = terms_of(query)
    if not terms:
        return Results()
    documents = _find(terms, And, language=language)
    has_all_terms = bool(documents)
    if not documents and len(terms) > 1:
        documents = _find(terms, Or, language=language)
    suggestion = "" if has_all_terms else suggestion_for(terms, language=language)
    return Results(terms, documents, has_all_terms, suggestion)


def _find(terms: list[str], operator: type[SearchQuery], *, language: str) -> list[Document]:
    """Return each address once, the most relevant first; the order is ours, so it is the same on every database."""
    query = operator([_any_form(term, language) for term in terms])
    best: dict[str, Document] = {}
    for source in SOURCES:
        for document in source.find(query, language=language):
            known = best.get(document.url)
            if known is None or _relevance(document, terms) > _relevance(known, terms):
                best[document.url] = document
    return sorted(best.values(), key=lambda document: (-_relevance(document, terms), document.url))


def _any_form(term: str, language: str) -> SearchQuery:
    return Or([PlainText(form) for form in forms_of(term, language=language)])


def _relevance(document: Document, terms: list[str]) -> int:
    in_text = min(occurrences(document.text, terms), MOST_COUNTED)
    return TITLE_WEIGHT * occurrences(document.title, terms) + in_text
