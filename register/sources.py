"""What of the register has formats: entries, their earlier versions, organisations, years, the fields.

The list is a page like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain, islice

from django.utils import timezone
from wagtail.models import Page

from core.document import Document
from core.document.runs import in_language
from core.page_sources import path_of, root_paths
from core.sources import Source
from core.trees import document, page_context, stream_to_nodes
from register import entry_presenters, presenters, reports, selectors, trees
from register.filters import Filters
from register.models import RegisterPage, Version

# Of each kind that have files; of more, the newest entries, withdrawn ones and earlier versions, and the organisations
# that are first by name.
MOST = 300


def sources(language: str) -> Iterator[Source]:
    """Give what lies below the live register page of a language and has formats."""
    roots = root_paths()
    pages = RegisterPage.objects.live().filter(locale__language_code=language, alias_of__isnull=True)
    for page in pages.select_related("locale"):
        path = path_of(page, roots)
        if path is not None:
            yield from _below(page, path, language)


def _below(page: RegisterPage, path: str, language: str) -> Iterator[Source]:
    withdrawn, replaced = selectors.withdrawn(most=MOST), selectors.replaced(most=MOST)
    for version in chain(selectors.page_of(Filters(), size=MOST), withdrawn):
        reference = version.action.reference
        build = partial(_entry_document, page.pk, reference)
        yield Source(entry_key(version), language, f"{path}{reference}/", _entry_title(version, " "), page, build)
    for version in replaced:
        build = partial(_version_document, page.pk, version.action.reference, version.number)
        title = f"{_entry_title(version, ' ')}, {entry_presenters.version_title(version)}"
        yield Source(version_key(version), language, f"{path}{_version_path(version)}", title, page, build)
    listed = dict(islice(selectors.organisations().items(), MOST))
    for slug, name in (listed | {each.body.slug: each.body.name for each in (*withdrawn, *replaced)}).items():
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


def version_key(version: Version) -> str:
    """Return what an earlier version of an entry is called among all that has formats."""
    return f"{entry_key(version)}:{version.number}"


def organisation_key(slug: str) -> str:
    """Return what an organisation is called among all that has formats."""
    return f"body:{slug}"


def year_key(start: int) -> str:
    """Return what a year is called among all that has formats."""
    return f"actions:{start}"


def keys_saying(version: Version) -> list[str]:
    """Return the keys of all whose files say the text of a version: its entry, organisation and year, and the list.

    Every version of an entry says what was corrected in all, and so does the table of each year that it ever was in.
    """
    pages = RegisterPage.objects.values_list("translation_key", flat=True).distinct()
    family = selectors.versions(version.action)
    own = {entry_key(version), organisation_key(version.body.slug), *map(version_key, family)}
    return [*own, *{year_key(each.year.start) for each in family}, *(f"page:{key}" for key in pages)]


def _register_page(pk: int) -> RegisterPage:
    return Page.objects.get(pk=pk).specific


def _entry_title(version: Version, between: str) -> str:
    reference = version.action.reference
    return reference if version.withdraws else f"{reference}{between}{version.body.name}"


def _version_path(version: Version) -> str:
    return f"{version.action.reference}/versions/{version.number}/"


def _entry_document(pk: int, reference: str) -> Document:
    found = selectors.entry(reference)
    if found is None:
        raise LookupError(f"No entry {reference}")
    return _document_of(found, pk, f"{reference}/", _entry_title(found, ": "))


def _version_document(pk: int, reference: str, number: int) -> Document:
    found = selectors.version(reference, number)
    if found is None:
        raise LookupError(f"No version {number} of {reference}")
    title = f"{_entry_title(found, ': ')} ({entry_presenters.version_title(found)})"
    return _document_of(found, pk, _version_path(found), title)


def _document_of(version: Version, pk: int, below: str, title: str) -> Document:
    page, now = _register_page(pk), timezone.now()
    blocks = trees.entry_blocks(version, selectors.versions(version.action), page_context(page, at=now))
    return document(page_context(page, at=now, below=below), title, blocks)


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
