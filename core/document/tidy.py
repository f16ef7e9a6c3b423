"""A tree without what no format can hold: made once, before any renderer sees it."""

from __future__ import annotations

import re
from dataclasses import replace

from core.document.nodes import (
    Address,
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Document,
    DocumentMeta,
    Heading,
    Image,
    Inlines,
    List,
    Note,
    Paragraph,
    Row,
    Table,
)

# What XML 1.0 does not allow: most control characters, lone surrogates, two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
DEEPEST = 6


def tidied(document: Document) -> Document:
    """The same document without control characters, empty nodes and skipped heading levels.

    A document without a title takes its page's address for one.
    """
    meta = _clean_meta(document.meta)
    blocks = _Tidy().blocks(document.blocks)
    title = allowed(document.title).strip() or meta.address or "–"
    return replace(document, title=title, meta=meta, blocks=blocks)


def allowed(text: str) -> str:
    """The text without characters that no XML file, and so no EPUB or DOCX, may hold."""
    return _FORBIDDEN.sub("", text)


def _clean_meta(meta: DocumentMeta) -> DocumentMeta:
    return replace(
        meta,
        address=allowed(meta.address),
        version=allowed(meta.version),
        publisher=allowed(meta.publisher),
        reference=allowed(meta.reference),
        notes=tuple(filter(None, map(allowed, meta.notes))),
        mark=allowed(meta.mark),
    )


def _words(inlines: Inlines) -> Inlines:
    runs = (
        replace(run, text=allowed(run.text), href=allowed(run.href), long_form=allowed(run.long_form))
        for run in inlines
    )
    return tuple(run for run in runs if run.text)


def _is_blank(inlines: Inlines) -> bool:
    return not any(run.text.strip() for run in inlines)


class _Tidy:
    """Goes through a document in reading order and remembers the headings that are open."""

    def __init__(self) -> None:
        self._open = [1]

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(tidy for block in blocks if (tidy := self.block(block)) is not None)

    def block(self, block: Block) -> Block | None:  # noqa: C901 - one case for each kind of block
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph():
                words = _words(block.inlines)
                return None if _is_blank(words) else replace(block, inlines=words)
            case Address():
                lines = tuple(line for line in map(_words, block.lines) if not _is_blank(line))
                return replace(block, lines=lines) if lines else None
            case List():
                items = tuple(item for item in map(self.blocks, block.items) if item)
                return replace(block, items=items) if items else None
            case DefinitionList():
                pairs = tuple(Definition(_words(item.term), self.blocks(item.blocks)) for item in block.items)
                pairs = tuple(pair for pair in pairs if pair.blocks or not _is_blank(pair.term))
                return replace(block, items=pairs) if pairs else None
            case Note():
                inside = self.blocks(block.blocks)
                return replace(block, label=allowed(block.label), blocks=inside) if inside else None
            case Table():
                return self.table(block)
            case Image():
                return replace(block, alt=allowed(block.alt)) if block.alt or block.data else None
            case _:
                return block

    def heading(self, heading: Heading) -> Heading | None:
        """A heading one level below the one it stands under, at most."""
        words = _words(heading.inlines)
        if _is_blank(words):
            return None
        level = max(2, heading.level)
        while self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return replace(heading, inlines=words, level=min(len(self._open), DEEPEST))

    def table(self, table: Table) -> Table | None:
        """A table in which each row has as many cells as there are columns."""
        number = len(table.columns)
        rows = tuple(
            Row(tuple(self.blocks(cell) for cell in (row.cells + ((),) * number)[:number]), allowed(row.title))
            for row in table.rows
        )
        if not rows or not number:
            return None
        return replace(table, caption=allowed(table.caption), columns=tuple(map(allowed, table.columns)), rows=rows)
