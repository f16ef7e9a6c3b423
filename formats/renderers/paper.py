"""A document as a tagged PDF, in any size of print: PDF/UA-1 and PDF/A-2a in one file."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import tempfile
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.utils.translation import gettext, gettext_noop

from core.document import Document, Heading, plain_text
from formats import fonts
from formats.direction import by_first_letter
from formats.renderers.base import RenderError
from formats.renderers.setting import SettingError, TooLongError, set_page
from formats.renderers.typst_data import LARGE_PIECE, PIECE, TypstData, table_headings, typst_language
from formats.stamp import day_of, said, short_stamp, stamp_parts, with_stamp

PAGE = Path(__file__).parent / "typst" / "page.typ"
PAGE_OF = gettext_noop("Page %(number)s of %(total)s")
CONTENTS = gettext_noop("Contents")
TOO_LONG = gettext_noop("This page is too long for a PDF: it has %(words)s words. Please divide it into several pages.")
# A page with so many sections gets a list of them; a longer list would be a booklet itself, and takes much memory.
SECTIONS_FOR_CONTENTS = range(5, 201)
# PDF/A wants a date, also of a page that has none.
NO_DAY = date(2000, 1, 1)
_UNKNOWN_SIGN = re.compile(r"the text `?(\"[^\"]*\")`? could not be displayed")


def missing_engine(language: str) -> str | None:
    """What this machine lacks to make PDF in a language."""
    for module in ("typst", "pikepdf"):
        if importlib.util.find_spec(module) is None:
            return gettext("The Python package %(name)s is not installed.") % {"name": module}
    if package := fonts.missing(language):
        return gettext("The font @expo-google-fonts/%(name)s is not installed.") % {"name": package}
    return None


def render_paper(document: Document, *, points: float, large: bool) -> bytes:
    """The PDF of a document. `points` is the size of its running text.

    In large print nothing is smaller than that. Raises RenderError where the document cannot be set.
    """
    document = with_stamp(document)
    data = TypstData(document, LARGE_PIECE if large else PIECE)
    description = {**_frame(document, points, large), "blocks": data.blocks(document.blocks)}
    with tempfile.TemporaryDirectory(prefix="paper-") as folder:
        root = Path(folder)
        (root / "page.typ").write_bytes(PAGE.read_bytes())
        (root / "document.json").write_text(json.dumps(description), encoding="utf-8")
        for name, picture in data.pictures.items():
            (root / name).write_bytes(picture)
        made = _compile(root, document)
    return _finished(made, document)


def _frame(document: Document, points: float, large: bool) -> dict[str, Any]:
    """What stands around the blocks: title, language, fonts, foot of the page."""
    meta, day = document.meta, document.meta.version_date or NO_DAY
    language, region = typst_language(document.language)
    sections = sum(isinstance(block, Heading) and block.level == 2 for block in document.blocks)
    return {
        "title": document.title,
        "lang": language,
        "region": region,
        "direction": document.direction,
        "fonts": fonts.families(document.language),
        "size": points,
        "large": large,
        "publisher": meta.publisher,
        "description": ". ".join(filter(None, [meta.address, short_stamp(document)])),
        "date": [day.year, day.month, day.day],
        "stamp": _line(stamp_parts(document), document),
        "day": day_of(meta.version_date, document.language) if meta.version_date else "",
        "mark": meta.mark,
        "page_of": _line([said(PAGE_OF, document.language).text % {"number": "NUMBER", "total": "TOTAL"}], document),
        "sections": sections,
        "contents": said(CONTENTS, document.language).text if sections in SECTIONS_FOR_CONTENTS else "",
    }


def _line(parts: list[str], document: Document) -> str:
    """Parts side by side; in a right-to-left document each keeps its own order (the first strong letter says which)."""
    if document.direction == "rtl":
        parts = [by_first_letter(part) for part in parts]
    return " · ".join(parts)


def _compile(root: Path, document: Document) -> bytes:
    made_at = datetime.combine(document.meta.version_date or NO_DAY, time(), tzinfo=UTC)
    try:
        return set_page(root, fonts.folders(), made_at)
    except SettingError as error:
        raise RenderError(_reason(str(error))) from error
    except TooLongError as error:
        raise RenderError(gettext(TOO_LONG) % {"words": len(plain_text(document).split())}) from error


def _reason(said_by_typst: str) -> str:
    """Why a document could not be set, as an editor can act on it."""
    if unknown := _UNKNOWN_SIGN.search(said_by_typst):
        return gettext("No font of this site has the sign %(sign)s. Please write it in another way.") % {
            "sign": unknown[1]
        }
    return gettext("The PDF could not be made: %(reason)s") % {"reason": said_by_typst}


def _finished(made: bytes, document: Document) -> bytes:
    import pikepdf  # noqa: PLC0415 - loaded only where paper is made

    from formats.renderers.row_headers import mark_row_headers  # noqa: PLC0415
    from formats.renderers.vowel_signs import part_vowel_signs  # noqa: PLC0415

    with pikepdf.open(io.BytesIO(made)) as pdf:
        mark_row_headers(pdf, table_headings(document))
        part_vowel_signs(pdf)
        finished = io.BytesIO()
        pdf.save(finished, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return finished.getvalue()
