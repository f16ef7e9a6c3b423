"""How written words are said, and in which order a page is read out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation

from core.document import Document, Heading, Image, List, Note, Paragraph, Text, inlines, paragraph, plain_text
from formats.speech import spoken, spoken_number
from formats.speech_addresses import known_in
from formats.speech_script import lines_of, script_of
from formats.speech_words import SIGNS
from formats.tests.leaflet import leaflet, summary
from formats.tests.pages import LANGUAGES, page


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("SPSO", "S P S O"),
        ("SPSO's attempts", "S P S O's attempts"),
        ("MCHPs", "M C H Ps"),
        ("PSC/INWO/ service manager (SWF)", "P S C or I N W O or service manager (S W F)"),
        ("COVID and SCOTLAND", "Covid and Scotland"),
        ("0800 377 7330", "0 8 0 0, 3 7 7, 7 3 3 0"),
        ("08003777330", "0 8 0 0, 3 7 7, 7 3 3 0"),
        ("+44 131 240 2990", "plus 4 4, 1 3 1, 2 4 0, 2 9 9 0"),
        ("18001 0800 377 7330", "1 8 0 0 1, 0 8 0 0, 3 7 7, 7 3 3 0"),
        ("9am-5pm", "9 a.m. to 5 p.m."),
        ("9am – 5pm, Tuesday 10am-5pm", "9 a.m. to 5 p.m., Tuesday 10 a.m. to 5 p.m."),
        ("9.30am–5:00pm", "9:30 a.m. to 5 p.m."),
        ("9–5pm", "9 to 5 p.m."),
        ("at 9 a.m. sharp", "at 9 a.m. sharp"),
        ("level 3-6 action", "level 3 to 6 action"),
        ("2024-25", "2024 to 25"),
        ("section 16D of the SPSO Act 2002", "section 16 D of the S P S O Act 2002"),
        ("sections 16 or 17", "sections 16 or 17"),
        ("20/11/2026", "20 November 2026"),
        ("2026-11-20", "20 November 2026"),
        ("99/99/2026", "99/99/2026"),
        ("EH7 4NS", "E H 7, 4 N S"),
        ("SIPLleaflet-0524", "S I P L leaflet, 0 5 2 4"),
        ("www.spso.org.uk/contact-form.", "W W W dot S P S O dot org dot U K slash contact dash form."),
        ("https://www.inwo.spso.org.uk/", "W W W dot I N W O dot S P S O dot org dot U K"),
        ("ask@spso.gov.scot", "ask at S P S O dot gov dot scot"),
        ("(usually*) level", "(usually, see the note) level"),
        ("(usually ¹) level", "(usually, see the note) level"),
        ("* The Ombudsman may", "Note: The Ombudsman may"),
        ("Assessment & Guidance", "Assessment and Guidance"),
        ("Officer/ a Case Reviewer / a Complaints Reviewer", "Officer or a Case Reviewer or a Complaints Reviewer"),
        ("and/or", "and or"),
        ("Level 1 action - contact", "Level 1 action, contact"),
        ("case-by-case, non-payment", "case-by-case, non-payment"),
        ("", ""),
        ("\u2066soft\u00adly\u2069\u00a0said", "softly said"),
    ],
)
def test_signs_are_said_as_a_person_would(written, said):
    assert spoken(written, "en") == said


def test_joined_words_of_an_address_part_where_the_page_knows_them():
    known = known_in(plain_text(leaflet()))
    said = spoken("www.spso.org.uk/scottishwelfarefund/contact-form", "en", known)
    assert said == "W W W dot S P S O dot org dot U K slash scottish welfare fund slash contact dash form"


def test_an_address_of_400_letters_is_said():
    assert spoken("www.spso.org.uk/" + "a1-" * 130 + "end", "en").endswith("dash end")


@pytest.mark.parametrize("language", SIGNS)
def test_numbers_and_hours_are_said_in_every_language(language):
    said = spoken("0800 377 7330, 9–17", language)
    assert said == f"0 8 0 0, 3 7 7, 7 3 3 0, 9 {SIGNS[language].to} 17"
    assert all(getattr(SIGNS[language], name) for name in ("dot", "slash", "hyphen", "at", "plus", "note"))


def test_numbers_beside_chinese_and_in_right_to_left_text():
    assert (
        spoken("请致电0800 377 7330，上午9时–下午5时", "zh-hans") == "请致电0 8 0 0, 3 7 7, 7 3 3 0，上午9时 至 下午5时"
    )
    assert "0 8 0 0, 3 7 7, 7 3 3 0" in spoken("اتصل \u20660800 377 7330\u2069", "ar")
    assert spoken_number("٠٨٠٠") == "0 8 0 0"


def test_gaelic_hours():
    assert spoken("9m – 5f", "gd") == "9 sa mhadainn gu 5 feasgar"


def test_the_first_words_say_that_a_computer_speaks_and_from_which_version():
    first = next(lines_of(script_of(leaflet())))
    assert first == "Computer voice, from the version of 20 November 2026. If something sounds wrong, call us."
    undated = replace(leaflet(), meta=replace(leaflet().meta, version_date=None))
    assert next(lines_of(script_of(undated))) == "Computer voice. If something sounds wrong, call us."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_words_are_in_a_language_that_their_voice_speaks(language):
    first = script_of(page(language))[0].utterances[0].parts[0]
    with translation.override(language):
        translated = translation.gettext(
            "Computer voice, from the version of %(date)s. If something sounds wrong, call us."
        )
    english = translated.startswith("Computer voice")
    assert first.language == ("en" if english else language)
    assert first.text.startswith(translated.split("%")[0].strip())


def test_every_heading_down_to_level_4_is_a_chapter():
    titles = [chapter.title for chapter in script_of(leaflet())]
    assert titles[0] == leaflet().title
    assert titles[1] == "Introduction"
    assert [t for t in titles if t.startswith("Level 6, scenario")] == [f"Level 6, scenario {n}" for n in (15, 16, 17)]
    assert titles[-1] == "About this file"
    assert all(chapter.utterances for chapter in script_of(leaflet()))


def test_no_word_of_the_leaflet_is_left_out():
    said = " ".join(lines_of(script_of(leaflet())))
    for block in leaflet().blocks:
        if isinstance(block, (Heading, Paragraph, List)):
            for line in plain_text(block).splitlines():
                assert spoken(line, "en", known_in(plain_text(leaflet()))).strip() in said


def test_what_is_not_the_leaflets_own_is_said_to_begin_and_to_end():
    lines = list(lines_of(script_of(Document("Page", "en", (summary(), paragraph("After."))))))
    start, end = lines.index("Summary, not part of the leaflet."), lines.index("End of the note.")
    assert lines[start + 1 : end] == [
        "Contact from: A Team Manager.",
        "Time to respond: At least ten working days, unless it is urgent.",
    ]
    assert lines[end + 1] == "After."


def test_a_phone_link_is_said_as_digits_however_it_is_written():
    line = Paragraph((Text("Call "), Text("999 1234", href="tel:9991234"), Text(" now.")))
    assert "Call 9 9 9, 1 2 3 4 now." in list(lines_of(script_of(Document("Page", "en", (line,)))))


def test_foreign_words_are_given_to_their_own_voice():
    line = Paragraph((Text("We say "), Text("fàilte", language="gd"), Text(" to you.")))
    parts = script_of(Document("Page", "en", (line,)))[0].utterances[-1].parts
    assert [(part.text, part.language) for part in parts] == [("We say", "en"), ("fàilte", "gd"), ("to you.", "en")]


def test_a_draft_says_so():
    draft = replace(leaflet(), meta=replace(leaflet().meta, mark="DRAFT"))
    assert list(lines_of(script_of(draft)))[1].lower() in {"draft.", "d r a f t."}


def test_pictures_are_told_and_decoration_is_not():
    lines = list(lines_of(script_of(Document("Page", "en", (Image("A map"), Image(""))))))
    assert lines[-1] == "Picture: A map."


def test_empty_and_odd_pages_have_a_script():
    blocks = (Heading(2, ()), Paragraph(()), paragraph("…"), paragraph("\x00\ud800"), Note("", ()), List(((),)))
    assert [chapter.title for chapter in script_of(Document("Page", "en", blocks))] == ["Page"]
    assert list(lines_of(script_of(Document("Page", "en", (paragraph("a\nb"), *inlines(""))))))
