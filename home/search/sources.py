"""Where the search looks: pages and sections of the leaflet through Wagtail's search index, and what records tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend

from guidance.models import LeafletPage, LevelSectionText, TimeframeText
from home.search.documents import Asked, Document
from home.search.records import contact_documents, letter_documents, node_of, scenario_documents
from home.search.releases import release_documents
from home.search.terms import page_text, plain_text
from home.selectors import site_tree

MOST_HITS = 200  # of one source; nobody reads on beyond


class Source(Protocol):
    """One kind of thing to search, in a language and as it stands on the office's `day`."""

    def find(self, asked: Asked, *, language: str, day: date) -> list[Document]:
        """Return the live documents that are asked for, in no order."""

    def all(self, language: str, day: date) -> list[Document]:
        """Return every live document."""


@dataclass(frozen=True)
class IndexSource:
    """What Wagtail's search index knows: all that is live in a language, and how a row of it is shown."""

    rows: Callable[[str], QuerySet[Any]]
    documents: Callable[[Iterable[Any]], Iterator[Document]]

    def find(self, asked: Asked, *, language: str, day: date) -> list[Document]:
        rows = get_search_backend().search(asked.query(), self.rows(language).order_by(), order_by_relevance=False)
        return list(self.documents(rows[:MOST_HITS]))

    def all(self, language: str, day: date) -> list[Document]:
        return list(self.documents(self.rows(language)))


@dataclass(frozen=True)
class RecordSource:
    """What is made from snapshots of records: few enough to be compared one by one."""

    documents: Callable[[str, date], Iterator[Document]]

    def find(self, asked: Asked, *, language: str, day: date) -> list[Document]:
        return [document for document in self.documents(language, day) if asked.matches(document)]

    def all(self, language: str, day: date) -> list[Document]:
        return list(self.documents(language, day))


def _words(model: type[Any]) -> Callable[[str], QuerySet[Any]]:
    def rows(language: str) -> QuerySet[Any]:
        locale = Locale.objects.filter(language_code=language).first()
        texts = model.objects.filter(live=True, locale=locale)
        return texts.select_related("fact", "locale").prefetch_related("fact__levels")

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


def _level_documents(texts: Iterable[LevelSectionText | TimeframeText]) -> Iterator[Document]:
    for text in texts:
        leaflet = node_of(LeafletPage, text.locale.language_code)
        level = text.fact.levels.first()
        if leaflet and level:
            title = text.heading if isinstance(text, LevelSectionText) else text.label
            yield Document(title, f"{leaflet.url}levels/{level.number}/", plain_text(text.body), _("Level"))


SOURCES: list[Source] = [
    IndexSource(_pages, _page_documents),
    IndexSource(_words(LevelSectionText), _level_documents),
    IndexSource(_words(TimeframeText), _level_documents),
    RecordSource(scenario_documents),
    RecordSource(letter_documents),
    RecordSource(contact_documents),
    RecordSource(release_documents),
]
