"""Large print: nothing smaller than 18 or 24 point, tables as cards, in a tagged PDF."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from core.document import Document, tables_to_cards
from formats.renderers.base import Renderer
from formats.renderers.paper import missing_engine, render_paper

POINTS, MORE_POINTS = 18, 24


def render(document: Document, *, points: float = POINTS) -> bytes:
    """The bytes of a tagged PDF in which the smallest letters have that many points. Raises RenderError."""
    return render_paper(tables_to_cards(document), points=points, large=True)


RENDERERS = (
    Renderer(
        name="large-print.pdf",
        suffix="large-print.pdf",
        label=_("Large print, 18 point"),
        media_type="application/pdf",
        version=3,
        render=render,
        missing_engine=missing_engine,
    ),
    Renderer(
        name="large-print-24.pdf",
        suffix="large-print-24.pdf",
        label=_("Larger print, 24 point"),
        media_type="application/pdf",
        version=3,
        render=partial(render, points=MORE_POINTS),
        missing_engine=missing_engine,
    ),
)
