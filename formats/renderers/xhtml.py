"""Blocks as XHTML."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from core.document import (
    Address,
    Block,
    Blocks,
    DefinitionList,
    Heading,
    Image,
    Inlines,
    List,
    Note,
    Paragraph,
    Table,
    Text,
    direction_of,
    tag_of,
)


def safe(text: str) -> str:
    return escape(text)


class Xhtml:
    """Writes blocks; `picture` keeps a picture's file and gives its address, or "" where it cannot be shown."""

    def __init__(self, picture: Callable[[Image], str]) -> None:
        self._picture = picture

    def blocks(self, blocks: Blocks) -> str:
        return "\n".join(filter(None, map(self.block, blocks)))

    def block(self, block: Block) -> str:  # noqa: C901 - one case for each kind of block
        match block:
            case Heading(level=level, inlines=words, id=name):
                return f'<h{level} id="{safe(name)}">{self.inlines(words)}</h{level}>'
            case Paragraph(inlines=words, kind=kind):
                return f"<p{_class(kind.value)}>{self.inlines(words)}</p>"
            case List(items=items, ordered=ordered):
                tag = "ol" if ordered else "ul"
                return f"<{tag}>{''.join(f'<li>{self.inside(item)}</li>' for item in items)}</{tag}>"
            case DefinitionList(items=items):
                pairs = (f"<dt>{self.inlines(i.term)}</dt><dd>{self.inside(i.blocks)}</dd>" for i in items)
                return f"<dl>{''.join(pairs)}</dl>"
            case Address(lines=lines):
                return f'<p class="address">{"<br/>".join(map(self.inlines, lines))}</p>'
            case Note(label=label, blocks=blocks, kind=kind):
                head = f'<p class="label"><strong>{safe(label)}</strong></p>' if label else ""
                return f'<div role="note"{_class(f"note {kind.value}")}>{head}{self.blocks(blocks)}</div>'
            case Image():
                return self.image(block)
            case Table():
                return self.table(block)
            case _:
                raise TypeError(f"No XHTML for {type(block).__name__}")

    def inside(self, blocks: Blocks) -> str:
        """Blocks inside an item or a cell: one paragraph alone needs no element of its own."""
        match blocks:
            case (Paragraph(inlines=words),):
                return self.inlines(words)
            case _:
                return self.blocks(blocks)

    def inlines(self, words: Inlines) -> str:
        return "".join(map(self.run, words))

    def run(self, run: Text) -> str:
        words = safe(run.text).replace("\n", "<br/>")
        if run.long_form:
            words = f'<abbr title="{safe(run.long_form)}">{words}</abbr>'
        if run.strong:
            words = f"<strong>{words}</strong>"
        if run.href:
            aside = ' dir="ltr" class="phone"' if run.href.startswith("tel:") else ""
            words = f'<a href="{safe(run.href)}"{aside}>{words}</a>'
            words = words if aside or " " in run.text else f"<bdi>{words}</bdi>"
        return f"<span{language_of(run.language)}>{words}</span>" if run.language else words

    def image(self, image: Image) -> str:
        source = self._picture(image)
        if source:
            return f'<p class="picture"><img src="{safe(source)}" alt="{safe(image.alt)}"/></p>'
        return f"<p>{safe(image.alt)}</p>" if image.alt else ""

    def table(self, table: Table) -> str:
        caption = f"<caption>{safe(table.caption)}</caption>" if table.caption else ""
        head = "".join(f'<th scope="col">{safe(column)}</th>' for column in table.columns)
        rows = "".join(f"<tr>{self._cells(row.cells, table.row_headers)}</tr>" for row in table.rows)
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def _cells(self, cells: tuple[Blocks, ...], headed: bool) -> str:
        tags = [("th", ' scope="row"') if headed and index == 0 else ("td", "") for index in range(len(cells))]
        return "".join(
            f"<{tag}{scope}>{self.inside(cell)}</{tag}>" for (tag, scope), cell in zip(tags, cells, strict=True)
        )


def _class(name: str) -> str:
    return f' class="{safe(name)}"' if name else ""


def language_of(language: str) -> str:
    """The attributes that say of which language and direction an element is."""
    tag = safe(tag_of(language))
    return f' lang="{tag}" xml:lang="{tag}" dir="{direction_of(language)}"'
