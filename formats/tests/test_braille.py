"""Braille files, read back from their bytes alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.document import (
    Document,
    Heading,
    Image,
    List,
    Paragraph,
    Table,
    Text,
    inlines,
    paragraph,
)
from formats import louis
from formats.renderers import RenderError
from formats.renderers.braille import CONTRACTED, UNCONTRACTED, render_contracted, render_uncontracted
from formats.tests import braille_reading as reading
from formats.tests.leaflet import leaflet, summary
from formats.tests.pages import LANGUAGES, page

GRADE_1, GRADE_2 = "en-ueb-g1.ctb", "en-ueb-g2.ctb"
KINDS = [(render_contracted, GRADE_2), (render_uncontracted, GRADE_1)]
SIZES = [(38, 27), (40, 25), (32, 28), (20, 10)]
READ_BACK = {"gd": (GRADE_1, "•"), "pl": ("Pl-Pl-g1.utb", "-")}


def short(*blocks, language="en", **meta) -> Document:
    document = Document("A short page", language, blocks)
    return replace(document, meta=replace(document.meta, **meta))


def read(document, render=render_uncontracted, table=GRADE_1, **size) -> str:
    return " ".join(reading.words_of(reading.pages_of_brf(render(document, **size)), table))


@pytest.mark.parametrize(("render", "table"), KINDS)
@pytest.mark.parametrize(("cells", "lines"), SIZES)
def test_the_leaflet_is_read_back_word_by_word(render, table, cells, lines):
    pages = reading.pages_of_brf(render(leaflet(), cells=cells, lines=lines))
    body = pages[reading.first_page_of_text(pages, table) :]
    words = reading.normal(" ".join(reading.words_of(body, table)))
    share, unlike = reading.share_alike(reading.expected_words(leaflet()), words)
    assert share >= 0.995, unlike


@pytest.mark.parametrize(("render", "table"), KINDS)
@pytest.mark.parametrize(("cells", "lines"), SIZES)
def test_no_line_is_too_long_and_no_page_too_full(render, table, cells, lines):
    for page_ in render(leaflet(), cells=cells, lines=lines).decode("ascii").split("\f"):
        rows = page_.split("\r\n")
        assert rows.pop() == "", "every line is ended"
        assert len(rows) <= lines
        assert max(map(len, rows)) <= cells
        assert all(row == row.rstrip() for row in rows)


@pytest.mark.parametrize(("render", "table"), KINDS)
def test_every_page_has_its_number_and_all_but_the_first_the_title(render, table):
    for number, line in enumerate(reading.first_lines(render(leaflet())), 1):
        *head, digits = reading.words_of([["".join(chr(0x2800 + reading.ASCII.index(c)) for c in line)]], table)
        assert digits == str(number)
        assert bool(head) == (number > 1)
        assert "Support and Intervention Policy".startswith(" ".join(head)), "whole words, as many as fit"


def test_the_contents_name_the_page_on_which_each_heading_stands():
    pages = reading.pages_of_brf(render_uncontracted(leaflet()))
    first = reading.first_page_of_text(pages, GRADE_1)
    contents = " ".join(
        reading.words_of([[line.replace("\u2810\u2810", "") for line in p] for p in pages[1:first]], GRADE_1)
    )
    for heading in ("Introduction", "Appendix", "Level 6, scenario 17", "How to contact the SPSO"):
        at = next(
            i for i, p in enumerate(pages[first:], first + 1) if heading in " ".join(reading.words_of([p], GRADE_1))
        )
        assert heading in contents
        assert contents.split(heading, 1)[1].split()[0].strip('"') == str(at), contents


def test_the_title_page_says_which_version_it_was_made_from():
    words = " ".join(reading.words_of(reading.pages_of_brf(render_uncontracted(leaflet()))[:1], GRADE_1))
    for fact in (
        "What it means for your organisation",
        "20 November 2026",
        "Number of this version: 3",
        "SIPLleaflet-0524",
    ):
        assert fact in words
    assert "https://portal.example.org/en/guidance/support-and-intervention-policy/" in words


def test_a_phone_number_stays_on_one_line():
    numbers = ("0800 377 7330", "0800 014 7299", "0800 008 6112")
    for cells in range(20, 44):
        lines = [
            reading.words_of([[row]], GRADE_2)
            for p in reading.pages_of_brf(render_contracted(leaflet(), cells=cells))
            for row in p
        ]
        for number in numbers:
            assert any(number in " ".join(line) for line in lines), (number, cells)


@pytest.mark.parametrize("language", ["pl", "uk", "ar", "ur"])
def test_a_phone_number_stays_on_one_line_in_every_code(language):
    digits = "\u283c\u281a\u2813\u281a\u281a\u2800\u283c\u2809\u281b\u281b\u2800\u283c\u281b\u2809\u2809\u281a"
    for cells in range(22, 44):
        rows = [row for p in reading.pages_of_brf(render_uncontracted(page(language), cells=cells)) for row in p]
        assert any(digits in row for row in rows), cells


def test_a_long_address_is_continued_with_dot_5_and_read_back_whole():
    address = "www.spso.org.uk/" + "/".join(f"part-{n}" for n in range(40))
    assert len(address) > 300
    document = short(Paragraph((Text("See "), Text(address, href=f"https://{address}"), Text(" for more."))))
    for render, table in KINDS:
        pages = reading.pages_of_brf(render(document))
        assert sum(row.endswith(reading.DOT_5) for p in pages for row in p) >= 5
        assert address in " ".join(reading.words_of(pages, table)).split()


def test_a_word_without_an_end_is_parted():
    word = "a" * 500
    assert word in read(short(paragraph(word))).split()


def test_the_address_behind_words_is_written_out():
    document = short(Paragraph((Text("the full policy", href="https://www.spso.org.uk/policy"),)))
    assert "the full policy (www.spso.org.uk/policy)" in read(document)
    said = short(Paragraph((Text("www.spso.org.uk", href="https://www.spso.org.uk"),)))
    assert read(said).count("spso.org.uk") == 1


def test_a_summary_stands_in_a_box_with_its_label():
    rows = [row for p in reading.pages_of_brf(render_uncontracted(short(summary()))) for row in p]
    top, end = rows.index("\u2836" * 38), rows.index("\u281b" * 38)
    inside = " ".join(reading.words_of([rows[top + 1 : end]], GRADE_1))
    assert inside.startswith("Summary, not part of the leaflet")
    assert "Time to respond: At least ten working days, unless it is urgent" in inside


def test_a_mark_stands_on_every_page():
    for line in reading.first_lines(
        render_uncontracted(replace(leaflet(), meta=replace(leaflet().meta, mark="DRAFT")))
    ):
        assert ",,DRAFT" in line


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code in READ_BACK])
def test_other_languages_are_read_back(language):
    table, bullet = READ_BACK[language]
    words = reading.normal(read(page(language), table=table))
    expected = reading.expected_words(page(language), bullet)
    _, unlike = reading.share_alike(expected, words)
    lost = [line for line in unlike if not line.startswith(" ->")]
    assert not lost


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_file_in_its_own_code(language):
    assert UNCONTRACTED.offered(language)
    rows = render_uncontracted(page(language)).decode("ascii").replace("\f", "").split("\r\n")
    assert max(map(len, rows)) <= 38
    assert not any("'\\X" in row or "\\0" in row for row in rows), "no character came out as its number"


def test_contracted_braille_is_offered_only_where_its_code_is_settled():
    assert CONTRACTED.offered("en")
    assert not any(CONTRACTED.offered(language) for language in LANGUAGES if language != "en")
    with pytest.raises(RenderError):
        render_contracted(page("ar"))


def test_gaelic_keeps_its_accents_and_apostrophes():
    words = read(page("gd"))
    assert "fònadh" in words
    assert "a' cosgadh" in words


@pytest.mark.parametrize("text", ["😀 smiles", "x ≤ y", "Ελληνικά", "مرحبا in English", "Привіт", "中文", "½ × 4 € £"])
def test_no_character_vanishes_or_becomes_its_number(text):
    cells = render_contracted(short(paragraph(text))).decode("ascii")
    assert "\\X" not in cells
    assert len(cells) > len(render_contracted(short(paragraph(""))).decode("ascii")) + 3


def test_what_no_table_knows_is_named():
    assert "[grinning face] smiles" in read(short(paragraph("😀 smiles")))


def test_bad_pages_are_made_or_refused_with_a_reason():
    deep = (paragraph("innermost"),)
    for _ in range(30):
        deep = (List((deep,)),)
    table = Table("Long", ("A", "B"), tuple(leaflet().blocks[0:0]))
    for document in (
        short(),
        short(paragraph("word " * 2000)),
        short(*deep),
        short(table),
        short(Image("", b"", ""), Image("A map of Scotland")),
        short(paragraph("\x00\x07\ud800 control")),
        short(Heading(2, ()), Paragraph(())),
    ):
        assert max(map(len, render_contracted(document).decode("ascii").replace("\f", "").split("\r\n"))) <= 38
    assert "Picture: A map of Scotland" in read(short(Image("A map of Scotland")))
    with pytest.raises(RenderError, match="20 cells"):
        render_contracted(short(), cells=5)


def test_a_heading_is_never_the_last_line_of_a_page():
    sections = [
        block for n in range(60) for block in (Heading(3, inlines(f"Heading {n}")), paragraph("words " * (n % 13 + 3)))
    ]
    for lines in range(10, 20):
        for p in reading.pages_of_brf(render_uncontracted(short(*sections), lines=lines)):
            assert not p[-1].startswith("\u2800" * 4 + "\u2820\u2813"), reading.words_of([p], GRADE_1)


def test_cells_have_six_dots_in_every_language():
    for language in LANGUAGES:
        assert set(render_uncontracted(page(language)).decode("ascii")) <= set(reading.ASCII) | set("\r\n\f")


def test_a_broken_library_is_a_clear_error(monkeypatch):
    def broken(text, table):
        raise louis.BrailleError("liblouis could not translate with en-ueb-g2.ctb")

    monkeypatch.setattr(louis, "translate", broken)
    with pytest.raises(RenderError, match="liblouis could not translate"):
        render_contracted(leaflet())
