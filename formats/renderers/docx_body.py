"""Blocks as WordprocessingML, written as text and read once: python-docx's own way grows slow on long tables."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls
from docx.shared import Mm
from lxml import etree  # type: ignore[import-untyped]

from core.document import (
    Address,
    Block,
    Blocks,
    DefinitionList,
    Document,
    Heading,
    Image,
    Inlines,
    List,
    Note,
    Paragraph,
    Table,
    Text,
    direction_of,
    plain_text,
    tag_of,
)
from formats.direction import is_left_to_right
from formats.pictures import size_on_paper
from formats.renderers.docx_styles import BULLETS, LEVELS, NUMBERS, new_numbering
from formats.renderers.typst_data import LONGEST_WHOLE_ROW, column_widths
from formats.stamp import short_stamp

_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="7A7590"'
_TABLE_LINES = (
    '<w:tblInd w:w="100" w:type="dxa"/>'
    f"<w:tblBorders><w:top {_LINE}/><w:bottom {_LINE}/><w:insideH {_LINE}/></w:tblBorders>"
)
_LEFT_TO_RIGHT = "\u200e"
_PICTURES = {"image/png", "image/jpeg", "image/gif"}
# The width of the text in twentieths of a point; the room for a picture in millimetres.
TEXT_WIDTH = 9350
PICTURE_WIDTH, PICTURE_HEIGHT = 160, 150
_LANGUAGE_SLOT = {"zh": "eastAsia", "ar": "bidi", "ur": "bidi", "fa": "bidi", "he": "bidi"}


def run_xml(words: str, document: Document, *, bold: bool = False, style: str = "", language: str = "") -> str:
    """A run; line breaks in the words are kept. `language` is empty for the document's own."""
    if not words:
        return ""
    said_in = language or document.language
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties += "<w:b/><w:bCs/>" if bold else ""
    properties += "<w:rtl/>" if direction_of(said_in) == "rtl" else ""
    if language:
        slot = _LANGUAGE_SLOT.get(language.split("-", maxsplit=1)[0], "val")
        properties += f'<w:lang w:{slot}="{tag_of(language)}"/>'
    lines = escape(words).split("\n")
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r><w:rPr>{properties}</w:rPr>{text}</w:r>"


