"""A document as the plain data that the Typst page reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

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
    walk,
)
from formats.direction import is_left_to_right, is_phone, isolated, kept_in_order
from formats.pictures import PICTURE_TYPES, size_on_paper

Data = dict[str, Any]

# A row this long (letters in its longest cell) may break over pages; a shorter one stays whole.
LONGEST_WHOLE_ROW = 700
LONGEST_WHOLE_NOTE = 900
# A week of opening hours stays on one page.
LONGEST_WHOLE_TABLE = 8
# The width of the page, of a letter in bold and of a cell's edges, in points; longer words than this may break.
TEXT_POINTS, WORD_POINTS, CELL_POINTS, LONGEST_KEPT_WORD = 470, 5.6, 11, 16
LONGEST_KEPT_ADDRESS = 30
# The room for a picture, in millimetres.
WIDEST_PICTURE, HIGHEST_PICTURE, WIDEST_IN_TABLE = 150, 150, 25
MANY_COLUMNS = 4
# The longest piece of a long word, in letters: it must fit a line.
PIECE, LARGE_PIECE = 36, 26
_WORD = re.compile(r"(\S+)")
_HYPHENATED = re.compile(r"\w-\w")


class TypstData:
    """Turns one document into data; `pictures` then holds the files that the data names."""

    def __init__(self, document: Document, piece: int) -> None:
        self.document = document
        self._piece = piece
        self.right_to_left = document.direction == "rtl"
        self.pictures: dict[str, bytes] = {}
        self._in_table = False
        self._longest = LONGEST_KEPT_ADDRESS

    def blocks(self, blocks: Blocks) -> list[Data]:
        data = [self.block(block) for block in blocks]
        for block, following in pairwise(data):
            if block["type"] == "paragraph":
                block["introduces"] = following["type"] in {"list", "definitions", "address"}
        return data

    def block(self, block: Block) -> Data:  # noqa: C901 - one case for each kind of block
        match block:
            case Heading(level=level, inlines=words):
                return {"type": "heading", "level": level, "inlines": self.inlines(words)}
            case Paragraph(inlines=words, kind=kind):
                return {"type": "paragraph", "kind": kind.value, "introduces": False, "inlines": self.inlines(words)}
            case List(items=items, ordered=ordered):
                return {"type": "list", "ordered": ordered, "items": [self.blocks(item) for item in items]}
            case DefinitionList(items=items):
                pairs = [{"term": self.inlines(item.term), "blocks": self.blocks(item.blocks)} for item in items]
                return {"type": "definitions", "items": pairs}
            case Address(lines=lines):
                return {"type": "address", "lines": [self.inlines(line) for line in lines]}
            case Note():
                return self.note(block)
            case Image():
                return self.image(block)
            case Table():
                return self.table(block)
            case _:
                raise TypeError(f"No look on paper for {type(block).__name__}")

    def note(self, note: Note) -> Data:
        breakable = len(plain_text(note)) > LONGEST_WHOLE_NOTE
        return {"type": "note", "label": note.label, "breakable": breakable, "blocks": self.blocks(note.blocks)}

    def image(self, image: Image) -> Data:
        kind = PICTURE_TYPES.get(image.media_type)
        widest = WIDEST_IN_TABLE if self._in_table else WIDEST_PICTURE
        size = size_on_paper(image, widest, HIGHEST_PICTURE) if kind else None
        name = f"picture-{len(self.pictures)}.{kind}" if size else None
        if name:
            self.pictures[name] = image.data
        return {"type": "image", "alt": image.alt, "file": name, "size": size}

    def table(self, table: Table) -> Data:
        around = self._in_table, self._longest
        self._in_table, self._longest = True, longest_kept(table)
        rows = self._rows(table)
        self._in_table, self._longest = around
        return {
            "type": "table",
            "caption": table.caption,
            "columns": list(table.columns),
            "rows": rows,
            "row_headers": table.row_headers,
            "widths": column_widths(table),
            "breakable": len(rows) > LONGEST_WHOLE_TABLE or any(row["breakable"] for row in rows),
        }

    def _rows(self, table: Table) -> list[Data]:
        return [
            {
                "cells": [self.blocks(cell) for cell in row.cells],
                "breakable": max((len(plain_text(cell)) for cell in row.cells), default=0) > LONGEST_WHOLE_ROW,
            }
            for row in table.rows
        ]

    def inlines(self, words: Inlines) -> list[Data]:
        return [self.run(word) for word in (kept_in_order(words) if self.right_to_left else words)]

    def run(self, run: Text) -> Data:
        lang, region = typst_language(run.language) if run.language else (None, None)
        right_to_left = direction_of(run.language or self.document.language) == "rtl"
        marks = {"strong": run.strong, "href": run.href, "lang": lang, "region": region, "rtl": right_to_left}
        return {"lines": [self._pieces(run, line) for line in run.text.split("\n")], **marks}

    def _pieces(self, run: Text, line: str) -> list[Data]:
        """A line of a run: what stays whole (numbers to call, short addresses), what may break where too long."""
        isolate = self.right_to_left and is_left_to_right(run)  # a box has an order of its own
        if is_phone(run) or (run.href and len(line) <= self._longest and not re.search(r"\s", line)):
            return [_piece(line, whole=True, isolate=isolate)]
        pieces = [piece for part in _WORD.split(line) if part for piece in self._part(part, isolate=isolate)]
        joined = [_joined(list(group)) if not whole else list(group) for whole, group in groupby(pieces, _is_whole)]
        return [piece for group in joined for piece in group]

    def _part(self, part: str, *, isolate: bool) -> list[Data]:
        """A word or a space; a word too long to be kept whole comes in boxes between which a line may break.

        A line never ends with the hyphen of a word: some programs take it for one that the line's end put there.
        """
        longest = min(self._piece, self._longest)
        if len(part) <= longest and _HYPHENATED.search(part):
            return [_piece(part, whole=True, isolate=isolate)]
        if len(part) <= self._longest:
            return [_piece(part)]
        return [_piece(piece, whole=True, isolate=isolate) for piece in breakable(part, longest)]


def _piece(text: str, *, whole: bool = False, isolate: bool = False) -> Data:
    return {"text": isolated(text) if isolate else text, "whole": whole}


def _is_whole(piece: Data) -> bool:
    return bool(piece["whole"])


def _joined(pieces: list[Data]) -> list[Data]:
    return [_piece("".join(piece["text"] for piece in pieces))]


def breakable(word: str, longest: int) -> list[str]:
    """A long word, such as a web address, in pieces: they end with its signs, and are short where it has none.

    None ends with a hyphen: at the end of a line it would be taken for a part of no word, and be lost when copied.
    """
    parts = re.split(r"(?<=[/?&=._~%+])(?=[^/?&=._~%+])", word)
    pieces: list[str] = []
    for part in parts:
        left = part
        while len(left) > longest:
            end = len(left[:longest].rstrip("-")) or longest
            pieces.append(left[:end])
            left = left[end:]
        pieces.append(left)
    return pieces


def column_widths(table: Table) -> list[float]:
    """The share of the width for each column: never narrower than its longest word, wider where it says more."""
    columns = [list(_column(table, index)) for index in range(len(table.columns))]
    narrowest = [min(_longest_word(texts), longest_kept(table)) * WORD_POINTS + CELL_POINTS for texts in columns]
    weights = [(sum(map(len, texts)) / len(texts)) ** 0.6 for texts in columns]
    left = max(TEXT_POINTS - sum(narrowest), 0.0)
    total = sum(weights) or 1.0
    return [round(least + left * weight / total, 1) for least, weight in zip(narrowest, weights, strict=True)]


def longest_kept(table: Table) -> int:
    """The letters of the longest word that need not break: fewer where many columns share the page."""
    room = (TEXT_POINTS / len(table.columns) - CELL_POINTS) / WORD_POINTS
    return max(4, min(LONGEST_KEPT_WORD, int(room))) if len(table.columns) > MANY_COLUMNS else LONGEST_KEPT_WORD


def _column(table: Table, index: int) -> Iterator[str]:
    yield table.columns[index]
    yield from (plain_text(row.cells[index]) for row in table.rows if index < len(row.cells))


def _longest_word(texts: list[str]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=1)


def typst_language(language: str) -> tuple[str, str | None]:
    """Language and region as Typst takes them: ("en", "GB"), ("ar", None), ("zh", "CN")."""
    first, *rest = tag_of(language).split("-")
    region = next((part for part in rest if len(part) == 2), "CN" if first == "zh" else None)
    return first, region


def table_headings(document: Document) -> list[bool]:
    """For each table, in reading order, whether its first column heads its rows."""
    return [block.row_headers for block in walk(document.blocks) if isinstance(block, Table)]
