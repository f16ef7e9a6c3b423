"""Blocks of a document as lines of Braille cells.

Layout after the guidelines that embossers follow: paragraphs begin in cell 3, lists run over to cell 3, headings are
centred, then in cell 5, then in cell 7; what stands apart is boxed.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_noop

from core.document import (
    Address,
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Heading,
    Image,
    Inlines,
    List,
    Note,
    Paragraph,
    Text,
    inlines,
    plain_text,
)
from formats import louis
from formats.braille_code import Brailled, Code, brailled, with_addresses
from formats.braille_layout import Indent, Line, centred, wrapped
from formats.stamp import said

PICTURE = gettext_noop("Picture")
_BULLETS = ("•", "-")
_CENTRED_LEVEL = 2
_HEADING_INDENTS = {3: Indent(4, 4)}
_DEEPER_HEADING = Indent(6, 6)
_HEADING_MARGIN = 6
_PARAGRAPH = Indent(2, 0)
_PICTURE = Indent(6, 4)
_STEP = 2
_DEEPEST = 5
_BOX_TOP, _BOX_END = "\u2836", "\u281b"


class Composer:
    """Turns blocks into lines of at most `width` cells; notes the headings for the contents."""

    def __init__(self, code: Code, language: str, width: int) -> None:
        self.code, self.language, self.width = code, language, width
        self.bullet = next(mark for mark in _BULLETS if louis.knows(mark, code.table) or mark == _BULLETS[-1])
        self.lines: list[Line] = []
        self.entries: list[Heading] = []

    def compose(self, blocks: Blocks, depth: int = 0) -> None:
        """Adds blocks; `depth` is how many lists they stand in."""
        for block in blocks:
            self._block(block, depth)

    def blank(self, *, keep: bool = False) -> None:
        """One blank line, and no more than one."""
        if self.lines and self.lines[-1].cells:
            self.lines.append(Line(keep=keep))

    def title(self, words: Inlines) -> None:
        for cells in wrapped(self._brailled(words), self.width - _HEADING_MARGIN, Indent()):
            self.lines.append(Line(centred(cells, self.width), keep=True))

    def paragraph(self, words: Inlines, indent: Indent, *, keep: bool = False) -> None:
        """Words as lines; the first line stays with the second. A line break that is meant begins at the run-over."""
        for number, part in enumerate(_broken(words)):
            at = indent if number == 0 else Indent(indent.runover, indent.runover)
            cells = wrapped(self._brailled(with_addresses(part)), self.width, at, self.code.line_continuation)
            last = len(cells) - 1
            self.lines += [Line(c, keep=keep or (i == 0 < last) or (0 < i == last - 1)) for i, c in enumerate(cells)]

    def _brailled(self, words: Inlines) -> Brailled:
        return brailled(words, self.code)

    def _block(self, block: Block, depth: int) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self.paragraph(block.inlines, _inside(depth) if depth else _PARAGRAPH)
            case List() | DefinitionList():
                self._apart(block, depth)
            case Address():
                self._address(block)
            case Note():
                self._note(block, depth)
            case Image():
                self._image(block)
            case _:
                raise TypeError(f"Braille cannot hold {type(block).__name__}")

    def _heading(self, heading: Heading) -> None:
        self.blank()
        start = len(self.lines)
        if heading.level <= _CENTRED_LEVEL:
            self.title(heading.inlines)
            self.blank(keep=True)
        else:
            self.paragraph(heading.inlines, _HEADING_INDENTS.get(heading.level, _DEEPER_HEADING), keep=True)
        if len(self.lines) > start:
            self.lines[start] = replace(self.lines[start], entry=len(self.entries))
            self.entries.append(heading)

    def _apart(self, block: List | DefinitionList, depth: int) -> None:
        """A list has a blank line before and after it, unless it stands in another."""
        if not depth:
            self.blank()
        if isinstance(block, List):
            for number, item in enumerate(block.items, 1):
                self._item(f"{number}. " if block.ordered else f"{self.bullet} ", item, depth)
        else:
            for definition in block.items:
                self._definition(definition, depth)
        if not depth:
            self.blank()

    def _item(self, mark: str, item: Blocks, depth: int) -> None:
        first = item[0] if item and isinstance(item[0], Paragraph) else Paragraph(())
        self.paragraph((*inlines(mark), *first.inlines), _hanging(depth))
        self.compose(item[1:] if item and first is item[0] else item, depth + 1)

    def _definition(self, definition: Definition, depth: int) -> None:
        """ "Label: value" where the value begins with words."""
        label = plain_text(definition.term).rstrip()
        colon = inlines("" if label.endswith((":", "：")) else ":") if label else ()
        first = definition.blocks[0] if definition.blocks and isinstance(definition.blocks[0], Paragraph) else None
        value = (*inlines(" "), *first.inlines) if first else ()
        self.paragraph((*definition.term, *colon, *value), _hanging(depth), keep=not first and bool(definition.blocks))
        self.compose(definition.blocks[1:] if first else definition.blocks, depth + 1)

    def _address(self, address: Address) -> None:
        self.blank()
        for line in address.lines:
            self.paragraph(line, Indent(0, 2), keep=line is not address.lines[-1])
        self.blank()

    def _note(self, note: Note, depth: int) -> None:
        """A box: a line of full cells above, one of upper cells below."""
        self.blank()
        self.lines.append(Line(_BOX_TOP * self.width, keep=True))
        if note.label:
            self.paragraph(inlines(note.label), Indent(4, 4), keep=True)
        self.compose(note.blocks, depth)
        while self.lines and not self.lines[-1].cells:
            self.lines.pop()
        self.lines[-1] = replace(self.lines[-1], keep=True)
        self.lines.append(Line(_BOX_END * self.width))
        self.blank()

    def _image(self, image: Image) -> None:
        """What the picture says, in brackets; decoration is left out."""
        if not image.alt:
            return
        words = (Text("["), said(PICTURE, self.language), Text(f": {image.alt}]"))
        self.paragraph(words, _PICTURE)


def _inside(depth: int) -> Indent:
    """A further paragraph of a list's item."""
    step = min(depth, _DEEPEST) * _STEP
    return Indent(step + _STEP, step)


def _hanging(depth: int) -> Indent:
    step = min(depth, _DEEPEST) * _STEP
    return Indent(step, step + _STEP)


def _broken(words: Inlines) -> list[Inlines]:
    """The words at each line break that is meant."""
    parts: list[list[Text]] = [[]]
    for run in words:
        for number, text in enumerate(run.text.split("\n")):
            if number:
                parts.append([])
            parts[-1].append(replace(run, text=text))
    return [tuple(part) for part in parts]
