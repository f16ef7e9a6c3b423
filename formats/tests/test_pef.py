"""PEF files against the rules of PEF 2008-1."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from defusedxml import ElementTree

from formats.renderers import braille
from formats.renderers.pef import PEF, render
from formats.tests import braille_reading as reading
from formats.tests.leaflet import leaflet
from formats.tests.pages import LANGUAGES, page

NAME = "{http://www.daisy.org/ns/2008/pef}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
ELEMENTS = {"title", "creator", "subject", "description", "publisher", "contributor", "date", "type"}
ELEMENTS |= {"format", "identifier", "source", "language", "relation", "coverage", "rights"}


def assert_valid(pef: bytes) -> None:
    """The grammar of the format, element by element, and the rules that no grammar can say."""
    root = ElementTree.fromstring(pef)
    assert (root.tag, root.attrib) == (f"{NAME}pef", {"version": "2008-1"})
    head, body = root
    assert (head.tag, body.tag) == (f"{NAME}head", f"{NAME}body")
    assert_metadata(head)
    assert len(body)
    for volume in body:
        assert volume.tag == f"{NAME}volume"
        assert set(volume.attrib) == {"cols", "rows", "rowgap", "duplex"}
        assert volume.attrib["duplex"] in {"true", "false"}
        assert_sections(volume, int(volume.attrib["cols"]), int(volume.attrib["rows"]), int(volume.attrib["rowgap"]))


def assert_metadata(head) -> None:
    (meta,) = head
    assert meta.tag == f"{NAME}meta"
    names = [child.tag for child in meta]
    assert set(names) <= {DUBLIN_CORE + name for name in ELEMENTS}
    assert names.count(f"{DUBLIN_CORE}identifier") == 1
    assert names.count(f"{DUBLIN_CORE}format") == 1
    assert meta.findtext(f"{DUBLIN_CORE}format") == "application/x-pef+xml"
    assert all(child.text and child.text.strip() for child in meta)


def assert_sections(volume, cells: int, lines: int, gap: int) -> None:
    assert len(volume)
    for section in volume:
        assert (section.tag, section.attrib) == (f"{NAME}section", {})
        assert len(section)
        for page_ in section:
            assert (page_.tag, page_.attrib) == (f"{NAME}page", {})
            assert len(page_) * (4 + gap) <= lines * 4
            for row in page_:
                assert (row.tag, row.attrib, len(row)) == (f"{NAME}row", {}, 0)
                assert re.fullmatch("[\u2800-\u28ff]*", row.text or "")
                assert len(row.text or "") <= cells


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_valid_file(language):
    assert PEF.offered(language)
    assert_valid(render(page(language)))


@pytest.mark.parametrize(("cells", "lines"), [(38, 27), (40, 25), (20, 10)])
def test_the_leaflet_is_valid(cells, lines):
    assert_valid(render(leaflet(), cells=cells, lines=lines))


def test_the_check_finds_faults():
    good = render(leaflet()).decode()
    for wrong in (
        good.replace('cols="38"', 'cols="30"'),
        good.replace('rows="27"', 'rows="9"'),
        good.replace(' duplex="false"', ""),
        good.replace("<dc:identifier>", "<dc:name>").replace("</dc:identifier>", "</dc:name>"),
        good.replace("<row>", "<row>x", 1),
        good.replace("2008-1", "2008"),
    ):
        with pytest.raises(AssertionError):
            assert_valid(wrong.encode())


def test_it_has_the_same_lines_as_the_brf():
    root = ElementTree.fromstring(render(leaflet()))
    pages = [[row.text or "" for row in page_][1:] for page_ in root.iter(f"{NAME}page")]
    assert pages == reading.pages_of_brf(braille.render_contracted(leaflet()))


def test_gaelic_is_uncontracted():
    root = ElementTree.fromstring(render(page("gd")))
    pages = [[row.text or "" for row in page_][1:] for page_ in root.iter(f"{NAME}page")]
    assert pages == reading.pages_of_brf(braille.render_uncontracted(page("gd")))


def test_it_says_what_it_was_made_from_and_the_same_page_has_the_same_name():
    meta = ElementTree.fromstring(render(leaflet()))[0][0]
    assert meta.findtext(f"{DUBLIN_CORE}title") == leaflet().title
    assert meta.findtext(f"{DUBLIN_CORE}language") == "en-GB"
    assert meta.findtext(f"{DUBLIN_CORE}date") == "2026-11-20"
    assert meta.findtext(f"{DUBLIN_CORE}source") == leaflet().meta.address
    assert render(leaflet()) == render(leaflet())
    newer = replace(leaflet(), meta=replace(leaflet().meta, version="4"))
    assert ElementTree.fromstring(render(newer))[0][0].findtext(f"{DUBLIN_CORE}identifier") != meta.findtext(
        f"{DUBLIN_CORE}identifier"
    )


def test_marks_of_xml_in_a_title_are_escaped():
    assert_valid(render(replace(leaflet(), title="Ways & means <to> \x00 contact")))
