"""PDF for reading and printing: 12 point, with the tables as tables."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.document import Document
from formats.renderers.base import Renderer
from formats.renderers.paper import missing_engine, render_paper

POINTS = 12


def render(document: Document) -> bytes:
    """The bytes of a tagged PDF (PDF/UA-1 and PDF/A-2a). Raises RenderError."""
    return render_paper(document, points=POINTS, large=False)


RENDERERS = (
    Renderer(
        name="document.pdf",
        suffix="document.pdf",
        label=_("PDF"),
        media_type="application/pdf",
        version=3,
        render=render,
        missing_engine=missing_engine,
    ),
)
