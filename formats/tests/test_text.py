"""Plain text, read as a person would."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.document import Definition, DefinitionList, Document, List, Paragraph, Text, inlines, paragraph
from formats.renderers import RENDERERS
from formats.stamp import version_parts
from formats.tests.leaflet import leaflet
from formats.tests.pages import page


def make(document: Document) -> str:
    made = RENDERERS["text.txt"].render(document)
    assert made.startswith(b"\xef\xbb\xbf")
    text = made.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n")
    return text.replace("\r\n", "\n")


def of(*blocks) -> str:
    return make(Document("Title", "en", blocks))


def test_titles_are_underlined_and_the_version_stands_below():
    lines = make(leaflet()).split("\n")
    assert set(lines[1]) == {"="}
    assert lines[3] == "Version of 20 November 2026"
    assert "Introduction\n------------\n" in "\n".join(lines)


def test_lists_hang_and_nest():
    inner = List(((paragraph("deep"),), (paragraph("deeper"),)))
    assert of(List(((paragraph("one"), inner), (paragraph("two"),)), ordered=True)).endswith(
        "1. one\n   * deep\n   * deeper\n2. two\n"
    )


def test_labels_stand_before_their_values():
    pairs = DefinitionList(
        (
            Definition(inlines("Phone"), (Paragraph((Text("0800 377 7330", href="tel:+448003777330"),)),)),
            Definition(inlines("Hours"), (paragraph("9 to 5"), paragraph("not on Sunday"))),
        )
    )
    assert of(pairs).endswith("Phone: 0800 377 7330\nHours:\n9 to 5\nnot on Sunday\n")


def test_an_address_follows_the_words_that_do_not_give_it():
    def link(words, href):
        return of(Paragraph((Text(words, href=href),))).split("\n")[-2]

    assert link("see here", "https://example.org/a") == "see here (https://example.org/a)"
    assert link("www.example.org", "https://www.example.org/") == "www.example.org"
    assert link("a@example.org", "mailto:a@example.org") == "a@example.org"


def test_tables_are_cards():
    text = make(leaflet())
    assert "\nLevel 2, scenario 5\n\nSituation: 5. A member of the public" in text
    assert "\t" not in text


def test_a_phone_number_is_not_turned_round_in_arabic():
    assert "\u20660800 377 7330\u2069" in make(page("ar"))
    assert "\u2066" not in make(page("pl"))


@pytest.mark.parametrize(
    ("version", "day", "said"),
    [
        ("96", date(2026, 11, 22), "Version of 22 November 2026"),
        ("", date(2026, 11, 22), "Version of 22 November 2026"),
        ("SIPLleaflet-0524", date(2026, 11, 22), "Version SIPLleaflet-0524, 22 November 2026"),
        ("SIPLleaflet-0524", None, "Version SIPLleaflet-0524"),
        ("96", None, "Version 96"),
        ("", None, ""),
    ],
)
def test_a_version_is_said_as_people_understand_it(version, day, said):
    assert ", ".join(version_parts(version, day, "en")) == said


def test_the_number_of_a_version_stands_in_the_file_and_in_its_name():
    document = leaflet()
    numbered = replace(document, meta=replace(document.meta, version="96"))
    assert "Number of this version: 96" in make(numbered)
    assert "version-96" in RENDERERS["text.txt"].file_name(numbered, "leaflet")
