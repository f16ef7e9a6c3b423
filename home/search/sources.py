"""Where the search looks: pages, and the records of the leaflet that have an address of their own.

A source finds through Wagtail's search index; what it finds is handed on as title, address and plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import SearchQuery

from core.models import ContentPage
from guidance.models import LeafletPage, LevelSectionText, ScenariosPage, ScenarioText, TimeframeText
from home.search.terms import plain_text
from home.selectors import site_tree
from home.selectors.tree import page_model

MOST_HITS = 200  # of one source; nobody reads on beyond


@dataclass(frozen=True)
class Document:
    """Something that can be found. `text` is plain; `kind` is a word for the reader and may be lazy."""

    title: str
    url: str
    text: str
    kind: Any


@dataclass(frozen=True)
class Source:
    """One kind of thing to search: all that is live in a language, and how a row of it is shown."""

    rows: Callable[[str], QuerySet[Any]]
    documents: Callable[[Iterable[Any]], Iterator[Document]]

    def find(self, query: SearchQuery, *, language: str) -> list[Document]:
        """Return the live documents in `language` that the query matches, in no order."""
        rows = get_search_backend().search(query, self.rows(language).order_by(), order_by_relevance=False)
        return list(self.documents(rows[:MOST_HITS]))

    def all(self, language: str) -> list[Document]:
        return list(self.documents(self.rows(language)))


def _words(model: type[Any]) -> Callable[[str], QuerySet[Any]]:
    def rows(language: str) -> QuerySet[Any]:
        locale = Locale.objects.filter(language_code=language).first()
        return model.objects.filter(live=True, locale=locale).select_related("fact")

    return rows


def _pages(language: str) -> QuerySet[Page]:
    shown = [node.pk for node in site_tree().nodes if node.language == language and node.is_public]
    return Page.objects.filter(live=True, id__in=shown)


def _page_documents(pages: Iterable[Page]) -> Iterator[Document]:
    pks = [page.pk for page in pages]
    found = {page.pk: page for page in Page.objects.filter(pk__in=pks).specific()}
    for pk in pks:
        node = site_tree().by_pk[pk]
        yield Document(found[pk].title, node.url, page_text(found[pk]), _("Page"))


def page_text(page: Page) -> str:
    """Return what a page says of its own in plain words; what it shows of records is found as those records."""
    parts = [page.introduction if isinstance(page, ContentPage) else "", page.search_description]
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            parts += field.get_searchable_content(field.value_from_object(page))
    return plain_text(" ".join(part for part in parts if part))


def _address_of(model: type[Page], language: str) -> str:
    """Return the address of the first live page of a type in a language, or ""."""
    nodes = (node for node in site_tree().nodes if node.language == language and node.is_public)
    return next((node.url for node in nodes if page_model(node) is model), "")


def _scenario_documents(texts: Iterable[ScenarioText]) -> Iterator[Document]:
    for text in texts:
        base = _address_of(ScenariosPage, text.locale.language_code)
        situation = plain_text(text.situation)
        body = " ".join([situation, plain_text(text.actions), text.contact_from, text.footnote])
        if base:
            title = _("Scenario %(number)s") % {"number": text.fact.number}
            yield Document(title, f"{base}{text.fact.number}/", body.strip(), _("Scenario"))


def _level_documents(texts: Iterable[LevelSectionText | TimeframeText]) -> Iterator[Document]:
    for text in texts:
        base = _address_of(LeafletPage, text.locale.language_code)
        level = text.fact.levels.first()
        if base and level:
            title = text.heading if isinstance(text, LevelSectionText) else text.label
            yield Document(title, f"{base}levels/{level.number}/", plain_text(text.body), _("Level"))


def _levels(model: type[Any]) -> Source:
    rows = _words(model)
    return Source(
        lambda language: rows(language).prefetch_related("fact__levels").select_related("locale"), _level_documents
    )


SOURCES = [
    Source(_pages, _page_documents),
    _levels(LevelSectionText),
    _levels(TimeframeText),
    Source(lambda language: _words(ScenarioText)(language).select_related("fact", "locale"), _scenario_documents),
]
