"""A document as the plain data that the Typst page reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
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
from formats.direction import is_left_to_right, is_phone, isolated

Data = dict[str, Any]

# A row this long (letters in its longest cell) may break over pages; a shorter one stays whole.
LONGEST_WHOLE_ROW = 700
LONGEST_WHOLE_NOTE = 900
# The width of the page, of a letter in bold and of a cell's edges, in points; longer words than this may break.
TEXT_POINTS, WORD_POINTS, CELL_POINTS, LONGEST_KEPT_WORD = 470, 5.6, 11, 16
LONGEST_KEPT_ADDRESS = 30
PIECE = 20
_WORD = re.compile(r"(\S+)")
PICTURE_TYPES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/svg+xml": "svg", "image/webp": "webp"}


class TypstData:
    """Turns one document into data; `pictures` then holds the files that the data names."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.right_to_left = document.direction == "rtl"
        self.pictures: dict[str, bytes] = {}
        self._in_table = False

    def blocks(self, blocks: Blocks) -> list[Data]:
        data = [self.block(block) for block in blocks]
        for block, following in pairwise(data):
            if block["type"] == "paragraph":
                block["introduces"] = following["type"] in {"list", "definitions", "address"}
        return data

    def block(self, block: Block) -> Data:
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
        name = f"picture-{len(self.pictures)}.{kind}" if kind and image.data else None
        if name:
            self.pictures[name] = image.data
        return {"type": "image", "alt": image.alt, "file": name, "height": 120}

    def table(self, table: Table) -> Data:
        around, self._in_table = self._in_table, True
        rows = self._rows(table)
        self._in_table = around
        return {
            "type": "table",
            "caption": table.caption,
            "columns": list(table.columns),
            "rows": rows,
            "row_headers": table.row_headers,
            "widths": column_widths(table),
        }

    def _rows(self, table: Table) -> list[Data]:
        return [
            {
                "cells": [self.blocks(cell) for cell in _filled(row.cells, len(table.columns))],
                "breakable": max((len(plain_text(cell)) for cell in row.cells), default=0) > LONGEST_WHOLE_ROW,
            }
            for row in table.rows
        ]

    def inlines(self, words: Inlines) -> list[Data]:
        return [self.run(word) for word in words]

    def run(self, run: Text) -> Data:
        phone = is_phone(run)
        address = bool(run.href) and not self._in_table and len(run.text) <= LONGEST_KEPT_ADDRESS
        keep = (phone and "\n" not in run.text) or (address and not re.search(r"\s", run.text))
        lines = [[line] if keep else self._pieces(line) for line in run.text.split("\n")]
        if self.right_to_left and is_left_to_right(run):
            lines = [_isolated(pieces) for pieces in lines]
        lang, region = typst_language(run.language) if run.language else (None, None)
        right_to_left = direction_of(run.language or self.document.language) == "rtl"
        marks = {"strong": run.strong, "href": run.href, "lang": lang, "region": region, "rtl": right_to_left}
        return {"lines": lines, "keep": keep, **marks}

    def _pieces(self, line: str) -> list[str]:
        """The line, in pieces between which long words may break."""
        longest = LONGEST_KEPT_WORD if self._in_table else LONGEST_KEPT_ADDRESS
        pieces = [""]
        for part in _WORD.split(line):
            first, *more = breakable(part) if len(part) > longest else [part]
            pieces[-1] += first
            pieces += more
        return pieces


def _isolated(pieces: list[str]) -> list[str]:
    first, end = isolated("|").split("|")
    return [first + pieces[0], *pieces[1:-1], pieces[-1] + end] if len(pieces) > 1 else [isolated(pieces[0])]


def _filled(cells: tuple[Blocks, ...], number: int) -> tuple[Blocks, ...]:
    """As many cells as there are columns."""
    return (cells + ((),) * number)[:number]


def breakable(word: str) -> list[str]:
    """A long word, such as a web address, in pieces that end with its signs, and are short where it has none."""
    parts = re.split(r"(?<=[/?&=._~%+-])(?=[^/?&=._~%+-])", word)
    return [part[at : at + PIECE] for part in parts for at in range(0, len(part), PIECE)]


def column_widths(table: Table) -> list[float]:
    """The share of the width for each column: never narrower than its longest word, wider where it says more."""
    columns = [list(_column(table, index)) for index in range(len(table.columns))]
    narrowest = [_longest_word(texts) * WORD_POINTS + CELL_POINTS for texts in columns]
    weights = [(sum(map(len, texts)) / len(texts)) ** 0.6 for texts in columns]
    left = max(TEXT_POINTS - sum(narrowest), 0.0)
    total = sum(weights) or 1.0
    return [round(least + left * weight / total, 1) for least, weight in zip(narrowest, weights, strict=True)]


def _column(table: Table, index: int) -> Iterator[str]:
    yield table.columns[index]
    yield from (plain_text(row.cells[index]) for row in table.rows if index < len(row.cells))


def _longest_word(texts: list[str]) -> int:
    return min(max((len(word) for text in texts for word in text.split()), default=1), LONGEST_KEPT_WORD)


def typst_language(language: str) -> tuple[str, str | None]:
    """Language and region as Typst takes them: ("en", "GB"), ("ar", None), ("zh", "CN")."""
    first, *rest = tag_of(language).split("-")
    region = next((part for part in rest if len(part) == 2), "CN" if first == "zh" else None)
    return first, region


def table_headings(document: Document) -> list[bool]:
    """For each table, in reading order, whether its first column heads its rows."""
    return [block.row_headers for block in walk(document.blocks) if isinstance(block, Table)]
