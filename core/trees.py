"""From pages and their blocks to document trees (core.document), from which every format is made.

Each block says how it becomes nodes (`to_nodes`) beside how it becomes HTML (core.checks E004 holds it). Only what is
true whenever it is read goes into a tree: never “open now”, “today” or a date without its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.document import (
    Blocks,
    Definition,
    DefinitionList,
    Document,
    DocumentMeta,
    Inlines,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    from_html,
    inlines,
    paragraph,
)
from core.document.runs import in_language, with_long_forms
from core.html import html_clean
from core.models import ContentPage, Words
from core.publisher import publisher
from core.selectors import long_forms, site_is_launched
from core.translation_notes import note_blocks
from core.translations import page_state

_PLACE = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class TreeContext:
    """What a block needs to know besides its value.

    `language` is the document's code and the active language, `address` its absolute address, `day` the office's day
    (Europe/London) on which hours and closures must hold. `page` is the page that the block stands on.
    """

    page: ContentPage
    language: str
    address: str
    day: date

    def plain(self, text: str, words: Words | None = None) -> Inlines:
        """Plain words as runs; where the row that they come from is in another language, they are marked so."""
        return inlines(text, self._other_language(words))

    def rich(self, source: str, words: Words | None = None) -> Blocks:
        """Stored rich text as blocks: sanitised as for the web, its links absolute."""
        return self.html(html_clean(source), words)

    def html(self, clean: str, words: Words | None = None) -> Blocks:
        """HTML that has been sanitised as blocks."""
        return in_language(from_html(clean, self.language, base=self.address), self._other_language(words))

    def absolute(self, url: str) -> str:
        """An address of this site with its scheme and host."""
        return urljoin(self.address or settings.SITE_URL, url)

    def _other_language(self, words: Words | None) -> str:
        code = words.locale.language_code if words else self.language
        return "" if code == self.language else str(code)


class TreeBlock(Protocol):
    """A block of a StreamField that every format can hold."""

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        """What the block says, as nodes; none where there is nothing to say."""


def stream_to_nodes(stream: Iterable[Any], context: TreeContext) -> Blocks:
    """The blocks of a StreamField's value, in their order.

    Raises AttributeError for a block without `to_nodes`; a system check finds it before.
    """
    return tuple(node for child in stream for node in child.block.to_nodes(child.value, context))


def pairs(items: Iterable[tuple[str, str]]) -> Blocks:
    """Labels and plain values as a definition list; pairs without a value are left out, and an empty list too."""
    rows = tuple(Definition(inlines(term), (paragraph(detail),)) for term, detail in items if detail)
    return (DefinitionList(rows),) if rows else ()


def filled(sentence: str, **parts: Inlines) -> Inlines:
    """A sentence with named places ("%(name)s") as runs, each place filled with runs that may name their language."""
    pieces = _PLACE.split(sentence)  # words and names by turns
    runs = (parts[piece] if at % 2 else inlines(piece) for at, piece in enumerate(pieces))
    return tuple(run for group in runs for run in group if run.text)


def summary(blocks: Blocks) -> Blocks:
    """Blocks that are ours beside the leaflet's text, boxed and labelled so; none for none."""
    return (Note(_("Summary, not part of the leaflet"), blocks, NoteKind.SUMMARY),) if blocks else ()


def run_in(lead: Inlines, blocks: Blocks) -> Blocks:
    """The blocks, the first paragraph beginning with `lead`; a paragraph of its own where they begin otherwise."""
    if blocks and isinstance(blocks[0], Paragraph):
        return (replace(blocks[0], inlines=lead + blocks[0].inlines), *blocks[1:])
    return (Paragraph(lead), *blocks) if lead else blocks


def run_out(blocks: Blocks, end: Inlines) -> Blocks:
    """The blocks, the last paragraph ending with `end`; a paragraph of its own where they end otherwise."""
    if blocks and isinstance(blocks[-1], Paragraph):
        return (*blocks[:-1], replace(blocks[-1], inlines=blocks[-1].inlines + end))
    return (*blocks, Paragraph(end))


def page_context(page: ContentPage, *, at: datetime, below: str = "") -> TreeContext:
    """The context of a page, or of the route `below` it ("levels/1/"), at the aware moment `at`."""
    parts = page.get_url_parts() if page.pk else None
    address = f"{settings.SITE_URL}{parts[2]}{below}" if parts else ""
    return TreeContext(page, page.locale.language_code, address, timezone.localdate(at))


def page_document(page: ContentPage, *, at: datetime, mark: str = "") -> Document:
    """The tree of a page as it stands in memory, in its language; see `ContentPage.to_document`."""
    with override(page.locale.language_code):
        context = page_context(page, at=at)
        lead = (Paragraph(inlines(page.introduction), ParagraphKind.LEAD),) if page.introduction else ()
        blocks = (*lead, *page.document_blocks(context), *page.document_foot(context))
        return document(context, page.document_title(), blocks, words=page.document_words(), mark=mark)


def document(
    context: TreeContext, title: str, blocks: Blocks, *, words: Iterable[Words | None] = (), mark: str = ""
) -> Document:
    """A document of these blocks, with where it comes from and what its abbreviations stand for.

    `words` are the rows whose words it shows: its date is the newest of theirs and its page's. A translation says
    first whether anybody has checked it.
    """
    page, shown = context.page, list(words)
    blocks = (*note_blocks(page_state(page, shown), context.language), *blocks)
    meta = DocumentMeta(
        address=context.address,
        version=page.document_version(is_draft=bool(mark)),
        version_date=_version_date(page, shown, is_draft=bool(mark)),
        publisher=publisher(),
        notes=() if site_is_launched() else (_("Demonstration. Messages sent here are not read."),),
        mark=mark,
    )
    return Document(title, context.language, with_long_forms(blocks, long_forms()), meta)


def _version_date(page: ContentPage, words: Iterable[Words | None], *, is_draft: bool) -> date | None:
    moments = [page.latest_revision_created_at if is_draft else page.last_published_at]
    moments += [each.last_published_at for each in words if each]
    return max((timezone.localdate(moment) for moment in moments if moment), default=None)


def review_dates(page: ContentPage) -> list[tuple[str, str]]:
    """The days on which a page was and will be reviewed, with their labels; "" where an editor has set none."""
    days = [(_("Last reviewed"), page.last_reviewed_on), (_("Next review"), page.next_review_on)]
    return [(term, date_format(day, "DATE_FORMAT") if day else "") for term, day in days]
