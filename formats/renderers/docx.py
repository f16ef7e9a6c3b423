"""DOCX, for people who change the look of a text in their own program: tables stay tables."""

from __future__ import annotations

import importlib.util
import io
from datetime import UTC, date, datetime, time

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from core.document import Document, tag_of
from formats.characters import allowed
from formats.renderers.base import Renderer
from formats.renderers.docx_body import DocxBody, run_xml
from formats.renderers.docx_styles import set_styles
from formats.stamp import said, short_stamp, with_stamp

PAGE_OF = gettext_noop("Page %(number)s of %(total)s")
_NO_DAY = date(2000, 1, 1)


def missing_engine(language: str) -> str | None:  # noqa: ARG001 - the same for all languages
    """What this machine lacks to make DOCX."""
    if importlib.util.find_spec("docx") is None:
        return gettext("The Python package %(name)s is not installed.") % {"name": "python-docx"}
    return None


def render(document: Document) -> bytes:
    """The bytes of a DOCX file."""
    import docx
    from docx.oxml import parse_xml

    file = docx.Document()
    set_styles(file, document)
    _set_properties(file, document)
    body = file.element.body
    for element in DocxBody(file, document).elements(with_stamp(document)):
        body.insert(len(body) - 1, parse_xml(element))
    _set_header_and_footer(file, document)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def _set_properties(file: object, document: Document) -> None:
    meta = document.meta
    moment = datetime.combine(meta.version_date or _NO_DAY, time(), tzinfo=UTC)
    properties = file.core_properties  # type: ignore[attr-defined]
    properties.title = allowed(document.title)[:255]
    properties.author = properties.last_modified_by = allowed(meta.publisher)[:255]
    properties.language = tag_of(document.language)
    properties.version = allowed(meta.version)[:255]
    properties.subject = allowed(meta.reference)[:255]
    properties.keywords = allowed(meta.mark)[:255]
    properties.comments = allowed(meta.address)[:255]
    properties.created = properties.modified = moment


def _set_header_and_footer(file: object, document: Document) -> None:
    """The mark above, the version and the page's number below, on each page."""
    from docx.oxml import parse_xml

    section = file.sections[0]  # type: ignore[attr-defined]
    page_of = said(PAGE_OF, document.language)
    before, between, after = (run_xml(words, document, language=page_of.language) for words in _around(page_of.text))
    stamp = short_stamp(document)
    words = [run_xml(f"{stamp}  ·  " if stamp else "", document)]
    words += [before, _field("PAGE"), between, _field("NUMPAGES"), after]
    _fill(section.footer, parse_xml(_paragraph("Footer", words, document)))
    if document.meta.mark:
        _fill(section.header, parse_xml(_paragraph("Header", [run_xml(document.meta.mark, document, bold=True)], document)))


def _around(words: str) -> tuple[str, str, str]:
    before, _sign, rest = words.partition("%(number)s")
    between, _sign, after = rest.partition("%(total)s")
    return before, between, after


def _paragraph(style: str, runs: list[str], document: Document) -> str:
    from docx.oxml.ns import nsdecls

    bidi = "<w:bidi/>" if document.direction == "rtl" else ""
    return f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{"".join(runs)}</w:p>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _fill(part: object, paragraph: object) -> None:
    element = part._element  # type: ignore[attr-defined]  # noqa: SLF001
    for old in list(element):
        element.remove(old)
    element.append(paragraph)


RENDERERS = (
    Renderer(
        name="document.docx",
        suffix="document.docx",
        label=_("Word document"),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        version=1,
        render=render,
        missing_engine=missing_engine,
    ),
)
