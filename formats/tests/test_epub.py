"""EPUB, as EPUBCheck and an XML reader see it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

from core.document import Document, Image
from formats.renderers import RENDERERS
from formats.tests.checkers import epub_messages
from formats.tests.leaflet import leaflet
from formats.tests.pages import LANGUAGES, page
from formats.tests.reading import parts_of
from formats.tests.test_renderers import BAD, SENTINELS, picture

DOCUMENTS = {
    "leaflet": leaflet(),
    "sentinels": SENTINELS,
    "pictures": Document("T", "en", (Image("", picture(), "image/png"), Image("Words", picture(), "image/png"))),
    **{language: page(language) for language in LANGUAGES},
    **{
        case: BAD[case] for case in ("no title", "control characters", "broken picture", "empty nodes", "skipped level")
    },
}


def make(document: Document) -> bytes:
    return RENDERERS["book.epub"].render(document)


def test_epubcheck_has_nothing_to_say(tmp_path):
    files = [tmp_path / f"{number}.epub" for number in range(len(DOCUMENTS))]
    for file, document in zip(files, DOCUMENTS.values(), strict=True):
        file.write_bytes(make(document))
    assert epub_messages(*files) == {}


def test_epubcheck_would_say_what_is_wrong(tmp_path):
    file = tmp_path / "broken.epub"
    file.write_bytes(make(leaflet()).replace(b"application/epub+zip", b"application/epub+zap"))
    assert "ERROR" in epub_messages(file)[str(file)]


def test_every_part_is_well_formed_and_says_its_language():
    for name, text in parts_of(make(page("ur"))).items():
        if name.endswith((".xhtml", ".opf", ".xml")):
            ElementTree.fromstring(text)
        if name.endswith(".xhtml"):
            assert 'lang="ur" xml:lang="ur" dir="rtl"' in text
    assert 'page-progression-direction="rtl"' in parts_of(make(page("ur")))["EPUB/package.opf"]


def test_metadata_says_how_accessible_it_is_and_what_it_was_made_from():
    package = parts_of(make(leaflet()))["EPUB/package.opf"]
    for name, value in [
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityHazard", "none"),
    ]:
        assert f'<meta property="schema:{name}">{value}</meta>' in package
    assert "schema:accessibilitySummary" in package
    assert "<dc:source>https://portal.example.org/en/guidance/support-and-intervention-policy/</dc:source>" in package
    assert '<meta property="dcterms:modified">2026-11-20T00:00:00Z</meta>' in package
    assert re.search(r'<spine[^>]*><itemref idref="nav"/>', package)


def test_the_contents_lead_to_headings_that_are_there():
    parts = parts_of(make(leaflet()))
    links = re.findall(r'href="(part-\d+\.xhtml)(?:#([^"]+))?"', parts["EPUB/nav.xhtml"])
    assert len(links) > 25
    for file, name in links:
        assert f"EPUB/{file}" in parts
        assert not name or f'id="{name}"' in parts[f"EPUB/{file}"]
    for heading in ("Introduction", "How to contact the SPSO", "Level 6, scenario 17", "About this file"):
        assert f">{heading}</a>" in parts["EPUB/nav.xhtml"]


def test_tables_are_cards_and_abbreviations_have_their_long_form():
    chapters = "".join(text for name, text in parts_of(make(leaflet())).items() if "part-" in name)
    assert "<table" not in chapters
    assert '<abbr title="Scottish Welfare Fund">SWF</abbr>' in chapters


def test_the_mimetype_comes_first_and_uncompressed():
    with zipfile.ZipFile(io.BytesIO(make(leaflet()))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/epub+zip"


def test_a_mark_is_said():
    marked = replace(leaflet(), meta=replace(leaflet().meta, mark="DRAFT"))
    assert "<strong>DRAFT</strong>" in parts_of(make(marked))["EPUB/part-001.xhtml"]
