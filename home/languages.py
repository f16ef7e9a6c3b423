"""What is being shown, in each language of the site: where it is, or that it isn't there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override
from wagtail.models import Page

from home.selectors import PageNode, site_tree
from home.selectors.site_map import sub_addresses

FORMATS = "formats/"  # below every page


@dataclass(frozen=True)
class LanguageAddress:
    """The address of what is shown in a language; where it is not translated, a page there says so."""

    language: str
    url: str
    is_translated: bool


def active_language() -> str:
    """Return the code of the language of this request."""
    return get_language() or settings.LANGUAGE_CODE


def is_in(page: Page, language: str) -> bool:
    """Return whether a page is written in a language, and does not only mirror another."""
    return bool(page.locale.language_code == language and not page.alias_of_id)


def addresses(page: Page | None, path: str) -> list[LanguageAddress]:
    """Return where `path` is in every language, in their order; a route below a page keeps its sub-address."""
    tree, rest = site_tree(), path.split("/", 2)[-1]
    node, route = _shown(page, path)
    if node is None:  # a view such as the search: there wherever there is a home page
        return [LanguageAddress(code, f"/{code}/{rest}", tree.home(code) is not None) for code in _codes()]
    urls = {each.language: each.url + route for each in tree.in_languages(node.translation_key)}
    return [LanguageAddress(code, urls.get(code, f"/{code}/{rest}"), code in urls) for code in _codes()]


def _codes() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def _shown(page: Page | None, path: str) -> tuple[PageNode | None, str]:
    """Return the page at a path and the route below it, in this language or in whichever has it."""
    tree = site_tree()
    node = tree.by_pk.get(page.pk) if page else None
    if node:
        return node, path.removeprefix(node.url) if path.startswith(node.url) else ""
    rest = path.split("/", 2)[-1]
    for code in _codes():
        node, route = tree.at(f"/{code}/{rest}")
        if node and node.is_public and not node.is_alias and _is_route(node, route):
            return node, route
    return None, ""


def _is_route(node: PageNode, route: str) -> bool:
    before, formats, _name = route.rpartition(FORMATS)
    place = before if formats else route
    return not place or place in dict(sub_addresses(node))


def source_page(path: str) -> dict[str, Any] | None:
    """Return title and url of what stands at `path` in English, for an address where it is not translated."""
    if active_language() == settings.LANGUAGE_CODE:
        return None
    node, route = _shown(None, path)
    english = site_tree().in_language(node, settings.LANGUAGE_CODE) if node else None
    if english is None:
        return None
    with override(settings.LANGUAGE_CODE):
        title = dict(sub_addresses(english)).get(route) or english.title
    return {"title": title, "url": english.url + route, "language": settings.LANGUAGE_CODE}


def link_to(node: PageNode) -> dict[str, Any]:
    """Return title and url of a page in the active language, else in English: `language` then says which it is."""
    language = active_language()
    found = site_tree().in_language(node, language)
    shown = found or node
    return {"title": shown.title, "url": shown.url, "language": "" if shown.language == language else shown.language}


def menu() -> list[dict[str, Any]]:
    """Return the pages that stand in menus, in the order of the English ones; what is not translated is in English."""
    tree = site_tree()
    english, own = tree.home(settings.LANGUAGE_CODE), tree.home(active_language())
    nodes = tree.children(english) if english else []
    known = {node.translation_key for node in nodes}
    nodes += [node for node in (tree.children(own) if own else []) if node.translation_key not in known]
    return [link_to(node) for node in nodes if node.show_in_menus and not node.is_alias]


def standard_page(slug: str) -> dict[str, Any]:
    """Return url of a standard page in the active language, else of the English one and its `language`."""
    own, english = f"/{active_language()}/{slug}/", f"/{settings.LANGUAGE_CODE}/{slug}/"
    tree = site_tree()
    if own in tree.by_url or english not in tree.by_url:
        return {"url": own, "language": ""}
    return {"url": english, "language": settings.LANGUAGE_CODE}
