"""Plain text: UTF-8, lines as long as their paragraphs, so that any program can wrap or speak them."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from core.document import (
    Address,
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Document,
    Heading,
    Image,
    Inlines,
    List,
    Note,
    Paragraph,
    Text,
    plain_text,
    tables_to_cards,
)
from formats.direction import isolated, kept_in_order
from formats.renderers.base import Renderer
from formats.stamp import said, short_stamp, with_stamp

PICTURE = gettext_noop("Picture: %(words)s")
_UNDERLINES = {1: "=", 2: "-"}
_WIDEST = 72
# Said before everything else, so that programs read the letters as they are meant.
_BYTE_ORDER_MARK = "\ufeff"


def render(document: Document) -> bytes:
    """The bytes of a UTF-8 text file with a byte order mark and lines that end in CR LF."""
    document = with_stamp(document)
    cards = tables_to_cards(document)
    title = _heading(document.title, 1)
    top = [title, *filter(None, [document.meta.mark, short_stamp(document)])]
    parts = [*top, *_Writer(document).parts(cards.blocks)]
    text = "\n\n".join(parts) + "\n"
    return (_BYTE_ORDER_MARK + text.replace("\n", "\r\n")).encode()


def _heading(words: str, level: int) -> str:
    line = _UNDERLINES.get(level, "") * min(len(words), _WIDEST)
    return "\n".join(filter(None, [words, line]))


def _told(run: Text) -> bool:
    """Whether the words of a link say where it leads, so that its address need not follow them."""
    address = run.href.removeprefix("mailto:")
    return not address or address.startswith("tel:") or address.split("://")[-1].strip("/") in run.text


class _Writer:
    def __init__(self, document: Document) -> None:
        self.language = document.language
        self.right_to_left = document.direction == "rtl"

    def words(self, words: Inlines) -> str:
        """Inlines, with the addresses of their links where the words don't give them."""
        return "".join(map(self.run, kept_in_order(words) if self.right_to_left else words))

    def run(self, run: Text) -> str:
        return run.text if _told(run) else f"{run.text} ({isolated(run.href) if self.right_to_left else run.href})"

    def parts(self, blocks: Blocks) -> Iterator[str]:
        """The blocks' texts; an empty line goes between them."""
        for block in blocks:
            text = self.part(block)
            if text:
                yield f"\n{text}" if isinstance(block, Heading) else text

    def part(self, block: Block) -> str:
        match block:
            case Heading(level=level, inlines=words):
                return _heading(plain_text(words), level)
            case Paragraph(inlines=words):
                return self.words(words)
            case Address(lines=lines):
                return "\n".join(self.words(line) for line in lines)
            case List(items=items, ordered=ordered):
                marks = (f"{number}." if ordered else "*" for number in range(1, len(items) + 1))
                return "\n".join(self.hung(mark, item) for mark, item in zip(marks, items, strict=True))
            case DefinitionList(items=items):
                return "\n".join(self.pair(item) for item in items)
            case Note(label=label, blocks=blocks):
                return "\n\n".join([*filter(None, [f"[{label}]" if label else ""]), *self.parts(blocks)])
            case Image(alt=alt):
                return said(PICTURE, self.language).text % {"words": alt} if alt else ""
            case _:
                raise TypeError(f"No plain text for {type(block).__name__}")

    def hung(self, mark: str, item: Blocks) -> str:
        """An item behind its mark; what follows in it is indented as far."""
        indent = " " * (len(mark) + 1)
        lines = "\n".join(self.parts(item)).strip("\n").split("\n")
        return "\n".join([f"{mark} {lines[0]}", *(f"{indent}{line}" if line else "" for line in lines[1:])])

    def pair(self, item: Definition) -> str:
        values = list(self.parts(item.blocks))
        one_line = len(values) == 1 and isinstance(item.blocks[0], Paragraph) and "\n" not in values[0]
        separator = " " if one_line else "\n"
        return separator.join([f"{self.words(item.term)}:", *values])


RENDERERS = (
    Renderer(
        name="text.txt",
        suffix="text.txt",
        label=_("Plain text"),
        media_type="text/plain; charset=utf-8",
        version=2,
        render=render,
    ),
)
