"""The live pages as sources of formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Site

from core.document import Document
from core.models import ContentPage
from core.sources import Source


def pages(language: str) -> Iterator[Source]:
    """Every live page of a language (a site code) that has formats, without those that mirror another language's."""
    types = [ContentType.objects.get_for_model(model).pk for model in _models()]
    live = Page.objects.live().filter(locale__language_code=language, content_type__in=types, alias_of__isnull=True)
    roots = root_paths()
    for page in live.select_related("locale").defer_streamfields():
        path = path_of(page, roots)
        if path is not None:
            build = partial(_document, page.pk)
            yield Source(f"page:{page.translation_key}", language, path, page.title, page, build)


def root_paths() -> list[str]:
    """Return where the home pages of all sites and languages lie in the tree, to give to `path_of`."""
    return [root.root_path for root in Site.get_site_root_paths()]


def path_of(page: Page, roots: Iterable[str]) -> str | None:
    """Return a page's address without its language, "" for the home page; None where no site shows the page."""
    return next((page.url_path.removeprefix(root) for root in roots if page.url_path.startswith(root)), None)


def _models() -> list[type[ContentPage]]:
    return [model for model in apps.get_models() if issubclass(model, ContentPage) and model.has_formats]


def _document(pk: int) -> Document:
    page: ContentPage = Page.objects.get(pk=pk).specific
    return page.to_document()
