"""What can be found, and what is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail.search.query import And, Or, PlainText, SearchQuery

from home.search.terms import words_of


@dataclass(frozen=True)
class Document:
    """Something that can be found. `text` is plain; `kind` is a word for the reader and may be lazy.

    `keywords` are other words that people use for it: it is found by them, and they are shown nowhere.
    """

    title: str
    url: str
    text: str
    kind: Any
    keywords: str = ""

    @property
    def words(self) -> list[str]:
        return words_of(f"{self.title} {self.text} {self.keywords}")


@dataclass(frozen=True)
class Asked:
    """The words asked for, each with the forms that it stands for; `needs_all` of them, or any of them."""

    words: tuple[tuple[str, ...], ...]
    needs_all: bool

    def query(self) -> SearchQuery:
        """Return it for Wagtail's search index."""
        operator = And if self.needs_all else Or
        return operator([Or([PlainText(form) for form in forms]) for forms in self.words])

    def matches(self, document: Document) -> bool:
        """Tell whether a document is one that is asked for."""
        used = set(document.words)
        enough = all if self.needs_all else any
        return enough(not used.isdisjoint(forms) for forms in self.words)
