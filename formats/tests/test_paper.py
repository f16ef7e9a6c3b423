"""PDF and large print, as outside programs read them."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Name

from core.document import Document, DocumentMeta, Paragraph, Text, paragraph, plain_text
from formats.renderers import RENDERERS
from formats.tests.checkers import (
    failed_pdf_rules,
    font_sizes,
    pages_of,
    share_kept,
    text_of_pdfium,
    text_of_poppler,
    words,
)
from formats.tests.leaflet import leaflet, summary
from formats.tests.pages import LANGUAGES, page
from formats.tests.test_renderers import BAD, SENTINELS

PDF, LARGE, LARGER = "document.pdf", "large-print.pdf", "large-print-24.pdf"
MILLIMETRE = 72 / 25.4


def make(name: str, document: Document) -> bytes:
    return RENDERERS[name].render(document)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Every document in every size."""
    folder = tmp_path_factory.mktemp("paper")
    whole = replace(leaflet(), blocks=(*leaflet().blocks[:3], summary(), *leaflet().blocks[3:]))
    documents = {"leaflet": whole, "sentinels": SENTINELS, **{language: page(language) for language in LANGUAGES}}
    documents |= {case.replace(" ", "-"): document for case, document in BAD.items()}
    made = []
    for case, document in documents.items():
        long = case.startswith(("300", "2,000"))
        for name in (PDF,) if long else (PDF, LARGE, LARGER):
            made.append(folder / f"{case}-{name}")
            made[-1].write_bytes(make(name, document))
    return made


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_verapdf_finds_no_failed_rule(files, profile):
    assert failed_pdf_rules(profile, *files) == {}


def test_verapdf_would_say_what_is_wrong(tmp_path):
    file = tmp_path / "untitled.pdf"
    with pikepdf.open(io.BytesIO(make(PDF, leaflet()))) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(file)
    assert failed_pdf_rules("ua1", file)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_copied_whole(language):
    """PDFium takes English inside Arabic from the wrong end: it isn't counted there."""
    document = page(language)
    made = make(PDF, document)
    assert share_kept(plain_text(document), text_of_poppler(made)) >= 0.99
    own = (
        re.sub(r"[A-Za-z]\w*|\d\w*", " ", plain_text(document)) if document.direction == "rtl" else plain_text(document)
    )
    assert share_kept(own, text_of_pdfium(made)) >= 0.99


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_a_phone_number_is_not_turned_round(language):
    assert "0800 377 7330" in text_of_poppler(make(PDF, page(language)))


@pytest.mark.parametrize(("name", "points"), [(LARGE, 18.0), (LARGER, 24.0)])
def test_nothing_in_large_print_is_smaller(name, points):
    for document in (leaflet(), SENTINELS, *(page(language) for language in LANGUAGES)):
        assert min(font_sizes(make(name, document))) == points


def test_large_print_has_cards_and_pdf_has_the_table():
    assert "Level 2, scenario 5" in text_of_poppler(make(LARGE, leaflet()))
    assert "Level 2, scenario 5" not in text_of_poppler(make(PDF, leaflet()))


def elements(pdf: pikepdf.Pdf, kind: Name) -> list:
    found = []

    def go(element):
        if isinstance(element, pikepdf.Dictionary):
            if element.get("/S") == kind:
                found.append(element)
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                go(kid)

    go(pdf.Root.StructTreeRoot)
    return found


def attribute(element, name: str):
    attributes = element.get("/A", [])
    for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if name in one:
            return one[name]
    return None


def test_each_row_and_column_has_its_header():
    with pikepdf.open(io.BytesIO(make(PDF, leaflet()))) as pdf:
        heads = elements(pdf, Name.TH)
        assert [str(attribute(head, "/Scope")) for head in heads] == ["/Column"] * 4 + ["/Row"] * 17
        row_ids = {bytes(head.ID) for head in heads[4:]}
        cells = elements(pdf, Name.TD)
        assert len(cells) == 17 * 3
        assert all(bytes(attribute(cell, "/Headers")[0]) in row_ids for cell in cells)
        names = pdf.Root.StructTreeRoot.IDTree.Names
        assert [bytes(name) for name in names[::2]] == sorted(bytes(name) for name in names[::2])
        assert row_ids <= {bytes(name) for name in names[::2]}


