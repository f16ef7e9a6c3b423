"""The nodes of a document tree: what a page says, in its order, without how it looks.

All are frozen and made of tuples, so a tree can be compared, hashed and shared between renderers. Nothing here knows
Django, Wagtail or any format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.document.languages import direction_of


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words that are alike.

    `text` may hold line breaks ("\\n"): they are meant. `href` is absolute ("https:", "tel:", "mailto:") or empty.
    `language` is a code such as "gd", and empty where it is the document's own.
    `long_form` is what an abbreviation stands for ("Scottish Welfare Fund" for "SWF"); empty otherwise.
    """

    text: str
    strong: bool = False
    href: str = ""
    language: str = ""
    long_form: str = ""


Inlines = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """What stands on lines of its own."""


Blocks = tuple[Block, ...]


class ParagraphKind(StrEnum):
    PLAIN = ""
    LEAD = "lead"
    FOOTNOTE = "footnote"


class NoteKind(StrEnum):
    """INSET: words that stand apart. SUMMARY: ours, beside a text that is not. WARNING: a caution to be seen first."""

    INSET = "inset"
    SUMMARY = "summary"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """`level` is 2 to 6: the title is the only heading of level 1. `id` is unique in a document, or empty."""

    level: int
    inlines: Inlines
    id: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    inlines: Inlines
    kind: ParagraphKind = ParagraphKind.PLAIN


@dataclass(frozen=True, slots=True)
class List(Block):
    """Each item is blocks, so lists nest."""

    items: tuple[Blocks, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it is: a label and its value."""

    term: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class DefinitionList(Block):
    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Address(Block):
    """A postal address, line by line."""

    lines: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. `title` is what it is called when it stands alone ("Level 2, scenario 5"); it may be empty."""

    cells: tuple[Blocks, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table with one row of column headers; the first cell of each row heads it where `row_headers` says so."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    row_headers: bool = True


@dataclass(frozen=True, slots=True)
class Note(Block):
    """Blocks that stand apart under a label, such as "Summary, not part of the leaflet"; the label may be empty."""

    label: str
    blocks: Blocks
    kind: NoteKind = NoteKind.INSET


@dataclass(frozen=True, slots=True)
class Image(Block):
    """A picture. An empty `alt` means that it is decoration. `data` may be empty: then only its words are there."""

    alt: str
    data: bytes = field(default=b"", repr=False)
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class DocumentMeta:
    """Where a document comes from.

    `address` is the absolute address of its page. `version` is a label such as "14", `version_date` the day that the
    version went live (Europe/London). `reference` is the source's own ("SIPLleaflet-0524"). `notes` are said with the
    stamp of each file. `mark`, such as "DRAFT", is shown on every page of a file.
    """

    address: str = ""
    version: str = ""
    version_date: date | None = None
    publisher: str = ""
    reference: str = ""
    notes: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A page in one language. `language` is the site's code ("en", "zh-hans"); `direction` is "ltr" or "rtl"."""

    title: str
    language: str
    blocks: Blocks
    meta: DocumentMeta = DocumentMeta()

    @property
    def direction(self) -> str:
        return direction_of(self.language)


def inlines(text: str, language: str = "") -> Inlines:
    """Plain words as inlines; none for an empty string."""
    return (Text(text, language=language),) if text else ()


def paragraph(text: str, language: str = "") -> Paragraph:
    return Paragraph(inlines(text, language))


def children(block: Block) -> tuple[Blocks, ...]:
    """The groups of blocks that stand right inside a block, in reading order."""
    match block:
        case List(items=items):
            return items
        case DefinitionList(items=items):
            return tuple(item.blocks for item in items)
        case Table(rows=rows):
            return tuple(cell for row in rows for cell in row.cells)
        case Note(blocks=blocks):
            return (blocks,)
        case _:
            return ()


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block, however deep, in reading order."""
    for block in blocks:
        yield block
        for group in children(block):
            yield from walk(group)
