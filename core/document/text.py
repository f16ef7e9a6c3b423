"""The words of a tree, and names made of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from core.document.nodes import (
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
    Row,
    Table,
    Text,
    children,
)


def plain_text(part: Document | Block | Blocks | Inlines) -> str:
    """Every word of a document, a block, blocks or inlines, in reading order; each block on its own line."""
    if isinstance(part, Document):
        return "\n".join([part.title, *_lines(part.blocks)])
    if isinstance(part, Block):
        return "\n".join(_lines((part,)))
    if all(isinstance(item, Text) for item in part):
        return "".join(item.text for item in part if isinstance(item, Text))
    return "\n".join(_lines(tuple(item for item in part if isinstance(item, Block))))


def _lines(blocks: Blocks) -> Iterator[str]:  # noqa: C901 - one case for each kind of block
    for block in blocks:
        match block:
            case Heading(inlines=inlines) | Paragraph(inlines=inlines):
                yield plain_text(inlines)
            case Address(lines=lines):
                yield from (plain_text(line) for line in lines)
            case DefinitionList(items=items):
                for item in items:
                    yield plain_text(item.term)
                    yield from _lines(item.blocks)
            case Table():
                yield from _table_lines(block)
            case Image(alt=alt):
                yield from filter(None, [alt])
            case _:
                if isinstance(block, Note) and block.label:
                    yield block.label
                for group in children(block):
                    yield from _lines(group)


def _table_lines(table: Table) -> Iterator[str]:
    yield from filter(None, [table.caption])
    yield from table.columns
    for row in table.rows:
        yield from _row_lines(row)


def _row_lines(row: Row) -> Iterator[str]:
    for cell in row.cells:
        yield from _lines(cell)


def slug_of(text: str) -> str:
    """An id made of words: letters a to z, digits and hyphens; "section" where no such letter is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-")
    return slug if slug[:1].isalpha() else f"section-{slug}".strip("-")


def with_heading_ids(document: Document) -> Document:
    """The same document; each heading has an id, and no two have the same."""
    taken: dict[str, int] = {}
    return replace(document, blocks=_identified(document.blocks, taken))


def _identified(blocks: Blocks, taken: dict[str, int]) -> Blocks:
    return tuple(_with_ids(block, taken) for block in blocks)


def _with_ids(block: Block, taken: dict[str, int]) -> Block:
    match block:
        case Heading():
            return replace(block, id=_free(block.id or slug_of(plain_text(block.inlines)), taken))
        case Note():
            return replace(block, blocks=_identified(block.blocks, taken))
        case List():
            return replace(block, items=tuple(_identified(item, taken) for item in block.items))
        case DefinitionList():
            items = tuple(replace(item, blocks=_identified(item.blocks, taken)) for item in block.items)
            return replace(block, items=items)
        case Table():
            rows = tuple(replace(row, cells=tuple(_identified(c, taken) for c in row.cells)) for row in block.rows)
            return replace(block, rows=rows)
        case _:
            return block


def _free(wanted: str, taken: dict[str, int]) -> str:
    """The wanted id, with a number where it is taken; `taken` holds the last number tried for each."""
    candidate = wanted
    while candidate in taken:
        taken[wanted] += 1
        candidate = f"{wanted}-{taken[wanted]}"
    taken[candidate] = 1
    return candidate
