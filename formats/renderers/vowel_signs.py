"""Vowel signs in a PDF: words of Arabic and Urdu are copied and searched whole.

Typst writes down what a letter and the signs on it say together; where a sign stands higher or lower than most, it
does so once for the sign and once for the letter. Readers that turn a line round, part by part, then have the sign
before its letter, or have both twice. Here each glyph says its own part: the letter a letter, the sign a sign.

poppler orders the parts of a line by where their boxes begin. The box of a span lies between its first glyph and where
its last one leaves the pen, so the spacing after a sign takes the pen back to just before the letter. Nothing is drawn
elsewhere than before (docs/decisions/0019).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, String

from formats.renderers.pdf_glyphs import Font, Glyph, Instruction, Shown, fonts_of, shown_in

# How far before its letter the box of a sign begins, in thousandths of the size of letters.
BEFORE = 10
# poppler takes a box that reaches half a size into the letter for a word of its own. On letters so wide (those with a
# bowl, at the end of a word) the box begins with the sign itself, drawn without ink.
FAR = 400
_DRAWN, _WITHOUT_INK = 0, 3
_SHADDA = 33  # its combining class


def part_vowel_signs(pdf: pikepdf.Pdf) -> int:
    """Let each sign, and each letter under one, say what it is by itself. Gives the number of signs."""
    fonts: dict[tuple[int, int], Font] = {}
    signs = 0
    for page in pdf.pages:
        here = fonts_of(page, fonts)
        if not any(_from_the_right(text) for font in here.values() for text in font.says.values()):
            continue
        instructions = list(pikepdf.parse_content_stream(page))
        shown = shown_in(instructions, here)
        _part_all(shown)
        signs += sum(glyph.end is not None for each in shown for glyph in each.glyphs)
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(list(_rewritten(instructions, shown))))
    for font in fonts.values():
        font.write()
    return signs


def _from_the_right(text: str) -> bool:
    return bool(text) and unicodedata.bidirectional(text[0]) in {"R", "AL"}


def _part_all(shown: list[Shown]) -> None:
    """Find each letter with its signs. A line is written from its left end: they come before it, the last one first."""
    signs: list[Glyph] = []
    for each in shown:
        letter = None
        if each.span:  # all that is in it belongs together; part of the letter may stand left of its signs
            each.glyphs = [replace(glyph, pen=0.0) for glyph in sorted(each.glyphs, key=lambda glyph: glyph.width > 0)]
        for glyph in each.glyphs:
            if not glyph.width and _from_the_right(glyph.says):
                signs = [*(sign for sign in signs if sign.says == glyph.says), glyph]
            elif each.span and letter:
                glyph.own = letter
                glyph.settle()
            elif signs:
                letter = _part(signs[::-1], glyph) if signs[0].says == glyph.says else None
                signs = []
            elif glyph.font.own.get(glyph.code) == glyph.says and len(each.glyphs) == 1:
                glyph.own = glyph.says  # needs its span no more


def _part(signs: list[Glyph], letter: Glyph) -> str:
    """Say which part of their text each glyph is; give the letter's."""
    marks = sorted(filter(unicodedata.combining, letter.says), key=_order)
    letter.own = "".join(sign for sign in letter.says if not unicodedata.combining(sign))
    edge = 0.0
    for place, sign in enumerate(signs, start=1):
        sign.own = "".join(marks[place - 1 : place if place < len(signs) else None])
        edge -= BEFORE
        sign.end = sign.pen + edge
        edge = min(edge, sign.x - sign.pen)
    for glyph in (letter, *signs):
        glyph.settle()
    return letter.own


def _order(mark: str) -> tuple[bool, int]:
    """Fonts set the signs that belong to a letter first (hamza), then the one that doubles it, then the vowels."""
    kind = unicodedata.combining(mark)
    return kind < 200, 0 if kind == _SHADDA else kind


def _rewritten(instructions: list[Instruction], shown: list[Shown]) -> Iterator[Instruction]:
    """The instructions of a page, with a span for each part that says something of its own."""
    parted = {each.at: each for each in shown if any(glyph.own is not None for glyph in each.glyphs)}
    spans = {at for each in parted.values() if each.span for at in (each.span.start, each.span.end)}
    for at, instruction in enumerate(instructions):
        if at in parted:
            yield from _parts(parted[at])
        elif at not in spans:
            yield instruction


def _parts(shown: Shown) -> Iterator[Instruction]:
    joined = shown.span is not None and sum(glyph.end is None for glyph in shown.glyphs) > 1

    def part(glyph: Glyph) -> tuple[str | None, float | None]:
        """What a span must say, because the font does not, and where a sign is to take the pen."""
        return glyph.own if joined or glyph.own != glyph.font.saying(glyph.code) else None, glyph.end

    pen = 0.0
    for (own, end), group in groupby(shown.glyphs, part):
        glyphs = list(group)
        if end is not None:
            yield from _spanned(glyphs[0].own, *_sign(glyphs[0], pen, end, shown.size))
            pen = end
            continue
        yield from [_show(pen, *glyphs)] if own is None else _spanned(own, _show(pen, *glyphs))
        pen = glyphs[-1].x + glyphs[-1].width


def _spanned(text: str | None, *inside: Instruction) -> Iterator[Instruction]:
    yield _instruction("BDC", Name.Span, Dictionary(ActualText=String(text or "")))
    yield from inside
    yield _instruction("EMC")


def _sign(sign: Glyph, pen: float, end: float, size: float) -> Iterator[Instruction]:
    if sign.x - end > FAR:
        yield _instruction("Tr", _WITHOUT_INK)
        yield _show(pen, replace(sign, x=end))
        yield _instruction("Tr", _DRAWN)
        pen = end
    yield _instruction("Tc", round((end - sign.x) * size / 1000, 5))
    yield _show(pen, sign)
    yield _instruction("Tc", 0)


def _show(pen: float, *glyphs: Glyph) -> Instruction:
    items: list[float | String] = []
    for glyph in glyphs:
        if shift := round(pen - glyph.x, 3):
            items.append(shift)
        items.append(String(glyph.code.to_bytes(2)))
        pen = glyph.x + glyph.width
    return _instruction("TJ", Array(items))


def _instruction(operator: str, *operands: pikepdf.Object | float) -> Instruction:
    return ContentStreamInstruction(list(operands), Operator(operator))
