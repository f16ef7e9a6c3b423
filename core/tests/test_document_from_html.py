from __future__ import annotations

import pytest

from core.document import (
    Definition,
    DefinitionList,
    Heading,
    List,
    Note,
    Paragraph,
    Table,
    Text,
    from_html,
    inlines,
    paragraph,
    plain_text,
)

BASE = "https://portal.example.org/en/guidance/"


def words(html, language="en"):
    (block,) = from_html(html, language, base=BASE)
    return block.inlines


def test_paragraphs_headings_and_runs():
    blocks = from_html("<h3>Head</h3><p>One <b>bold</b>\n  word</p>loose <strong>words</strong>", "en")
    assert blocks == (
        Heading(3, inlines("Head")),
        Paragraph((Text("One "), Text("bold", strong=True), Text(" word"))),
        Paragraph((Text("loose "), Text("words", strong=True))),
    )


def test_a_heading_of_level_1_becomes_level_2():
    assert from_html("<h1>Top</h1>", "en") == (Heading(2, inlines("Top")),)


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://example.org/x?a=1&amp;b=2", "https://example.org/x?a=1&b=2"),
        ("/en/contact/", "https://portal.example.org/en/contact/"),
        ("#part", BASE + "#part"),
        ("tel:+448003777330", "tel:+448003777330"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_links(href, address):
    assert words(f'<p><a href="{href}">here</a></p>') == (Text("here", href=address),)


def test_abbreviations_and_languages():
    assert words('<p><abbr title="Scottish Welfare Fund">SWF</abbr></p>') == (
        Text("SWF", long_form="Scottish Welfare Fund"),
    )
    assert words('<p><span lang="ar">سلام</span> <span lang="en-GB">own</span></p>') == (
        Text("سلام", language="ar"),
        Text(" own"),
    )
    assert words('<p lang="gd">Gàidhlig</p>') == (Text("Gàidhlig", language="gd"),)


def test_lists_nest_and_keep_their_order():
    (outer,) = from_html("<ol><li>One<ul><li>deep</li></ul></li><li><p>Two</p></li><li></li></ol>", "en")
    assert outer == List(((paragraph("One"), List(((paragraph("deep"),),))), (paragraph("Two"),)), ordered=True)


def test_definitions_and_quotations():
    (listed,) = from_html("<dl><dt>Term</dt><dd>one</dd><dd>two</dd></dl>", "en")
    assert listed == DefinitionList((Definition(inlines("Term"), (paragraph("one"), paragraph("two"))),))
    assert from_html("<blockquote><p>said</p></blockquote>", "en") == (Note("", (paragraph("said"),)),)


def test_tables():
    html = "<table><caption>Cap</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
    (table,) = from_html(html + "<tbody><tr><th>a</th><td><p>b</p></td></tr></tbody></table>", "en")
    assert isinstance(table, Table)
    assert (table.caption, table.columns, table.row_headers) == ("Cap", ("A", "B"), True)
    assert plain_text(table.rows[0].cells[1]) == "b"


def test_a_line_break_is_kept_and_spaces_around_it_are_not():
    assert words("<p>one <br> two<br/></p>") == inlines("one\ntwo")


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script><p>kept</p>",
        "<p onclick='x()'>kept</p>",
        "<p>kept<style>p{}</style></p>",
        "<p>kept<!-- comment --></p>",
        "<div><section><p>kept</p></section></div>",
        "<p>kept",
        "<p>kept</p></p></div>",
        "<p>kept</p><p> </p><ul></ul><table></table><h2></h2>",
    ],
)
def test_nothing_but_words_comes_through(html):
    assert plain_text(from_html(html, "en")) == "kept"


def test_nothing_gives_nothing():
    assert from_html("", "en") == ()
