"""PEF files against the rules of PEF 2008-1."""

from __future__ import annotations

from dataclasses import replace

import pytest
from defusedxml import ElementTree

from formats.renderers import braille
from formats.renderers.pef import PEF, render
from formats.tests import braille_reading as reading
from formats.tests.checkers.pef import DUBLIN_CORE, NAME, assert_valid
from formats.tests.leaflet import leaflet
from formats.tests.pages import LANGUAGES, page


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