class DocxBody:
    def __init__(self, file: Any, document: Document) -> None:
        self.file = file
        self.document = document
        self.namespaces = nsdecls("w", "r", "wp", "a", "pic")
        self.bidi = "<w:bidi/>" if document.direction == "rtl" else ""
        self._links: dict[str, str] = {}
        self._lists = 0

    def elements(self) -> Iterator[str]:
        """The children of the body, each a text that can be read alone."""
        meta, stamp = self.document.meta, short_stamp(self.document)
        opening = [
            self.paragraph(self.words(meta.publisher), style="Publisher") if meta.publisher else "",
            self.paragraph(self.words(self.document.title), style="Heading1"),
            self.paragraph(self.words(stamp), style="Stamp") if stamp else "",
            self.paragraph(run_xml(meta.mark, self.document, bold=True)) if meta.mark else "",
        ]
        for element in [*opening, *self.blocks(self.document.blocks)]:
            if element:
                name, rest = element.split(">", 1)
                yield f"{name} {self.namespaces}>{rest}"

    def words(self, words: str) -> str:
        return run_xml(words, self.document)

    def paragraph(self, runs: str, *, style: str = "", numbered: str = "", keep: bool = False) -> str:
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        properties += "<w:keepNext/>" if keep else ""
        return f"<w:p><w:pPr>{properties}{numbered}{self.bidi}</w:pPr>{runs}</w:p>"

    def blocks(self, blocks: Blocks, *, depth: int = 0, style: str = "") -> Iterator[str]:
        for block in blocks:
            yield from self.block(block, depth, style)

    def block(self, block: Block, depth: int, style: str) -> Iterator[str]:  # noqa: C901 - a case for each kind
        match block:
            case Heading(level=level, inlines=words):
                yield self.paragraph(self.inlines(words), style=f"Heading{level}")
            case Paragraph(inlines=words, kind=kind):
                yield self.paragraph(self.inlines(words), style=style or _PARAGRAPHS.get(kind.value, ""))
            case Address(lines=lines):
                broken = run_xml("\n", self.document).join(self.inlines(line) for line in lines)
                yield self.paragraph(broken, style=style)
            case List():
                yield from self.listed(block, depth)
            case DefinitionList():
                yield from self.definitions(block, depth, style)
            case Note(label=label, blocks=blocks):
                if label:
                    yield self.paragraph(run_xml(label, self.document, bold=True), style="Note", keep=True)
                yield from self.blocks(blocks, depth=depth, style="Note")
            case Image():
                yield self.image(block)
            case Table():
                yield from self.table(block)
            case _:
                raise TypeError(f"No DOCX for {type(block).__name__}")

    def listed(self, block: List, depth: int) -> Iterator[str]:
        self._lists += 1
        number = new_numbering(self.file, self._lists, NUMBERS if block.ordered else BULLETS)
        level = min(depth, LEVELS - 1)
        mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        for item in block.items:
            first, *rest = item or (Paragraph(()),)
            if isinstance(first, Paragraph):
                yield self.paragraph(self.inlines(first.inlines), style="ListParagraph", numbered=mark)
            else:
                yield self.paragraph("", style="ListParagraph", numbered=mark)
                rest = [first, *rest]
            yield from self.blocks(tuple(rest), depth=depth + 1, style="ListContinue")

    def definitions(self, block: DefinitionList, depth: int, style: str) -> Iterator[str]:
        """A term and its value stand in one paragraph, where the value is one."""
        for item in block.items:
            term = run_xml(plain_text(item.term), self.document, bold=True, language=_language(item.term))
            match item.blocks:
                case (Paragraph(inlines=words), *rest):
                    yield self.paragraph(f"{term}{self.words('  ')}{self.inlines(words)}", style=style or "Definition")
                    yield from self.blocks(tuple(rest), depth=depth, style=style or "Definition")
                case others:
                    yield self.paragraph(term, style=style or "Definition", keep=True)
                    yield from self.blocks(tuple(others), depth=depth, style=style)

    def inlines(self, words: Inlines) -> str:
        return "".join(map(self.run, words))

    def run(self, run: Text) -> str:
        if not run.href:
            return self._ordered(run)
        address = self._links.get(run.href)
        if address is None:
            address = self.file.part.relate_to(run.href, _HYPERLINK, is_external=True)
            self._links[run.href] = address
        words = self._ordered(run, style="Hyperlink")
        return f'<w:hyperlink r:id="{address}">{words}</w:hyperlink>'

    def _ordered(self, run: Text, style: str = "") -> str:
        """A run; in a right-to-left document, numbers and web addresses are read from the left.

        Word knows no isolates: a mark of direction before and after does the same for what has no letters.
        """
        left = bool(self.bidi) and is_left_to_right(run)
        words = f"{_LEFT_TO_RIGHT}{run.text}{_LEFT_TO_RIGHT}" if left else run.text
        language = run.language or ("en" if left else "")
        return run_xml(words, self.document, bold=run.strong, style=style, language=language)

    def image(self, image: Image) -> str:
        size = size_on_paper(image, PICTURE_WIDTH, PICTURE_HEIGHT) if image.media_type in _PICTURES else None
        if size is None:
            return self.paragraph(self.words(image.alt)) if image.alt else ""
        inline = self.file.part.new_pic_inline(io.BytesIO(image.data), width=Mm(size[0]))
        inline.docPr.set("descr", image.alt)
        return self.paragraph(f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>")

    def table(self, table: Table) -> Iterator[str]:
        widths = column_widths(table)
        parts = [round(TEXT_WIDTH * width / sum(widths)) for width in widths] if widths else []
        if table.caption:
            yield self.paragraph(self.words(table.caption), style="Caption", keep=True)
        look = f'<w:tblLook w:val="04A0" w:firstRow="1" w:firstColumn="{int(table.row_headers)}" w:noVBand="1"/>'
        visual = "<w:bidiVisual/>" if self.bidi else ""
        caption = f"<w:tblCaption w:val={quoteattr(table.caption)}/>" if table.caption else ""
        grid = "".join(f'<w:gridCol w:w="{part}"/>' for part in parts)
        head = "".join(
            self.cell(self.paragraph(run_xml(name, self.document, bold=True), style="TableHead"), part, head=True)
            for name, part in zip(table.columns, parts, strict=True)
        )
        rows = "".join(self.row(cells.cells, parts, table.row_headers) for cells in table.rows)
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/>{visual}'
            f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>{_TABLE_LINES}'
            f'<w:tblLayout w:type="fixed"/>{look}{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
        )
        yield self.paragraph("", style="AfterTable")

    def row(self, cells: tuple[Blocks, ...], parts: list[int], headed: bool) -> str:
        longest = max((len(plain_text(cell)) for cell in cells), default=0)
        whole = "<w:cantSplit/>" if longest <= LONGEST_WHOLE_ROW else ""
        filled = (cells + ((),) * len(parts))[: len(parts)]
        written = "".join(
            self.cell("".join(self.blocks(cell, style="TableHeadOfRow" if headed and not index else "TableText")), part)
            for index, (cell, part) in enumerate(zip(filled, parts, strict=True))
        )
        return f"<w:tr><w:trPr>{whole}</w:trPr>{written}</w:tr>"

    def cell(self, content: str, width: int, *, head: bool = False) -> str:
        """A cell must end with a paragraph."""
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="3F2A6B"/>' if head else ""
        content = content if content.endswith("</w:p>") else f"{content}<w:p/>"
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'


_PARAGRAPHS = {"lead": "Lead", "footnote": "Footnote"}


def _language(words: Inlines) -> str:
    return next((run.language for run in words if run.language), "")
