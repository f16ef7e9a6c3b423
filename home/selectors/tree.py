"""The tree of live pages as one snapshot: menus, breadcrumbs, languages, maps and routing read it, not the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction, Site

from core.generation import per_generation


@dataclass(frozen=True)
class PageNode:
    """A live page: `url` begins with its language, `path` is its place in the tree (the parent's and four more)."""

    pk: int
    title: str
    url: str
    path: str
    language: str
    translation_key: UUID
    content_type_id: int
    show_in_menus: bool
    is_public: bool
    is_alias: bool
    last_published_at: datetime | None

    @property
    def parent_path(self) -> str:
        return self.path[: -Page.steplen]


@dataclass(frozen=True)
class SiteTree:
    """All live pages below the home pages of all languages, in the order of the tree."""

    nodes: tuple[PageNode, ...] = field(default=())

    @cached_property
    def by_pk(self) -> dict[int, PageNode]:
        return {node.pk: node for node in self.nodes}

    @cached_property
    def by_url(self) -> dict[str, PageNode]:
        return {node.url: node for node in self.nodes}

    @cached_property
    def _by_path(self) -> dict[str, PageNode]:
        return {node.path: node for node in self.nodes}

    def home(self, language: str) -> PageNode | None:
        """Return the home page of a language, or None when it has none that is live."""
        return next((node for node in self.nodes if node.language == language), None)

    def children(self, node: PageNode) -> list[PageNode]:
        """Return the pages directly below that everybody may see."""
        return [each for each in self.nodes if each.is_public and each.parent_path == node.path]

    def trail(self, node: PageNode) -> list[PageNode]:
        """Return the live pages from the home page down to `node`, both included."""
        ends = range(Page.steplen, len(node.path) + 1, Page.steplen)
        return [self._by_path[node.path[:end]] for end in ends if node.path[:end] in self._by_path]

    def in_languages(self, translation_key: UUID) -> list[PageNode]:
        """Return a page in each language in which it has been translated and everybody may see it."""
        return [
            node
            for node in self.nodes
            if node.translation_key == translation_key and node.is_public and not node.is_alias
        ]

    def at(self, path: str) -> tuple[PageNode | None, str]:
        """Return the deepest live page on the way to an address such as "/en/contact/form/", and what is left of it."""
        parts = path.strip("/").split("/")
        for length in range(len(parts), 0, -1):
            node = self.by_url.get("/" + "/".join(parts[:length]) + "/")
            if node:
                return node, path.removeprefix(node.url)
        return None, path

    def in_language(self, node: PageNode, language: str) -> PageNode | None:
        """Return a page in a language, None where it is not translated or not for everybody."""
        return next((each for each in self.in_languages(node.translation_key) if each.language == language), None)

    def address(self, page: Page | None, language: str) -> str:
        """Return the address of a page in a language, else the page's own; "" while nobody may see it."""
        node = self.by_pk.get(page.pk) if page else None
        if node is None or not node.is_public:
            return ""
        urls = {each.language: each.url for each in self.in_languages(node.translation_key)}
        return urls.get(language, node.url)


@per_generation
def site_tree() -> SiteTree:
    """Return the snapshot of all live pages, in a constant number of queries."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return SiteTree()
    homes = site.root_page.get_translations(inclusive=True).live().select_related("locale").order_by("path")
    private = list(PageViewRestriction.objects.values_list("page__path", flat=True))
    return SiteTree(tuple(node for home in homes for node in _nodes_below(home, private)))


def _nodes_below(home: Page, private: list[str]) -> Iterator[PageNode]:
    language = home.locale.language_code
    pages = Page.objects.live().filter(path__startswith=home.path).order_by("path").defer_streamfields()
    with override(language):
        for page in pages:
            yield PageNode(
                pk=page.pk,
                title=page.title,
                url=reverse("wagtail_serve", args=[page.url_path.removeprefix(home.url_path)]),
                path=page.path,
                language=language,
                translation_key=page.translation_key,
                content_type_id=page.content_type_id,
                show_in_menus=page.show_in_menus,
                is_public=not any(page.path.startswith(path) for path in private),
                is_alias=page.alias_of_id is not None,
                last_published_at=page.last_published_at,
            )


def page_model(node: PageNode) -> type[Page]:
    """Return the page type of a node; content types are cached by Django for the life of the process."""
    model = ContentType.objects.get_for_id(node.content_type_id).model_class()
    if model is None or not issubclass(model, Page):
        raise LookupError(f"No page type for {node}")
    return model


def page_below(home_pk: int, path_components: list[str]) -> tuple[Page | None, list[str]]:
    """Return the deepest live page below a home page on the way, of its own type, and the components that are left.

    (None, …) when no page lies on the way; whoever asks then looks for itself.
    """
    tree = site_tree()
    home = tree.by_pk.get(home_pk)
    for length in range(len(path_components), 0, -1) if home else ():
        node = tree.by_url.get(home.url + "/".join(path_components[:length]) + "/") if home else None
        if node:
            return page_model(node).objects.get(pk=node.pk), path_components[length:]
    return None, path_components
