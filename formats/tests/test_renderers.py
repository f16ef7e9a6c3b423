"""What holds for every format that this machine makes without a voice or a Braille table."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image as Pillow

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
    NoteKind,
    Paragraph,
    ParagraphKind,
    Row,
    Table,
    Text,
    inlines,
    paragraph,
    plain_text,
)
from formats.renderers import RENDERERS, RenderError
from formats.tests.checkers import share_kept, words
from formats.tests.leaflet import leaflet, summary
from formats.tests.pages import LANGUAGES, page
from formats.tests.reading import READERS

FORMATS = sorted(READERS)


def picture() -> bytes:
    made = io.BytesIO()
    Pillow.new("RGB", (300, 100), "#3f2a6b").save(made, "PNG")
    return made.getvalue()


def read(name: str, document: Document) -> str:
    return READERS[name](RENDERERS[name].render(document))


def listed(depth: int) -> List:
    return List(((paragraph(f"depth{depth}"), *((listed(depth - 1),) if depth else ())),))


def of(*blocks, **meta) -> Document:
    return Document("Title", "en", blocks, DocumentMeta(**meta))


# Each place where words can stand, with a word of its own.
SENTINELS = Document(
    "sentineltitle",
    "en",
    (
        Heading(2, inlines("sentinelheading")),
        Heading(3, inlines("sentinelthird")),
        Heading(4, inlines("sentinelfourth")),
        Heading(5, inlines("sentinelfifth")),
        Heading(6, inlines("sentinelsixth")),
        paragraph("sentinelparagraph"),
        Paragraph(inlines("sentinellead"), ParagraphKind.LEAD),
        Paragraph(inlines("sentinelfootnote"), ParagraphKind.FOOTNOTE),
        Paragraph(
            (
                Text("sentinelstrong", strong=True),
                Text(" "),
                Text("sentinellink", href="https://example.org/far"),
                Text(" "),
                Text("sentinellanguage", language="gd"),
                Text(" "),
                Text("sentinelshort", long_form="a long form"),
                Text("\nsentinelbroken"),
            )
        ),
        List(((paragraph("sentinelitem"), listed(2), paragraph("sentinelafter")),)),
        List(((Note("", (paragraph("sentinelordered"),)),),), ordered=True),
        DefinitionList(
            (
                Definition(inlines("sentinelterm"), (paragraph("sentinelvalue"), paragraph("sentinelmore"))),
                Definition(inlines("sentinelother"), (List(((paragraph("sentinelinside"),),)),)),
            )
        ),
        Address((inlines("sentinelstreet"), inlines("sentineltown"))),
        Note("sentinellabel", (paragraph("sentinelnote"), List(((paragraph("sentinelnoted"),),))), NoteKind.SUMMARY),
        Image("sentinelpicture"),
        Table(
            "sentinelcaption",
            ("sentinelfirst", "sentinelcolumn", "sentinellast"),
            (
                Row(
                    (
                        (paragraph("sentinelhead"),),
                        (paragraph("sentinelcell"), paragraph("sentinelsecond")),
                        (
                            List(((paragraph("sentinelbullet"),),)),
                            DefinitionList((Definition(inlines("sentinelkey"), ()),)),
                        ),
                    ),
                    "sentinelrow",
                ),
            ),
        ),
    ),
    DocumentMeta(
        address="https://example.org/sentineladdress/",
        version="sentinelversion",
        version_date=date(2026, 11, 2),
        publisher="sentinelpublisher",
        reference="sentinelreference",
        notes=("sentinelremark",),
        mark="sentinelmark",
    ),
)


@pytest.mark.parametrize("name", FORMATS)
def test_no_words_vanish_from_any_node(name):
    """A table's row title is only said where the table becomes cards."""
    said = {word for word in words(repr(SENTINELS)) if word.startswith("sentinel")} - {"sentinelrow", "sentinelmark"}
    assert len(said) > 40
    found = words(read(name, SENTINELS))
    assert {word for word in said if word not in found} == set()
    assert "depth0" in found


@pytest.mark.parametrize("name", FORMATS)
def test_the_leaflet_is_whole(name):
    document = replace(leaflet(), blocks=(*leaflet().blocks, summary()))
    assert share_kept(plain_text(document), read(name, document)) >= (1 if name == "document.docx" else 0.985)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["book.epub", "text.txt", "document.docx"])
