"""What there are formats of: everything on the site with an address and a document tree.

Rooms register a provider in `AppConfig.ready()`; `formats` reads what they give. What is shown only at certain hours
never enters a tree, but hours and closures hold for certain days: a tree is that of the office's day, and `as_of` says
when trees must be looked at anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.dispatch import Signal
from django.utils import timezone, translation
from wagtail.models import Page

from core.document import Document
from core.generation import current, per_generation


@dataclass(frozen=True)
class Source:
    """One thing that is live and has formats.

    `key` names it whatever its address or language is: "page:<translation_key>", "scenario:5", "level:3", "letter:3".
    `language` is the site's code ("en", "zh-hans"). `path` is its address without the language, such as
    "guidance/support-and-intervention-policy/scenarios/5/"; "" is the home page. `page` is the page whose view
    restrictions hold for it. `build` makes its tree anew; call `document_of` instead.
    Two sources are equal when key and language are.
    """

    key: str
    language: str
    path: str = field(compare=False)
    title: str = field(compare=False)
    page: Page | None = field(compare=False)
    build: Callable[[], Document] = field(compare=False, repr=False)


Provider = Callable[[str], Iterable[Source]]

_providers: list[Provider] = []

# Sent with `keys`, in the transaction that removes a text for good: what was made of these sources goes with it.
text_removed = Signal()


def register(provider: Provider) -> None:
    """Add a provider: it takes a language's code and gives its live sources; it is called in that language."""
    if provider not in _providers:
        _providers.append(provider)


def sources(language: str) -> tuple[Source, ...]:
    """Every live source in the language (a site code), in the order of their addresses."""
    return tuple(_by_path(language).values())


def source_at(language: str, path: str) -> Source | None:
    """The live source at an address without the language ("" is the home page); None where there is none."""
    return _by_path(language).get(path)


def document_of(source: Source) -> Document:
    """The source's tree, made in its language; the same one until something shown changes or the day ends.

    Raises whatever its `build` raises.
    """
    with translation.override(source.language):
        return _document_of(source, timezone.localdate())


def as_of() -> str:
    """What the trees are made from now, as a token: it changes with anything shown, and with the day in Edinburgh."""
    return f"{current()}:{timezone.localdate()}"


def _by_path(language: str) -> dict[str, Source]:
    with translation.override(language):
        return _read(language)


@per_generation
def _read(language: str) -> dict[str, Source]:
    found = [source for provider in _providers for source in provider(language)]
    return {source.path: source for source in sorted(found, key=_order)}


def _order(source: Source) -> list[tuple[int, str]]:
    """Part by part, numbers by their size: scenario 9 before 10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in source.path.split("/")]


@per_generation
def _document_of(source: Source, day: date) -> Document:
    return source.build()
