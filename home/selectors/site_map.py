"""Every address that the site offers: for the site map page and for search engines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import override

from core.generation import per_generation
from core.models import ContentPage
from home.selectors.tree import PageNode, page_model, site_tree


@dataclass(frozen=True)
class SiteMapEntry:
    """A page, or a route of a page, with what lies below it."""

    title: str
    url: str
    below: tuple[SiteMapEntry, ...]


@dataclass(frozen=True)
class Address:
    """An address that search engines may list; `languages` are code and address of the same in each language."""

    url: str
    changed_at: datetime | None
    languages: tuple[tuple[str, str], ...]


def site_map_entries(language: str) -> list[SiteMapEntry]:
    """Return the public pages of a language below its home page, as a tree."""
    home = site_tree().home(language)
    return [_entry(node) for node in site_tree().children(home)] if home else []


def untranslated_entries(language: str) -> list[SiteMapEntry]:
    """Return the public English pages that have no translation in a language, as a tree of those that have none."""
    tree = site_tree()
    home = tree.home(settings.LANGUAGE_CODE)
    if home is None or language == settings.LANGUAGE_CODE:
        return []
    with override(settings.LANGUAGE_CODE):
        return [entry for node in tree.children(home) for entry in _untranslated(node, language)]


def _untranslated(node: PageNode, language: str) -> Iterator[SiteMapEntry]:
    below = tuple(entry for child in site_tree().children(node) for entry in _untranslated(child, language))
    if site_tree().in_language(node, language):
        yield from below
    else:
        routes = tuple(SiteMapEntry(title, node.url + route, ()) for route, title in sub_addresses(node))
        yield SiteMapEntry(node.title, node.url, routes + below)


def _entry(node: PageNode) -> SiteMapEntry:
    routes = tuple(SiteMapEntry(title, node.url + route, ()) for route, title in sub_addresses(node))
    pages = tuple(_entry(child) for child in site_tree().children(node))
    return SiteMapEntry(node.title, node.url, routes + pages)


@per_generation
def sub_addresses(node: PageNode) -> tuple[tuple[str, str], ...]:
    """Return route and title of what a page shows below its own address."""
    model = page_model(node)
    if not issubclass(model, ContentPage) or model.sub_addresses is ContentPage.sub_addresses:
        return ()
    return tuple(model.objects.get(pk=node.pk).sub_addresses())


@per_generation
def all_addresses() -> tuple[Address, ...]:
    """Return every public address of every language, without those that only mirror another language."""
    return tuple(
        _address(node, route)
        for node in site_tree().nodes
        if node.is_public and not node.is_alias
        for route in ("", *(route for route, _title in sub_addresses(node)))
    )


def _address(node: PageNode, route: str) -> Address:
    languages = tuple((each.language, each.url + route) for each in site_tree().in_languages(node.translation_key))
    return Address(node.url + route, node.last_published_at, languages)
