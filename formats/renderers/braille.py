"""Braille as BRF: lines of ASCII Braille, as embossers and Braille displays read them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from core.document import Document
from formats import louis
from formats.braille_code import BLANK, languages
from formats.braille_pages import CELLS, LINES, Page, Size, braille_pages
from formats.renderers.base import Renderer, RenderError

# North American ASCII Braille: the character of each cell from U+2800 on.
_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
_CELLS = {0x2800 + dots: character for dots, character in enumerate(_ASCII)}
_UNPRINTED_DOTS = 0x3F


def six_dots(cells: str) -> str:
    """The cells without dots 7 and 8, which no embosser's line has: some tables use them to tell capitals apart."""
    return "".join(chr(0x2800 + (ord(cell) & _UNPRINTED_DOTS)) for cell in cells)


def pages_of(document: Document, *, contracted: bool, cells: int = CELLS, lines: int = LINES) -> list[Page]:
    """The pages of a document in six-dot cells; RenderError where they cannot be made."""
    try:
        pages = braille_pages(document, contracted=contracted, size=Size(cells, lines))
    except (KeyError, ValueError, OSError, louis.BrailleError) as error:
        raise RenderError(f"Braille could not be made: {error}") from error
    return [[six_dots(line).rstrip(BLANK) for line in page] for page in pages]


def ascii_braille(pages: list[Page]) -> bytes:
    """Lines ended by CR LF, pages by a form feed."""
    return "\f".join("".join(f"{line.translate(_CELLS)}\r\n" for line in page) for page in pages).encode("ascii")


def render_contracted(document: Document, *, cells: int = CELLS, lines: int = LINES) -> bytes:
    """The BRF of a document in contracted Braille, `cells` to a line, `lines` to a page."""
    return ascii_braille(pages_of(document, contracted=True, cells=cells, lines=lines))


def render_uncontracted(document: Document, *, cells: int = CELLS, lines: int = LINES) -> bytes:
    """As `render_contracted`, letter by letter."""
    return ascii_braille(pages_of(document, contracted=False, cells=cells, lines=lines))


def missing_engine(language: str) -> str | None:
    return louis.missing()


CONTRACTED = Renderer(
    name="braille.brf",
    suffix="braille.brf",
    label=gettext_lazy("Braille, contracted"),
    media_type="application/x-brf",
    version=2,
    render=render_contracted,
    missing_engine=missing_engine,
    languages=languages(contracted=True),
)
UNCONTRACTED = Renderer(
    name="braille-uncontracted.brf",
    suffix="braille-uncontracted.brf",
    label=gettext_lazy("Braille, uncontracted"),
    media_type="application/x-brf",
    version=2,
    render=render_uncontracted,
    missing_engine=missing_engine,
    languages=languages(contracted=False),
)
RENDERERS = (CONTRACTED, UNCONTRACTED)