def test_every_language_is_whole(name, language):
    document = page(language)
    said = (
        plain_text(document)
        if name == "document.docx"
        else plain_text(document).replace(document.blocks[4].caption, "", 1)
    )
    said = said if name == "document.docx" else said.replace(f"\n{document.blocks[4].columns[0]}\n", "\n")
    assert share_kept(said, read(name, document)) >= 0.95
    missing = {word for word in words(said) if word not in words(read(name, document))}
    assert missing == set()


@pytest.mark.parametrize("name", FORMATS)
def test_each_file_says_what_it_was_made_from(name):
    text = read(name, leaflet())
    for said in ("About this file", "20 November 2026", "SIPLleaflet-0524", "Scottish Public Services Ombudsman"):
        assert said in text
    assert "portal.example.org/en/guidance/support-and-intervention-policy" in "".join(text.split())


@pytest.mark.parametrize("name", FORMATS)
def test_the_name_of_a_file_says_page_date_language_and_format(name):
    renderer = RENDERERS[name]
    assert renderer.file_name(leaflet(), "policy") == f"policy-version-3-2026-11-20-en-{renderer.suffix}"
    assert renderer.file_name(of(), "policy") == f"policy-en-{renderer.suffix}"


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_document_gives_the_same_words_and_size(name):
    first, second = (RENDERERS[name].render(leaflet()) for _ in range(2))
    assert len(first) == len(second)
    if name != "document.docx":  # its zip tells the time at which it was made
        assert first == second


@pytest.mark.parametrize("name", FORMATS)
def test_this_machine_can_make_the_format_in_every_language(name):
    assert [RENDERERS[name].missing_engine(language) for language in ("en", *LANGUAGES)] == [None] * 7
    assert RENDERERS[name].offered("en")
    assert not RENDERERS[name].offered("fr")


LONG = "organisation " * 2000
BAD = {
    "empty": of(),
    "no title": Document("", "en", (paragraph("kept"),)),
    "300 rows": of(
        Table("c", ("A", "B"), tuple(Row(((paragraph(f"r{i}"),), (paragraph("words " * 9),))) for i in range(300)))
    ),
    "2,000 words": of(paragraph(LONG)),
    "2,000 words in a cell": of(Table("c", ("A", "B"), (Row(((paragraph("a"),), (paragraph(LONG),))),))),
    "2,000 words in a note": of(Note("label", (paragraph(LONG),))),
    "deep list": of(listed(12)),
    "signs": of(paragraph("😀 👍🏽 ∑∫√≤≥≠ ∀x∈ℝ →⇒ ✓✗ ☎ № ½ € …")),
    "Arabic in English": of(
        Paragraph((Text("Say "), Text("مرحبا بك", language="ar"), Text(" to 中文 and Українська")))
    ),
    "400 letters": of(Paragraph((Text("https://example.org/" + "a" * 380, href="https://example.org/" + "a" * 380),))),
    "no words for a picture": of(Image("", picture(), "image/png")),
    "broken picture": of(Image("its words", b"\x89PNG", "image/png")),
    "unknown picture": of(Image("its words", b"II*", "image/tiff")),
    "control characters": of(paragraph("a\x00b\x1fc\ud800d\ufffe"), version="1\x00"),
    "10 columns": of(Table("", tuple("ABCDEFGHIJ"), (Row(tuple((paragraph("administration"),) for _ in range(10))),))),
    "short row": of(Table("c", ("A", "B", "C"), (Row(((paragraph("a"),),)),))),
    "no rows": of(Table("c", ("A",), ())),
    "empty nodes": of(List(()), List(((),)), DefinitionList(()), Address(()), Note("", ()), Heading(2, ())),
    "skipped level": of(Heading(6, inlines("six")), Heading(3, inlines("three"))),
    "typesetting signs": of(paragraph('#let x = 1; *a* _b_ $x$ <tag> "q" \\n @ref // c /* */ -- ~ & ]]>')),
    "picture in a table": of(Table("c", ("A",), (Row(((Image("words", picture(), "image/png"),),)),))),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("name", FORMATS)
def test_bad_input_still_makes_a_file(name, case):
    wanted = {word for word in words(plain_text(BAD[case])) if word.isascii() and len(word) < 30}
    if case == "control characters":
        wanted = {"abcd", "Title"}
    if case in {"no rows", "empty nodes", "picture in a table"}:
        wanted = {"Title"}
    found = words(read(name, BAD[case]))
    lost = {word for word in wanted if word not in found and len(word) > 1}
    assert lost <= ({"administration"} if case == "10 columns" else set())


def test_a_sign_that_no_font_has_is_named():
    with pytest.raises(RenderError, match="No font of this site has the sign"):
        RENDERERS["document.pdf"].render(of(paragraph("Cuneiform 𒀀")))
