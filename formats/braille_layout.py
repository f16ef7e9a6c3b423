"""Cells on lines, lines on pages: what does not depend on what the words are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from formats.braille_code import BLANK, Brailled, unbreakable

# An address is best parted after one of these (UEB 10.13.3).
_GOOD_ENDS = frozenset("/-@?&=_#.")
_CLOSING = frozenset({"Pe", "Pf", "Po"})
_SHORTEST_PIECE = 4


@dataclass(frozen=True, slots=True)
class Indent:
    """Blank cells before the first line and before the lines that it runs over to."""

    first: int = 0
    runover: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of cells without the blanks at its end. `keep`: it stays on the page of the line after it.
    `entry`: the number of the contents entry that stands here, counted from 0."""

    cells: str = ""
    keep: bool = False
    entry: int | None = None


def wrapped(words: Brailled, width: int, indent: Indent, continuation: str = "") -> list[str]:
    """Lines of at most `width` cells.

    A word longer than a line (a web address) is parted at a good place; `continuation` is the sign put where it is
    parted (UEB: dot 5), empty where the code has none.
    """
    lines: list[str] = []
    line, blank = BLANK * indent.first, ""
    widest = width - indent.runover
    for start, end in _words(words, widest):
        while len(line) + len(blank) + end - start > width:
            room = width - len(line) - len(blank) - len(continuation)
            piece = _piece(words, start, end, room) if end - start > widest or _is_chinese(words, start) else 0
            if not piece and not blank:
                piece = _forced(words, start, end, room)
            if piece:
                line += blank + words.cells[start : start + piece] + continuation
                start += piece  # noqa: PLW2901 - what is left of the word
            lines.append(line)
            line, blank = BLANK * indent.runover, ""
        line, blank = line + blank + words.cells[start:end], BLANK
    if line.strip(BLANK):
        lines.append(line)
    return lines


def _words(words: Brailled, widest: int) -> Iterator[tuple[int, int]]:
    """Where words begin and end; those with unbreakable blanks between them are one, unless no line can hold them."""
    glued = unbreakable(words.text)
    start = 0
    for end in [*(i for i, cell in enumerate(words.cells) if cell == BLANK), len(words.cells)]:
        if end < len(words.cells) and words.sources[end] in glued and end - start < widest:
            continue
        if end - start > widest and BLANK in words.cells[start:end]:
            yield from _unglued(words.cells, start, end)
        elif end > start:
            yield start, end
        start = end + 1


def _unglued(cells: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for word in cells[start:end].split(BLANK):
        if word:
            yield start, start + len(word)
        start += len(word) + 1


def _piece(words: Brailled, start: int, end: int, room: int) -> int:
    """How many cells of a word go on a line with this room so that it is parted well; 0 where no part of it should."""
    for at in range(min(start + room, end - 1), start + _SHORTEST_PIECE - 1, -1):
        good = words.text[words.sources[at] - 1] in _GOOD_ENDS or _is_chinese(words, at)
        if good and _may_part(words, at):
            return at - start
    return 0


def _forced(words: Brailled, start: int, end: int, room: int) -> int:
    """As `_piece`, on an empty line: something must go on it."""
    places = (at - start for at in range(min(start + room, end - 1), start, -1) if _may_part(words, at))
    return _piece(words, start, end, room) or next(places, max(room, 1))


def _may_part(words: Brailled, at: int) -> bool:
    """Only before the first cell of a character (so that no sign of several cells is parted) that closes nothing."""
    source = words.sources[at]
    return source != words.sources[at - 1] and unicodedata.category(words.text[source]) not in _CLOSING


def _is_chinese(words: Brailled, at: int) -> bool:
    """Chinese has no spaces between words: a line may end before any character."""
    return unicodedata.name(words.text[words.sources[at]], "").startswith("CJK")


def centred(cells: str, width: int) -> str:
    return BLANK * ((width - len(cells)) // 2) + cells


def paged(lines: list[Line], rows: int) -> list[list[Line]]:
    """The lines in pages of at most `rows`, lines that keep together on one page.

    A page begins with a blank line only before a heading, so that it stands clear of the running head.
    """
    pages: list[list[Line]] = [[]]
    for group in _groups(lines):
        if pages[-1] and len(pages[-1]) + len(group) > rows > len(group):
            pages.append([])
        for line in group:
            if len(pages[-1]) == rows:
                pages.append([])
            if line.entry is not None and not pages[-1]:
                pages[-1].append(Line())
            if line.cells or pages[-1]:
                pages[-1].append(line)
    return [_without_end(page) for page in pages if any(line.cells for line in page)]


def _without_end(page: list[Line]) -> list[Line]:
    while page and not page[-1].cells:
        page = page[:-1]
    return page


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        group.append(line)
        if not line.keep:
            yield group
            group = []
    if group:
        yield group


def headed(page: list[str], head: str, number: str, width: int) -> list[str]:
    """A page below its first line: the running head in the middle, the page number at the right."""
    room = width - len(number) - 1
    start = min((width - len(head)) // 2, room - len(head))
    return [(BLANK * start + head if head else "").ljust(width - len(number), BLANK) + number, *page]


def leader(cells: str, number: str, width: int) -> str:
    """The last line of a contents entry: guide dots (dot 5) lead to the page number."""
    gap = width - len(cells) - len(number)
    dots = "\u2810" * (gap - 2) if gap >= _SHORTEST_PIECE else BLANK * max(gap - 2, 0)
    return f"{cells}{BLANK}{dots}{BLANK}{number}"


def shortened(words: Brailled, room: int) -> str:
    """As many whole words as there is room for."""
    first = wrapped(words, room, Indent())
    return first[0] if first else ""
