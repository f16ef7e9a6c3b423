"""Braille as PEF 2008-1: the portable format of Braille pages, in XML."""

from __future__ import annotations

import uuid
from xml.sax.saxutils import escape

from django.utils.translation import gettext_lazy

from core.document import Document, tag_of
from formats.braille_code import languages
from formats.braille_pages import CELLS, LINES, Page
from formats.renderers.base import Renderer
from formats.renderers.braille import missing_engine, pages_of

_NAMESPACE = "http://www.daisy.org/ns/2008/pef"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def render(document: Document, *, cells: int = CELLS, lines: int = LINES) -> bytes:
    """The PEF of a document: contracted where its language has such a code, else uncontracted."""
    contracted = document.language in languages(contracted=True)
    pages = pages_of(document, contracted=contracted, cells=cells, lines=lines)
    size = f'cols="{cells}" rows="{lines}" rowgap="0" duplex="false"'
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<pef version="2008-1" xmlns="{_NAMESPACE}"><head><meta xmlns:dc="{_DUBLIN_CORE}">\n',
        *_metadata(document),
        f"</meta></head><body><volume {size}><section>\n",
        *(_page(page) for page in pages),
        "</section></volume></body></pef>\n",
    ]
    return "".join(parts).encode()


def _metadata(document: Document) -> list[str]:
    meta = document.meta
    day = meta.version_date.isoformat() if meta.version_date else ""
    facts = (
        ("format", "application/x-pef+xml"),
        ("identifier", _identifier(document)),
        ("title", document.title),
        ("language", tag_of(document.language)),
        ("publisher", meta.publisher),
        ("date", day),
        ("source", meta.address),
    )
    return [f"<dc:{name}>{escape(_xml(value))}</dc:{name}>\n" for name, value in facts if value]


def _identifier(document: Document) -> str:
    """The same for the same page and version, so that two copies of a file are one."""
    meta = document.meta
    seed = "|".join([meta.address, meta.reference, document.title, document.language, meta.version])
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, seed)}"


def _xml(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff")


def _page(page: Page) -> str:
    rows = "".join(f"<row>{line}</row>" for line in page)
    return f"<page>{rows}</page>\n"


PEF = Renderer(
    name="braille.pef",
    suffix="braille.pef",
    label=gettext_lazy("Braille, PEF"),
    media_type="application/x-pef+xml",
    version=2,
    render=render,
    missing_engine=missing_engine,
    languages=languages(contracted=False),
)
RENDERERS = (PEF,)
