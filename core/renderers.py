"""Files that a lower room needs and `formats` makes: it fills this registry in `AppConfig.ready()`."""

from __future__ import annotations

from collections.abc import Callable

from core.document import Document


class NoRendererError(Exception):
    """This machine cannot make such a file."""


_makers: dict[str, Callable[[Document], bytes]] = {}
_marks: list[Callable[[bytes, str], bytes]] = []


def register_pdf(make: Callable[[Document], bytes]) -> None:
    """Register what makes the PDF of a document."""
    _makers["pdf"] = make


def register_watermark(mark: Callable[[bytes, str], bytes]) -> None:
    """Register what writes a line on every page of a PDF."""
    _marks[:] = [mark]


def pdf_of(document: Document) -> bytes:
    """Return a document as a PDF. Raises NoRendererError, and what the renderer raises."""
    if "pdf" not in _makers:
        raise NoRendererError
    return _makers["pdf"](document)


def pdf_marked(pdf: bytes, line: str) -> bytes:
    """Return a PDF with a line on every page. Raises NoRendererError, and what the renderer raises."""
    if not _marks:
        raise NoRendererError
    return _marks[0](pdf, line)
