"""The live pages as sources of formats."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from core.document import Document
from core.models import ContentPage
from core.sources import Source


def pages(language: str) -> Iterator[Source]:
    """Every live page of a language (a site code) that has formats, without those that mirror another language's."""
    types = [ContentType.objects.get_for_model(model).pk for model in _models()]
    live = Page.objects.live().filter(locale__language_code=language, content_type__in=types, alias_of__isnull=True)
    for page in live.select_related("locale").defer_streamfields():
        path = path_of(page)
        if path is not None:
            build = partial(_document, page.pk)
            yield Source(f"page:{page.translation_key}", language, path, page.title, page, build)


def path_of(page: Page) -> str | None:
    """Return a page's address without its language, "" for the home page; None where no site shows the page."""
    parts = page.get_url_parts()
    return parts[2].removeprefix(f"/{page.locale.language_code}/") if parts and parts[2] else None


def _models() -> list[type[ContentPage]]:
    return [model for model in apps.get_models() if issubclass(model, ContentPage) and model.has_formats]


def _document(pk: int) -> Document:
    page: ContentPage = Page.objects.get(pk=pk).specific
    return page.to_document()
