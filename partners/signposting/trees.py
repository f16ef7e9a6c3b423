"""Signposting as document nodes, from which every format is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from contact import trees as contact
from core.document import Blocks, Definition, DefinitionList, Document, Heading, Paragraph, Text, inlines, paragraph
from core.page_sources import path_of, root_paths
from core.sources import Source
from core.trees import TreeContext, document, page_context
from partners.organisations.selectors import Entry, entries, entry_of
from partners.pages import SignpostingPage
from partners.signposting import presenters


def directory(page: SignpostingPage, context: TreeContext) -> Blocks:
    """All entries but invented examples, when to signpost to us, and how to discuss a case."""
    real = [each for each in entries() if not each.organisation.is_sample]
    nothing = _("We show an organisation only once it has agreed to our words, or while we ask it to. Call us: we will "
                "help you find who can help.")  # fmt: skip
    cards = tuple(node for each in real for node in (Heading(3, inlines(each.name)), *entry_blocks(each)))
    return (
        Heading(2, inlines(_("Organisations we signpost to"))),
        *(cards or (paragraph(nothing),)),
        Heading(2, inlines(_("When to signpost to us"))),
        *(context.rich(page.signpost_to_us) if page.signpost_to_us else ()),
        *contact.services_covered(context),
        Heading(2, inlines(_("Not sure whether to signpost to us?"))),
        paragraph(_("Call to discuss a case; put no personal details here.")),
        *contact.phone_lines(context),
    )


def entry_blocks(entry: Entry) -> Blocks:
    """What may be shown of an entry; agreed words that are not translated are marked as English."""
    card = presenters.card(entry, "")
    language = card["lang"]
    text = tuple(Paragraph(inlines(card[name], language)) for name in ("remit", "helps") if card[name])
    sample = (paragraph(_("Invented example. Not a real organisation.")),) if card["is_sample"] else ()
    rows = tuple(Definition(inlines(term), detail) for term, detail in _rows(card, language) if detail)
    listed = (DefinitionList(rows),) if rows else ()
    return (*sample, paragraph(str(card["kind"])), *text, *listed, paragraph(card["agreement"]))


def _rows(card: dict[str, Any], language: str) -> Iterator[tuple[str, Blocks]]:
    number, site = card["phone"], card["website"]
    english = "" if get_language() == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE
    if number:
        href = f"tel:{number.as_e164}" if card["is_linked"] else ""
        yield _("Phone"), (Paragraph((Text(number.as_national, href=href),)),)
    if site["text"]:
        yield _("Website"), (Paragraph((Text(site["text"], href=site["url"]),)),)
    yield _("Address"), tuple(Paragraph(inlines(line, english)) for line in card["address"])
    for term, name in [(_("Opening hours"), "hours"), (_("Languages"), "languages")]:
        yield term, (Paragraph(inlines(card[name], language)),) if card[name] else ()
    yield _("Topics"), (paragraph(", ".join(card["topics"])),) if card["topics"] else ()


def sources(language: str) -> Iterator[Source]:
    """The entries below the live signposting page of a language."""
    roots = root_paths()
    pages = SignpostingPage.objects.live().filter(locale__language_code=language, alias_of__isnull=True)
    for page in pages.select_related("locale"):
        path = path_of(page, roots)
        for each in entries() if path is not None else ():
            build = partial(_entry_document, page.pk, each.slug)
            yield Source(f"partner:{each.organisation.pk}", language, f"{path}{each.slug}/", each.name, page, build)


def _entry_document(pk: int, slug: str) -> Document:
    return entry_document(Page.objects.get(pk=pk).specific, slug, at=timezone.now())


def entry_document(page: SignpostingPage, slug: str, *, at: datetime) -> Document:
    """One entry as a document. Raises LookupError where it may not be shown."""
    found = entry_of(slug)
    if found is None:
        raise LookupError(f"No entry {slug}")
    context = page_context(page, at=at, below=f"{slug}/")
    return document(context, found.name, entry_blocks(found))
