"""Words with vowel signs, as they are copied out of a PDF and of large print."""

from __future__ import annotations

import io
import re
import unicodedata
from datetime import UTC, datetime

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest

from core.document import Document, Heading, inlines, paragraph
from formats import fonts
from formats.renderers import RENDERERS
from formats.renderers.setting import set_page
from formats.renderers.vowel_signs import part_vowel_signs
from formats.tests.checkers import failed_pdf_rules, text_of_pdfium, text_of_poppler
from formats.tests.leaflet import leaflet

# Signs above and below, two on one letter, on the first, the last and a wide last letter; higher than others
# (مَسْؤُولِيَّة), on letters of two glyphs (مَرجِع), with hamza (درجۂ), and beside letters that share their glyphs.
WORDS = {
    "ar": "صباحًا مساءً سجّل مجّانًا يُقرأ دائمًا لغةٌ كتابٍ الشّكاوى لأنّ حتّى شُكرًا جدًّا لٰكن اللّٰه خاصّ بعضٍ نفسٌ "
    "مُعَلِّم مَسْؤُولِيَّة لِأَنَّ الأُولى مَرجِع شارِع هُدًى قِيلَ على علي",
    "ur": "وِسل اہلِ زبانِ مثلاً فوراً تقریباً اُردو اِس صَدرِ محلّہ مدّت بچّے درجۂ مُلک قِسم اطلاعِ خاصّ وجہِ حکّام رائے",
}
FORMS = ("document.pdf", "large-print.pdf", "large-print-24.pdf")


def page(language: str) -> Document:
    words = WORDS[language]
    blocks = (Heading(2, inlines(words.split()[1])), paragraph(words), *map(paragraph, words.split()))
    return Document(words.split()[0], language, blocks)


@pytest.fixture(scope="module")
def files():
    return {(language, form): RENDERERS[form].render(page(language)) for language in WORDS for form in FORMS}


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", WORDS)
def test_each_word_is_copied_with_its_signs(files, language, form):
    """In the paragraph and alone, sign by sign; the title of the page is in its foot too."""
    copied = composed(text_of_poppler(files[language, form])).split()
    assert {word: copied.count(word) for word in map(composed, WORDS[language].split()) if copied.count(word) < 2} == {}
    assert copied.count(composed(page(language).title)) > 2


@pytest.mark.parametrize("word", ["صباحًا", "دائمًا", "مجّانًا", "حتّى"])
def test_another_reader_has_words_that_it_used_to_mix_up(files, word):
    assert word in text_of_pdfium(files["ar", "document.pdf"]).split()


@pytest.mark.parametrize("language", WORDS)
def test_no_glyph_says_a_letter_and_a_sign(files, language):
    signed = re.compile("[\u0621-\u064a\u0671-\u06d3][\u064b-\u0655\u0670]")
    with pikepdf.open(io.BytesIO(files[language, "document.pdf"])) as pdf:
        for each in pdf.pages:
            spans = [i.operands[1] for i in pikepdf.parse_content_stream(each) if str(i.operator) == "BDC"]
            assert not [span for span in spans if signed.search(str(span.get("/ActualText", "")))]
            for font in each.Resources.Font.values():
                texts = re.findall("<[0-9A-F]{4}> <([0-9A-F]+)>", font.ToUnicode.read_bytes().decode())
                assert not [text for text in texts if signed.search(bytes.fromhex(text).decode("utf-16-be"))]
        assert part_vowel_signs(pdf) == 0


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_verapdf_finds_no_failed_rule(files, tmp_path, profile):
    paths = [tmp_path / f"{language}-{form}" for language, form in files]
    for path, made in zip(paths, files.values(), strict=True):
        path.write_bytes(made)
    assert failed_pdf_rules(profile, *paths) == {}


def picture(made: bytes) -> np.ndarray:
    (drawn,) = pdfium.PdfDocument(made)
    return drawn.render(scale=3).to_numpy().astype(int)


@pytest.mark.parametrize(("language", "signs"), [("ar", 44), ("ur", 20)])
def test_nothing_is_drawn_elsewhere(tmp_path, language, signs):
    (tmp_path / "page.typ").write_text(
        f'#set document(title: "Words")\n#set text(font: "Amiri", lang: "{language}", size: 18pt)\n{WORDS[language]}'
    )
    (tmp_path / "document.json").write_text("{}")
    made = set_page(tmp_path, fonts.folders(), datetime(2026, 11, 22, tzinfo=UTC))
    parted = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert part_vowel_signs(pdf) == signs
        pdf.save(parted)
    differing = np.abs(picture(parted.getvalue()) - picture(made))
    assert differing.max() <= 1  # of 255: places are rounded


def test_other_scripts_are_left_alone():
    accents = Document("Cafe\u0301", "gd", (paragraph("Cafe\u0301, sra\u0300id"),))
    for document in (accents, leaflet()):
        with pikepdf.open(io.BytesIO(RENDERERS["document.pdf"].render(document))) as pdf:
            assert part_vowel_signs(pdf) == 0
    assert "Café" in composed(text_of_poppler(RENDERERS["document.pdf"].render(accents)))
