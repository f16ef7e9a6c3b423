"""DOCX, as its XML and LibreOffice read it."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from core.document import Document, Image, List, paragraph, plain_text
from formats.renderers import RENDERERS
from formats.tests.checkers import share_kept, texts_of_libreoffice
from formats.tests.leaflet import leaflet
from formats.tests.pages import LANGUAGES, page
from formats.tests.test_renderers import SENTINELS, picture


def opened(document: Document):
    return docx.Document(io.BytesIO(RENDERERS["document.docx"].render(document)))


def test_headings_are_headings():
    found = [(p.style.name, p.text) for p in opened(leaflet()).paragraphs if p.style.name.lower().startswith("heading")]
    assert found[0] == ("Heading 1", leaflet().title)
    assert ("Heading 2", "How to contact the SPSO") in found
    assert len(found) == 10


def test_the_table_repeats_its_head_and_keeps_rows_whole():
    (table,) = opened(leaflet()).tables
    assert len(table.rows) == 18
    head, *rows = table._tbl.tr_lst
    assert head.trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"
    assert table.rows[0].cells[0].text == "Action level"


def test_each_numbered_list_begins_with_one():
    lists = tuple(List(((paragraph("a"),), (paragraph("b"),)), ordered=True) for _ in range(2))
    file = opened(Document("T", "en", lists))
    ids = [p._p.pPr.numPr.numId.val for p in file.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]
    assert ids[0] == ids[1] != ids[2] == ids[3]
    numbering = file.part.numbering_part.element
    starts = [n for n in numbering.num_lst if n.numId in ids and n.find(qn("w:lvlOverride")) is not None]
    assert len(starts) == 2


@pytest.mark.parametrize(
    ("language", "slot", "tag"), [("en", "val", "en-GB"), ("ar", "bidi", "ar"), ("zh-hans", "eastAsia", "zh-Hans")]
)
def test_the_language_is_said(language, slot, tag):
    file = opened(replace(leaflet(), language=language))
    default = file.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:lang')}")
    assert default.get(qn(f"w:{slot}")) == tag
    assert file.core_properties.language == tag


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_right_to_left_text_is_marked_so(language):
    file = opened(page(language))
    assert all(p._p.pPr.find(qn("w:bidi")) is not None for p in file.paragraphs if p.text)
    assert file.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None


def test_links_and_pictures_keep_their_address_and_words():
    file = opened(leaflet())
    addresses = {relation.target_ref for relation in file.part.rels.values() if relation.is_external}
    assert {"tel:+448003777330", "https://www.spso.org.uk/privacy-notice"} <= addresses
    (drawn,) = opened(Document("T", "en", (Image("Its words", picture(), "image/png"),))).inline_shapes
    assert drawn._inline.docPr.get("descr") == "Its words"


def test_header_and_footer():
    section = opened(SENTINELS).sections[0]
    assert section.header.paragraphs[0].text == "sentinelmark"
    assert "2 November 2026" in section.footer.paragraphs[0].text
    assert section.footer._element.findall(f".//{qn('w:fldSimple')}")[0].get(qn("w:instr")) == "PAGE"
    assert not "".join(p.text for p in opened(leaflet()).sections[0].header.paragraphs)


def test_libreoffice_opens_it_without_loss(tmp_path):
    documents = {"leaflet": leaflet(), **{language: page(language) for language in LANGUAGES}}
    made = {name: RENDERERS["document.docx"].render(document) for name, document in documents.items()}
    texts = texts_of_libreoffice(tmp_path, made)
    for name, document in documents.items():
        assert share_kept(plain_text(document), texts[name]) == 1, name
