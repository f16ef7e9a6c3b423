"""DOCX, for people who change the look of a text in their own program: tables stay tables."""

from __future__ import annotations

import importlib.util

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.document import Document
from formats.renderers.base import Renderer


def missing_engine(language: str) -> str | None:
    """What this machine lacks to make DOCX."""
    if importlib.util.find_spec("docx") is None:
        return gettext("The Python package %(name)s is not installed.") % {"name": "python-docx"}
    return None


def render(document: Document) -> bytes:
    """The bytes of a DOCX file."""
    from formats.renderers.docx_file import render_docx  # noqa: PLC0415 - its library is loaded when it is used

    return render_docx(document)


RENDERERS = (
    Renderer(
        name="document.docx",
        suffix="document.docx",
        label=_("Word document"),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        version=2,
        render=render,
        missing_engine=missing_engine,
    ),
)
