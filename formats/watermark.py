"""A line on every page of a PDF, in any script: it says whose copy this is."""

from __future__ import annotations

import io
import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pikepdf

from formats import fonts
from formats.renderers.base import RenderError
from formats.renderers.setting import SettingError, set_page

LINE = Path(__file__).parent / "renderers" / "typst" / "watermark.typ"
_MADE_AT = datetime(2000, 1, 1, tzinfo=UTC)


def watermarked(pdf: bytes, line: str) -> bytes:
    """Return the PDF with `line` at the head and the foot of each page, and across it in pale letters.

    Raises RenderError where the line cannot be set or the PDF cannot be read.
    """
    made = io.BytesIO()
    overlays: dict[tuple[int, int], pikepdf.Pdf] = {}
    try:
        with pikepdf.open(io.BytesIO(pdf)) as marked:
            for page in marked.pages:
                size = _size(page)
                if size not in overlays:
                    overlays[size] = pikepdf.open(io.BytesIO(_line(line, *size)))
                page.add_overlay(overlays[size].pages[0], None)
            marked.save(made)
    except (pikepdf.PdfError, SettingError) as error:
        raise RenderError(str(error)) from error
    finally:
        for overlay in overlays.values():
            overlay.close()
    return made.getvalue()


def _size(page: pikepdf.Page) -> tuple[int, int]:
    """Width and height in points as the page is seen, turned or not."""
    left, bottom, right, top = (float(each) for each in page.trimbox)
    width, height = round(abs(right - left)), round(abs(top - bottom))
    return (height, width) if int(page.obj.get("/Rotate", 0)) % 180 else (width, height)


def _line(line: str, width: int, height: int) -> bytes:
    families = [family["name"] for family in fonts.families("en")]  # with one for every other script
    data = {"line": line, "width": width, "height": height, "fonts": list(dict.fromkeys(families))}
    with tempfile.TemporaryDirectory(prefix="watermark-") as folder:
        root = Path(folder)
        (root / "page.typ").write_bytes(LINE.read_bytes())
        (root / "document.json").write_text(json.dumps(data), encoding="utf-8")
        return set_page(root, fonts.folders(), _MADE_AT)