def test_a_table_without_row_headers_has_none():
    table = next(block for block in leaflet().blocks if hasattr(block, "rows"))
    plain = replace(leaflet(), blocks=(replace(table, row_headers=False), table))
    with pikepdf.open(io.BytesIO(make(PDF, plain))) as pdf:
        scopes = [str(attribute(head, "/Scope")) for head in elements(pdf, Name.TH)]
    assert scopes == ["/Column"] * 8 + ["/Row"] * 17


@pytest.mark.parametrize(("language", "tag"), [("gd", "gd-GB"), ("ar", "ar"), ("zh-hans", "zh-CN"), ("ur", "ur")])
def test_the_file_says_its_language_and_title(language, tag):
    with pikepdf.open(io.BytesIO(make(PDF, page(language)))) as pdf:
        assert str(pdf.Root.Lang) == tag
        assert str(pdf.docinfo.Title) == page(language).title
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        spans = {
            str(element.Lang) for kind in (Name.Span, Name.P) for element in elements(pdf, kind) if "/Lang" in element
        }
    assert "en-GB" in spans


@pytest.mark.parametrize("name", [PDF, LARGE])
def test_a_mark_stands_on_every_page(name):
    marked = replace(leaflet(), meta=replace(leaflet().meta, mark="DRAFT"))
    pages = list(pdfium.PdfDocument(make(name, marked)))
    assert len(pages) > 5
    assert all("DRAFT" in each.get_textpage().get_text_range() for each in pages)
    assert "DRAFT" not in text_of_poppler(make(name, leaflet()))


@pytest.mark.parametrize("name", [PDF, LARGE, LARGER])
def test_every_page_says_its_number_and_version(name):
    pages = list(pdfium.PdfDocument(make(name, leaflet())))
    for number, each in enumerate(pages, start=1):
        text = each.get_textpage().get_text_range()
        assert f"Page {number} of {len(pages)}" in text
        assert "20 November 2026" in text


EDGES = ("sentinels", "ar", "zh-hans", "deep-list", "400-letters", "10-columns", "signs", "picture-in-a-table")


@pytest.mark.parametrize("case", EDGES)
@pytest.mark.parametrize("name", [PDF, LARGE, LARGER])
def test_nothing_runs_over_the_edge(files, name, case):
    """Every letter stands on the page, and no nearer to its right edge than the margin."""
    (file,) = (file for file in files if file.name == f"{case}-{name}")
    for each in pdfium.PdfDocument(file):
        text = each.get_textpage()
        edges = [text.get_charbox(at) for at in range(text.count_chars())]
        assert max(right for _, _, right, _ in edges) <= each.get_width() - 15 * MILLIMETRE
        assert min(bottom for _, bottom, _, _ in edges) >= 5 * MILLIMETRE


def test_a_long_address_is_copied_without_anything_added():
    address = "https://www.spso.org.uk/a-rather-long-part/and-another-one/with?many=parts&and=more#there"
    text = text_of_poppler(make(LARGER, Document("T", "en", (Paragraph((Text(address, href=address),)),))))
    assert address in re.sub(r"\s", "", text)


def test_a_long_row_goes_over_pages_and_is_whole():
    made = make(PDF, BAD["2,000 words in a cell"])
    assert pages_of(made) > 2
    assert words(text_of_poppler(made))["organisation"] == 2000


def test_a_page_that_says_nothing_of_its_version_has_no_stamp():
    text = text_of_poppler(make(PDF, Document("T", "en", (paragraph("Words"),), DocumentMeta())))
    assert "About this file" not in text
    assert "Page 1 of 1" in text
