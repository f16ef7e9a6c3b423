"""Tables as cards: a heading for each row, with each column's name and value below it.

For formats in which a table cannot be read well: large print, EPUB, Braille, audio, plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.document.nodes import (
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Document,
    Heading,
    List,
    Note,
    Paragraph,
    Row,
    Table,
    inlines,
)
from core.document.text import plain_text

DEEPEST = 6


def tables_to_cards(document: Document) -> Document:
    """The same document without tables; no word of a table is lost, and no heading level is skipped."""
    return replace(document, blocks=_converted(document.blocks, 1))


def _converted(blocks: Blocks, level: int) -> Blocks:
    """`level` is the level of the heading that the blocks stand under."""
    converted: list[Block] = []
    for block in blocks:
        match block:
            case Heading():
                level = block.level
                converted.append(block)
            case Table():
                above = plain_text(converted[-1]) if converted and isinstance(converted[-1], Heading) else ""
                converted.extend(_cards(block, level, named=above == block.caption))
            case List():
                converted.append(replace(block, items=tuple(_converted(item, level) for item in block.items)))
            case DefinitionList():
                items = tuple(replace(item, blocks=_converted(item.blocks, level)) for item in block.items)
                converted.append(replace(block, items=items))
            case Note():
                converted.append(replace(block, blocks=_converted(block.blocks, level)))
            case _:
                converted.append(block)
    return tuple(converted)


def _cards(table: Table, level: int, *, named: bool) -> Iterator[Block]:
    """`named`: the heading right above says what the caption says, which then is not said again."""
    if table.caption and not named:
        level = min(level + 1, DEEPEST)
        yield Heading(level, inlines(table.caption))
    for row in table.rows:
        yield from _card(table, row, min(level + 1, DEEPEST))


def _card(table: Table, row: Row, level: int) -> Iterator[Block]:
    cells = [(column, _converted(cell, level)) for column, cell in zip(table.columns, row.cells, strict=False)]
    first = plain_text(row.cells[0]) if row.cells else ""
    title = row.title or (first if table.row_headers else "")
    if title:
        yield Heading(level, inlines(title))
        if first in title and all(isinstance(block, Paragraph) for block in row.cells[0]):
            cells = cells[1:]
    items = tuple(Definition(inlines(column), cell) for column, cell in cells if cell)
    if items:
        yield DefinitionList(items)
