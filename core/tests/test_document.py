from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.document import (
    Address,
    Definition,
    DefinitionList,
    Document,
    DocumentMeta,
    Heading,
    Image,
    List,
    Note,
    Paragraph,
    Row,
    Table,
    Text,
    direction_of,
    fingerprint,
    inlines,
    paragraph,
    plain_text,
    slug_of,
    tables_to_cards,
    tag_of,
    tidied,
    walk,
    with_heading_ids,
)


def cells(*words):
    return tuple((paragraph(word),) for word in words)


TABLE = Table(
    "Who will contact you",
    ("Level", "Situation", "Contact from"),
    (
        Row(cells("Level 1", "A delay", "An officer"), "Level 1, scenario 1"),
        Row(cells("Level 2", "Again", "A manager")),
    ),
)
EVERYTHING = Document(
    "Title",
    "en",
    (
        Heading(2, inlines("Two")),
        Paragraph((Text("Call "), Text("0800", strong=True, href="tel:+44800"), Text(" now"))),
        List(((paragraph("one"), List(((paragraph("deep"),),))),), ordered=True),
        DefinitionList((Definition(inlines("Term"), (paragraph("meaning"),)),)),
        Address((inlines("Street"), inlines("Town"))),
        Note("Label", (paragraph("apart"),)),
        Image("A picture of a ladder"),
        TABLE,
    ),
)


@pytest.mark.parametrize(
    ("language", "tag", "direction"),
    [
        ("en", "en-GB", "ltr"),
        ("gd", "gd-GB", "ltr"),
        ("pl", "pl", "ltr"),
        ("uk", "uk", "ltr"),
        ("zh-hans", "zh-Hans", "ltr"),
        ("ar", "ar", "rtl"),
        ("ur", "ur", "rtl"),
    ],
)
def test_languages(language, tag, direction):
    assert tag_of(language) == tag
    assert direction_of(language) == direction
    assert Document("T", language, ()).direction == direction


def test_plain_text_has_every_word_in_order():
    said = "Title Two Call 0800 now one deep Term meaning Street Town Label apart A picture of a ladder "
    said += "Who will contact you Level Situation Contact from Level 1 A delay An officer Level 2 Again A manager"
    assert plain_text(EVERYTHING).split() == said.split()


def test_walk_finds_every_block():
    kinds = {type(block) for block in walk(EVERYTHING.blocks)}
    assert kinds == {Heading, Paragraph, List, DefinitionList, Address, Note, Image, Table}
    assert "deep" in {plain_text(block) for block in walk(EVERYTHING.blocks)}


def test_cards_say_what_the_table_says():
    """All words of the table, in their order; a heading for each row, one level below the table's own."""
    cards = tables_to_cards(EVERYTHING).blocks[7:]
    assert [(b.level, plain_text(b)) for b in cards if isinstance(b, Heading)] == [
        (3, "Who will contact you"),
        (4, "Level 1, scenario 1"),
        (4, "Level 2"),
    ]
    lists = [block for block in cards if isinstance(block, DefinitionList)]
    assert plain_text(lists[0]).split("\n") == ["Situation", "A delay", "Contact from", "An officer"]
    assert not [block for block in walk(tables_to_cards(EVERYTHING).blocks) if isinstance(block, Table)]


def test_cards_inside_a_note_and_without_row_headers():
    table = replace(TABLE, caption="", row_headers=False, rows=(Row(cells("a", "b", "c")),))
    cards = tables_to_cards(Document("T", "en", (Note("Label", (table,)),))).blocks[0].blocks
    assert plain_text(cards).split("\n") == ["Level", "a", "Situation", "b", "Contact from", "c"]


def test_a_caption_that_the_heading_above_says_is_not_said_twice():
    document = Document("T", "en", (Heading(2, inlines(TABLE.caption)), TABLE))
    assert plain_text(tables_to_cards(document)).count(TABLE.caption) == 1


def test_no_card_is_deeper_than_a_heading_can_be():
    levels = [b.level for b in tables_to_cards(Document("T", "en", (Heading(6, inlines("x")), TABLE))).blocks[:4:2]]
    assert max(levels) == 6


def test_heading_ids_are_unique_and_made_of_letters():
    blocks = tuple(Heading(2, inlines(words)) for words in ("Same", "Same", "Same 2", "如何联系", "如何"))
    ids = [heading.id for heading in with_heading_ids(Document("T", "en", blocks)).blocks]
    assert ids == ["same", "same-2", "same-2-2", "section", "section-2"]
    assert slug_of("2 Ìre àrd!") == "section-2-ire-ard"


def test_the_fingerprint_changes_with_words_but_not_with_the_version():
    first = fingerprint(EVERYTHING)
    newer = DocumentMeta(version="9", version_date=date(2026, 11, 20))
    assert fingerprint(replace(EVERYTHING, meta=newer)) == first
    assert fingerprint(replace(EVERYTHING, meta=DocumentMeta(mark="DRAFT"))) != first
    assert fingerprint(replace(EVERYTHING, language="gd")) != first
    assert fingerprint(replace(EVERYTHING, blocks=EVERYTHING.blocks[1:])) != first
    pictures = [Document("T", "en", (Image("same words", data, "image/png"),)) for data in (b"one", b"two")]
    assert fingerprint(pictures[0]) != fingerprint(pictures[1])


def test_tidied_drops_what_is_empty_and_mends_levels():
    blocks = (
        Heading(4, inlines("first")),
        Heading(6, inlines("second")),
        Heading(4, inlines("third")),
        Heading(2, inlines(" ")),
        Paragraph(()),
        List(((), (paragraph(""),))),
        DefinitionList((Definition((), ()),)),
        Address(((),)),
        Note("label", ()),
        Image(""),
        Table("caption", ("A",), ()),
        paragraph("kept\x00\ud800"),
        Table("", ("A", "B"), (Row(cells("only one")),)),
    )
    tidy = tidied(Document("", "en", blocks, DocumentMeta(address="https://example.org/")))
    assert tidy.title == "https://example.org/"
    assert [(b.level, plain_text(b)) for b in tidy.blocks[:3]] == [(2, "first"), (3, "second"), (2, "third")]
    assert plain_text(tidy.blocks[3]) == "kept"
    assert len(tidy.blocks[4].rows[0].cells) == 2
    assert len(tidy.blocks) == 5


def test_tidied_leaves_a_sound_document_as_it_is():
    assert tidied(EVERYTHING) == EVERYTHING
