"""A draft in another format says so on each page, chapter and part: a print of it is never taken for the page."""

from __future__ import annotations

import io
import re

import pypdfium2 as pdfium
import pytest
from django.urls import reverse

from formats import louis
from formats.renderers import RENDERERS
from formats.tests import braille_reading as reading
from formats.tests.reading import parts_of
from guidance.models import LeafletPage

pytestmark = pytest.mark.django_db
PAPER = ("document.pdf", "large-print.pdf", "large-print-24.pdf")
BRAILLE = {"braille.brf": "en-ueb-g2.ctb", "braille-uncontracted.brf": "en-ueb-g1.ctb"}


@pytest.fixture
def draft(admin_client):
    """Return a function that gives the leaflet's draft in a format; the leaflet has many pages in each."""
    page = LeafletPage.objects.get(locale__language_code="en")
    page.introduction = "What only the draft says."
    page.save_revision()

    def get(name):
        answer = admin_client.get(reverse("formats_draft_file", args=[page.pk, name]))
        assert answer.status_code == 200
        assert re.search(r'filename="DRAFT-', answer["Content-Disposition"])
        return answer.content

    return get


@pytest.mark.parametrize("name", PAPER)
def test_each_page_of_paper_says_draft(draft, name):
    pages = [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(io.BytesIO(draft(name)))]
    assert len(pages) > 5
    assert [number for number, text in enumerate(pages, 1) if "DRAFT" not in text] == []


def test_each_chapter_of_the_book_says_draft(draft):
    parts = parts_of(draft("book.epub"))
    chapters = {name: text for name, text in parts.items() if re.search(r"part-\d+\.xhtml$", name)}
    assert len(chapters) > 3
    assert [name for name, text in chapters.items() if ">DRAFT<" not in text] == []


@pytest.mark.parametrize("name", BRAILLE)
def test_each_page_of_braille_says_draft(draft, name):
    if louis.missing():
        pytest.skip(louis.missing())
    lines = reading.first_lines(draft(name))
    assert len(lines) > 5
    heads = ["".join(chr(0x2800 + reading.ASCII.index(sign)) for sign in line) for line in lines]
    said = [louis.back_translate(head.strip(reading.BLANK), BRAILLE[name]) for head in heads]
    assert [line for line in said if "DRAFT" not in line] == []


def test_each_page_of_pef_says_draft(draft):
    if louis.missing():
        pytest.skip(louis.missing())
    pages = re.findall(r"<page>\s*<row>([^<]*)</row>", draft("braille.pef").decode())
    said = [louis.back_translate(head.strip(reading.BLANK), BRAILLE["braille.brf"]) for head in pages]
    assert len(said) > 5
    assert [line for line in said if "DRAFT" not in line] == []


def test_the_header_of_the_document_says_draft_on_each_page(draft):
    """A header of the default type on every section, with none of its own for first or even pages."""
    parts = parts_of(draft("document.docx"))
    body = parts["word/document.xml"]
    headers = re.findall(r'<w:headerReference w:type="(\w+)"', body)
    assert headers == ["default"] * body.count("<w:sectPr")
    assert "<w:titlePg" not in body
    assert "evenAndOddHeaders" not in parts["word/settings.xml"]
    assert "DRAFT" in parts["word/header1.xml"]


def test_the_text_says_draft_below_its_title(draft):
    assert "DRAFT" in draft("text.txt").decode().splitlines()[:6]


def test_these_are_all_formats_of_a_draft():
    covered = {*PAPER, *BRAILLE, "book.epub", "braille.pef", "document.docx", "text.txt"}
    assert {name for name, each in RENDERERS.items() if each.at_request} == covered
