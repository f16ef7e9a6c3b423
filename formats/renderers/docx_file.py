"""A document as a DOCX file: body, properties, what stands above and below each page."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import Any

import docx
from django.utils.translation import gettext_noop
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from core.document import Document, tag_of
from formats.renderers.docx_body import DocxBody, run_xml
from formats.renderers.docx_styles import set_styles
from formats.stamp import said, short_stamp, with_stamp

PAGE_OF = gettext_noop("Page %(number)s of %(total)s")
_NO_DAY = date(2000, 1, 1)
# What the format allows for a property.
_LONGEST = 255


def render_docx(document: Document) -> bytes:
    """The bytes of a DOCX file."""
    document = with_stamp(document)
    file = docx.Document()
    set_styles(file, document)
    _set_properties(file, document)
    last = file.element.body.sectPr
    for element in DocxBody(file, document).elements():
        last.addprevious(parse_xml(element))
    _set_header_and_footer(file, document)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def _set_properties(file: Any, document: Document) -> None:
    meta, properties = document.meta, file.core_properties
    properties.title = document.title[:_LONGEST]
    properties.author = properties.last_modified_by = meta.publisher[:_LONGEST]
    properties.language = tag_of(document.language)
    properties.version = meta.version[:_LONGEST]
    properties.subject = meta.reference[:_LONGEST]
    properties.keywords = meta.mark[:_LONGEST]
    properties.comments = meta.address[:_LONGEST]
    properties.created = properties.modified = datetime.combine(meta.version_date or _NO_DAY, time(), tzinfo=UTC)


def _set_header_and_footer(file: Any, document: Document) -> None:
    """The mark above, the version and the page's number below, on each page."""
    section, mark, stamp = file.sections[0], document.meta.mark, short_stamp(document)
    page_of = said(PAGE_OF, document.language)
    before, between, after = (run_xml(words, document, language=page_of.language) for words in _around(page_of.text))
    words = [run_xml(f"{stamp}  ·  " if stamp else "", document)]
    words += [before, _field("PAGE"), between, _field("NUMPAGES"), after]
    _fill(section.footer, _paragraph("Footer", words, document))
    if mark:
        _fill(section.header, _paragraph("Header", [run_xml(mark, document, bold=True)], document))


def _around(words: str) -> tuple[str, str, str]:
    before, _sign, rest = words.partition("%(number)s")
    between, _sign, after = rest.partition("%(total)s")
    return before, between, after


def _paragraph(style: str, runs: list[str], document: Document) -> str:
    bidi = "<w:bidi/>" if document.direction == "rtl" else ""
    return f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{"".join(runs)}</w:p>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _fill(part: Any, paragraph: str) -> None:
    """Puts one paragraph in place of all that a header or footer holds."""
    for old in part.paragraphs:
        old._p.getparent().remove(old._p)
    part._element.append(parse_xml(paragraph))
