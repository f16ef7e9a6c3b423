"""A document as pages of Braille: the title page, the contents, the text, each with its running head and number."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from core.document import Document, Heading, inlines, tables_to_cards
from formats.braille_blocks import Composer
from formats.braille_code import BLANK, brailled, code_for
from formats.braille_layout import Indent, Line, headed, leader, paged, shortened, wrapped
from formats.stamp import about, said

CELLS, LINES = 38, 27
FEWEST_CELLS, FEWEST_LINES = 20, 10
CONTENTS = gettext_noop("Contents")
_FEWEST_ENTRIES = 3
_DEEPEST_ENTRY = 4
_STEP = 2
_NUMBER_MARGIN = 6
_HEAD_MARGIN = 3

Page = list[str]


@dataclass(frozen=True, slots=True)
class Size:
    """How many cells on a line and how many lines on a page; ValueError where no text could stand on it."""

    cells: int = CELLS
    lines: int = LINES

    def __post_init__(self) -> None:
        if self.cells < FEWEST_CELLS or self.lines < FEWEST_LINES:
            raise ValueError(f"a Braille page needs at least {FEWEST_CELLS} cells and {FEWEST_LINES} lines")


def braille_pages(document: Document, *, contracted: bool, size: Size) -> list[Page]:
    """The pages of a document, each a list of lines of cells (U+2800 to U+283F).

    Raises KeyError for a language without such a code and louis.BrailleError where words cannot be translated.
    """
    return _Book(tables_to_cards(document), contracted=contracted, size=size).pages()


class _Book:
    """One document being laid out: the text first, since the contents say on which page each heading stands."""

    def __init__(self, document: Document, *, contracted: bool, size: Size) -> None:
        self.document, self.size = document, size
        self.code = code_for(document.language, contracted=contracted)
        self.rows = size.lines - 1

    def pages(self) -> list[Page]:
        text = self._composer()
        text.compose(self.document.blocks)
        front, body = self._title_pages(), paged(text.lines, self.rows)
        contents = self._contents(text.entries, front, body)
        pages = enumerate([*front, *contents, *body], 1)
        return [self._headed([line.cells for line in page], number) for number, page in pages]

    def _composer(self) -> Composer:
        return Composer(self.code, self.document.language, self.size.cells)

    def _title_pages(self) -> list[list[Line]]:
        """The title and what the file was made from."""
        composer = self._composer()
        composer.title(inlines(self.document.title))
        composer.blank()
        composer.compose(about(self.document))
        return paged(composer.lines, self.rows)

    def _contents(self, entries: list[Heading], front: list[list[Line]], body: list[list[Line]]) -> list[list[Line]]:
        """Pages of contents; none where the text is short. Their own number is part of every page number in them."""
        if len(entries) < _FEWEST_ENTRIES or len(body) < _FEWEST_ENTRIES:
            return []
        pages: list[list[Line]] = [[]]
        for _ in range(_FEWEST_ENTRIES):
            before = len(pages)
            pages = paged(self._contents_lines(entries, body, len(front) + before), self.rows)
            if len(pages) == before:
                break
        return pages

    def _contents_lines(self, entries: list[Heading], body: list[list[Line]], before: int) -> list[Line]:
        composer = self._composer()
        composer.title((said(CONTENTS, self.document.language),))
        composer.blank(keep=True)
        for number, page in enumerate(body, before + 1):
            for line in page:
                if line.entry is not None:
                    composer.lines += self._entry(entries[line.entry], self._number(number))
        return composer.lines

    def _entry(self, heading: Heading, number: str) -> list[Line]:
        if heading.level > _DEEPEST_ENTRY:
            return []
        step = (max(heading.level, _STEP) - _STEP) * _STEP
        words = brailled(heading.inlines, self.code)
        cells = wrapped(words, self.size.cells - _NUMBER_MARGIN, Indent(step, step + _STEP + _STEP))
        last = leader(cells[-1], number, self.size.cells)
        return [*(Line(c, keep=True) for c in cells[:-1]), Line(last)]

    def _headed(self, page: Page, number: int) -> Page:
        """The title page has a mark (such as "DRAFT") and its number, the others the running head too."""
        digits = self._number(number)
        mark = self.document.meta.mark
        words = mark if number == 1 else ": ".join(filter(None, [mark, self._short_title()]))
        room = self.size.cells - len(digits) - _HEAD_MARGIN
        head = shortened(brailled(inlines(words), self.code), room)
        return headed(page, head, digits, self.size.cells)

    def _short_title(self) -> str:
        """The title up to its first colon."""
        return self.document.title.split(": ")[0]

    def _number(self, number: int) -> str:
        return brailled(inlines(str(number)), self.code).cells.strip(BLANK)
