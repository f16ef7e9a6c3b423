"""The glyphs of a page of a PDF as Typst writes it: of which font, where on the line, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, ContentStreamInlineImage, ContentStreamInstruction, Dictionary, String

Instruction = ContentStreamInstruction | ContentStreamInlineImage
_PAIR = re.compile("<([0-9A-F]{4})> <([0-9A-F]+)>")


class Font:
    """What each glyph of a font says, and how wide it is, in thousandths of its size.

    `own` is what glyphs are to say instead; `write` writes it down.
    """

    def __init__(self, font: pikepdf.Object) -> None:
        self._map = font.ToUnicode
        self._head, self._mark, self._pairs = self._map.read_bytes().decode("ascii").partition("endcodespacerange")
        pairs = _PAIR.findall(self._pairs)
        self.says = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
        self.widths = dict(_widths(list(font.DescendantFonts[0].W)))
        self.own: dict[int, str] = {}

    def saying(self, code: int) -> str:
        return self.own.get(code) or self.says.get(code, "")

    def write(self) -> None:
        def pair(found: re.Match[str]) -> str:
            return f"<{found[1]}> <{self.saying(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"

        if self.own:
            self._map.write("".join([self._head, self._mark, _PAIR.sub(pair, self._pairs)]).encode("ascii"))


def _widths(table: list[pikepdf.Object]) -> Iterator[tuple[int, float]]:
    """The entries of a table of widths: a first code with a list, or two codes with one width for all between."""
    waiting = iter(table)
    for first in waiting:
        second = next(waiting)
        if isinstance(second, Array):
            yield from ((int(first) + at, float(width)) for at, width in enumerate(second))
        else:
            width = float(next(waiting))
            yield from ((code, width) for code in range(int(first), int(second) + 1))


def fonts_of(page: pikepdf.Page, known: dict[tuple[int, int], Font]) -> dict[str, Font]:
    """The fonts of a page by their names there; each is read once for the whole file."""
    found = {}
    for name, font in page.Resources.get("/Font", {}).items():
        if "/DescendantFonts" in font and "/ToUnicode" in font:
            if font.objgen not in known:
                known[font.objgen] = Font(font)
            found[name] = known[font.objgen]
    return found


@dataclass(slots=True)
class Span:
    """Marked content from one instruction to another, and what it says instead of its glyphs, if it does."""

    text: str | None
    start: int
    end: int = 0


@dataclass(slots=True)
class Glyph:
    """A glyph: `x` is where it is drawn, `pen` where the one before it ends, in thousandths of its size.

    `says` is the text of all glyphs that belong together. `own` is for the part of this one, `end` for where it is to
    take the pen, if not to its own end.
    """

    font: Font
    code: int
    x: float
    pen: float
    says: str
    own: str | None = None
    end: float | None = None

    @property
    def width(self) -> float:
        return self.font.widths.get(self.code, 0.0)

    def settle(self) -> None:
        """Let the font say the glyph's own part, where it says the text of all."""
        if self.own and self.font.says.get(self.code) == self.says:
            self.font.own.setdefault(self.code, self.own)


@dataclass(slots=True)
class Shown:
    """The glyphs that one instruction shows."""

    at: int
    size: float
    span: Span | None
    glyphs: list[Glyph]


def shown_in(instructions: Iterable[Instruction], fonts: dict[str, Font]) -> list[Shown]:
    """What the instructions of a page show, in their order."""
    font, size = None, 0.0
    spans: list[Span] = []
    shown = []
    for at, instruction in enumerate(instructions):
        match str(instruction.operator):
            case "BDC" | "BMC":
                spans.append(Span(_text_of(instruction.operands[-1]), at))
            case "EMC":
                spans.pop().end = at
            case "Tf":
                font, size = fonts.get(str(instruction.operands[0])), float(instruction.operands[1])
            case "Tj" | "TJ" if font:
                span = next((span for span in reversed(spans) if span.text is not None), None)
                shown.append(Shown(at, size, span, list(_glyphs(instruction.operands[0], font, span))))
    return shown


def _text_of(properties: pikepdf.Object) -> str | None:
    return str(properties.ActualText) if isinstance(properties, Dictionary) and "/ActualText" in properties else None


def _glyphs(operand: pikepdf.Object, font: Font, span: Span | None) -> Iterator[Glyph]:
    x = pen = 0.0
    for part in operand if isinstance(operand, Array) else [operand]:
        if not isinstance(part, String):
            x -= float(part)
            continue
        letters = bytes(part)
        for first, second in zip(letters[::2], letters[1::2], strict=True):
            code = first << 8 | second
            glyph = Glyph(font, code, x, pen, font.says.get(code, "") if span is None else span.text or "")
            yield glyph
            if glyph.width:
                x = pen = x + glyph.width
