"""The files of the site's own pages, as outside programs read them: the leaflet's; with --full, those of many pages."""

from __future__ import annotations

import pytest

from core.document import Document, plain_text, tables_to_cards
from formats.tests import braille_reading as reading
from formats.tests import listening
from formats.tests.checkers import (
    epub_messages,
    failed_pdf_rules,
    font_sizes,
    share_kept,
    text_of_poppler,
    texts_of_libreoffice,
)
from formats.tests.checkers.pef import assert_valid
from formats.tests.reading import READERS
from formats.tests.site_pages import LANGUAGES, SCENARIOS, all_pages, file_of, leaflet_alone

pytestmark = [pytest.mark.django_db, pytest.mark.same_on_any_database]

PRINTED = {"document.pdf": 9.0, "large-print.pdf": 18.0, "large-print-24.pdf": 24.0}
BRAILLE = {"braille.brf": "en-ueb-g2.ctb", "braille-uncontracted.brf": "en-ueb-g1.ctb"}
NAMES = ["leaflet", "contact", *SCENARIOS, *(f"contact-{language}" for language in LANGUAGES)]


def pytest_generate_tests(metafunc):
    names = NAMES if metafunc.config.getoption("full") else NAMES[:1]
    if "document" in metafunc.fixturenames:
        metafunc.parametrize("name", names, scope="module")


@pytest.fixture(scope="module")
def documents(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return all_pages() if request.config.getoption("full") else leaflet_alone()


@pytest.fixture(scope="module")
def document(documents, name) -> Document:
    return documents[name]


def saved(folder, documents, *formats):
    """The files of all pages, written into a folder."""
    files = []
    for name, document in documents.items():
        for form in formats:
            files.append(folder / f"{name}-{form}")
            files[-1].write_bytes(file_of(document, form))
    return files


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_verapdf_finds_no_failed_rule(documents, tmp_path, profile):
    assert failed_pdf_rules(profile, *saved(tmp_path, documents, *PRINTED)) == {}


def test_epubcheck_has_nothing_to_say(documents, tmp_path):
    assert epub_messages(*saved(tmp_path, documents, "book.epub")) == {}


def test_libreoffice_opens_the_docx_without_loss(documents, tmp_path):
    made = {name: file_of(document, "document.docx") for name, document in documents.items()}
    texts = texts_of_libreoffice(tmp_path, made)
    lost = {name: share_kept(plain_text(document), texts[name]) for name, document in documents.items()}
    assert set(lost.values()) == {1}, lost


@pytest.mark.parametrize("form", PRINTED)
def test_the_words_of_a_pdf_are_copied_whole(document, form):
    tree = document if form == "document.pdf" else tables_to_cards(document)
    assert share_kept(plain_text(tree), text_of_poppler(file_of(document, form))) >= 0.99


@pytest.mark.parametrize("form", sorted(set(READERS) - set(PRINTED)))
def test_every_word_is_in_the_file(document, form):
    tree = document if form == "document.docx" else tables_to_cards(document)
    assert share_kept(plain_text(tree), READERS[form](file_of(document, form))) == 1


@pytest.mark.parametrize(("form", "points"), PRINTED.items())
def test_the_smallest_letters(document, form, points):
    assert min(font_sizes(file_of(document, form))) == points


def test_the_pef_is_valid(document):
    assert_valid(file_of(document, "braille.pef"))


@pytest.mark.parametrize(("form", "table"), BRAILLE.items())
def test_english_braille_is_read_back_word_by_word(documents, form, table):
    """Over all pages: liblouis doesn't read back every word that it writes ("abv)." for "above).")."""
    alike = total = 0
    unlike = []
    for document in (each for each in documents.values() if each.language == "en"):
        pages, expected = reading.pages_of_brf(file_of(document, form)), reading.expected_words(document)
        words = reading.normal(" ".join(reading.words_of(pages, table)))
        share, differing = reading.share_alike(expected, words[-len(expected) :])  # title and contents come first
        alike, total, unlike = alike + share * len(expected), total + len(expected), unlike + differing
    assert alike / total >= 0.995, unlike


def test_every_chapter_is_heard_at_a_persons_speed(document):
    mp3 = file_of(document, "audio.mp3")
    listening.assert_good_sound(mp3, document)
    assert 0.5 < listening.speed(mp3, document) < 2
