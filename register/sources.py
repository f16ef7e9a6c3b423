"""What of the register has formats: entries, organisations, years, the fields. The list is a page like any other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import chain

from django.utils import timezone
from wagtail.models import Page

from core.document import Document
from core.document.runs import in_language
from core.page_sources import path_of, root_paths
from core.sources import Source
from core.trees import document, page_context, stream_to_nodes
from register import presenters, reports, selectors, trees
from register.filters import Filters
from register.models import RegisterPage, Version

MOST = 300  # entries, withdrawn ones, and organisations that have files; of more, the newest and the first by name


def sources(language: str) -> Iterator[Source]:
    """Give what lies below the live register page of a language and has formats."""
    roots = root_paths()
    pages = RegisterPage.objects.live().filter(locale__language_code=language, alias_of__isnull=True)
    for page in pages.select_related("locale"):
        path = path_of(page, roots)
        if path is not None:
            yield from _below(page, path, language)


def _below(page: RegisterPage, path: str, language: str) -> Iterator[Source]:
    for version in chain(selectors.page_of(Filters(), size=MOST), selectors.withdrawn(most=MOST)):
        reference = version.action.reference
        build = partial(_entry_document, page.pk, reference)
        title = reference if version.withdraws else f"{reference} {version.body.name}"
        yield Source(entry_key(version), language, f"{path}{reference}/", title, page, build)
    for slug, name in list(selectors.organisations().items())[:MOST]:
        build = partial(_organisation_document, page.pk, slug)
        yield Source(organisation_key(slug), language, f"{path}organisations/{slug}/", name, page, build)
    for each in selectors.years():
        build = partial(_report_document, page.pk, each.year.label)
        below = f"{path}annual-reports/{each.year.label}/"
        yield Source(year_key(each.year.start), language, below, presenters.report_title(each), page, build)
    build = partial(_fields_document, page.pk)
    yield Source("action-fields", language, f"{path}fields/", presenters.fields_title(), page, build)


def entry_key(version: Version) -> str:
    """Return what an entry is called among all that has formats."""
    return f"action:{version.action.reference}"


def organisation_key(slug: str) -> str:
    """Return what an organisation is called among all that has formats."""
    return f"body:{slug}"


def year_key(start: int) -> str:
    """Return what a year is called among all that has formats."""
    return f"actions:{start}"


def keys_saying(version: Version) -> list[str]:
    """Return the keys of all whose files say the text of a version: its entry, organisation and year, and the list."""
    pages = RegisterPage.objects.values_list("translation_key", flat=True).distinct()
    own = [entry_key(version), organisation_key(version.body.slug), year_key(version.year.start)]
    return [*own, *(f"page:{key}" for key in pages)]


def _register_page(pk: int) -> RegisterPage:
    return Page.objects.get(pk=pk).specific


def _entry_document(pk: int, reference: str) -> Document:
    return entry_document(_register_page(pk), reference, at=timezone.now())


def entry_document(page: RegisterPage, reference: str, *, at: datetime) -> Document:
    """Return one entry as a document. Raises LookupError where there is none."""
    found = selectors.entry(reference)
    if found is None:
        raise LookupError(f"No entry {reference}")
    context = page_context(page, at=at, below=f"{reference}/")
    title = reference if found.withdraws else f"{reference}: {found.body.name}"
    return document(context, title, trees.entry_blocks(found, selectors.versions(found.action)))


def _organisation_document(pk: int, slug: str) -> Document:
    body = selectors.body_of(slug)
    if body is None:
        raise LookupError(f"No organisation {slug}")
    page, now = _register_page(pk), timezone.now()
    context = page_context(page, at=now, below=f"organisations/{slug}/")
    return document(context, body.name, trees.organisation_blocks(body, page_context(page, at=now)))


def _report_document(pk: int, label: str) -> Document:
    publication = selectors.publication_of(label)
    if publication is None:
        raise LookupError(f"No report of {label}")
    context = page_context(_register_page(pk), at=timezone.now(), below=f"annual-reports/{label}/")
    text = reports.text_of(publication)
    said = in_language(stream_to_nodes(text.body, context), text.other_language) if text else ()
    title = presenters.report_title(publication)
    return document(context, title, trees.report_blocks(publication, said), words=[text])


def _fields_document(pk: int) -> Document:
    context = page_context(_register_page(pk), at=timezone.now(), below="fields/")
    return document(context, presenters.fields_title(), trees.fields_blocks())
