"""Every public address of the site, generated: its URL patterns, the pages with their routes, the formats of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.conf import settings
from django.urls import get_resolver
from django.utils.translation import override
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from core.sources import sources
from formats.wanted import renderers_for
from home.selectors.site_map import all_addresses
from partners.embargo.tests import factories as make

_GROUP = re.compile(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)|<(?:\w+:)?(\w+)>|\((?!\?:)[^()]*\)")
# What an address may hold. A new name has to be thought about here, else the matrix stops with a KeyError.
VALUES = {
    "token": ["x" * 43],
    "slug": [make.SLUG, "example-moon-ferry-ombudsman", "example-cases-by-year"],
    "code": ["EN"],
    "rest": [f"working-with-others/releases/{make.SLUG}/"],
    "path": ["", "embargoed/", f"working-with-others/releases/{make.SLUG}/"],
    "page_path": ["working-with-others/"],
    "restriction_id": ["1"],
    "page_view_restriction_id": ["1"],
    "page_id": ["1"],
    "pk": ["1"],
    "kind": ["attached"],
    "name": ["text.txt"],
    "number": ["1"],
    "reference": ["SAMPLE-0001"],
    "label": ["2024-25"],
    "question": ["who"],
    "answer": ["us"],
    "": ["1"],
}
SEARCHES = ["Zephyrine", "Quokkaline", "zeph*", "example report seven"]


def everything(language: str) -> list[str]:
    """Every address below a language, and for English those without one, each once."""
    with override(language):
        found = [*_patterns(language), *_pages(language), *_formats(language)]
        found += [f"/{language}/search/?q={words}" for words in SEARCHES]
    return sorted(set(found))


def _patterns(language: str) -> Iterator[str]:
    """The addresses of all patterns; what has no language is asked for in English only."""
    for route in _routes(get_resolver().url_patterns):
        is_below = route.startswith(f"{language}/")
        if (is_below or language == settings.LANGUAGE_CODE) and not route.startswith("admin/"):
            yield from (f"/{each}" for each in filled(route))


def _routes(patterns: list, prefix: str = "") -> Iterator[str]:
    for each in patterns:
        route = prefix + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from _routes(each.url_patterns, route)
        elif each.name != "wagtail_serve":  # the pages
            yield route


def _pages(language: str) -> Iterator[str]:
    yield from (each.url for each in all_addresses() if each.url.startswith(f"/{language}/"))
    for page in Page.objects.live().filter(locale__language_code=language, depth__gt=1).specific():
        yield page.url
        if isinstance(page, RoutablePageMixin):
            routes = [str(each.pattern) for each in page.get_subpage_urls()]
            yield from (page.url + each for route in routes for each in filled(route))


def _formats(language: str) -> Iterator[str]:
    """The list of formats of each page, and in English its text; all formats of the release, which exist later only."""
    for source in sources(language):
        yield f"/{language}/{source.path}formats/"
        if language == settings.LANGUAGE_CODE:
            yield f"/{language}/{source.path}formats/text.txt"
    for each in renderers_for(language):
        yield f"/{language}/working-with-others/releases/{make.SLUG}/formats/{each.name}"


def filled(route: str) -> list[str]:
    """The addresses of a pattern, with every value that its places may have; anchors and options go."""
    match = _GROUP.search(route)
    if match is None:
        return [re.sub(r"[\^$?\\]", "", route)]
    values = VALUES[match[1] or match[2] or ""]
    return [each for value in values for each in filled(route[: match.start()] + value + route[match.end() :])]
