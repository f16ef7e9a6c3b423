"""Going through the runs of words of a tree in reading order, to mark them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from core.document.nodes import (
    Address,
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Heading,
    Inlines,
    List,
    Note,
    Paragraph,
    Table,
    Text,
)
from core.glossary import short_forms_pattern

Change = Callable[[Inlines], Inlines]


def with_runs(blocks: Blocks, change: Change, *, headings: bool = True) -> Blocks:
    """The blocks, each group of runs replaced by what `change` makes of it; those of headings only if asked for."""
    return tuple(_changed(block, change, headings) for block in blocks)


def _changed(block: Block, change: Change, headings: bool) -> Block:  # noqa: C901 - one case for each kind of block
    def inside(blocks: Blocks) -> Blocks:
        return with_runs(blocks, change, headings=headings)

    match block:
        case Heading():
            return replace(block, inlines=change(block.inlines)) if headings else block
        case Paragraph():
            return replace(block, inlines=change(block.inlines))
        case List():
            return replace(block, items=tuple(map(inside, block.items)))
        case DefinitionList():
            items = tuple(Definition(change(item.term), inside(item.blocks)) for item in block.items)
            return replace(block, items=items)
        case Address():
            return replace(block, lines=tuple(map(change, block.lines)))
        case Table():
            rows = tuple(replace(row, cells=tuple(map(inside, row.cells))) for row in block.rows)
            return replace(block, rows=rows)
        case Note():
            return replace(block, blocks=inside(block.blocks))
        case _:
            return block


def in_language(blocks: Blocks, language: str) -> Blocks:
    """The blocks, each run that names no language of its own said to be in `language` (a code); "" changes nothing."""
    if not language:
        return blocks
    return with_runs(blocks, lambda runs: tuple(replace(run, language=run.language or language) for run in runs))


def with_long_forms(blocks: Blocks, long_forms: Mapping[str, str]) -> Blocks:
    """The blocks, the first use of each short form outside headings and links told what it stands for (WCAG 3.1.4).

    `long_forms` are by short form, in the document's language; runs in another language stay as they are.
    """
    if not long_forms:
        return blocks
    pattern, seen = short_forms_pattern(long_forms), set[str]()

    def parts(run: Text) -> list[Text]:
        if run.href or run.language or run.long_form:
            return [run]
        marked, rest = [], 0
        for match in pattern.finditer(run.text):
            short = match.group(1)
            if short in seen:
                continue
            seen.add(short)
            marked += [replace(run, text=run.text[rest : match.start()])]
            marked += [replace(run, text=short, long_form=long_forms[short])]
            rest = match.end()
        return [part for part in [*marked, replace(run, text=run.text[rest:])] if part.text]

    return with_runs(blocks, lambda runs: tuple(part for run in runs for part in parts(run)), headings=False)
