from __future__ import annotations

import re

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from core import glossary
from core.glossary import abbreviations_mark
from core.models import Abbreviation
from core.selectors import long_forms

FORMS = {"SWF": "Scottish Welfare Fund", "SPSO": "The “Ombudsman” & <more>", "INWO": "Whistleblowing Officer"}
SWF = '<abbr title="Scottish Welfare Fund">SWF</abbr>'


def mark(html, seen=None):
    return abbreviations_mark(html, FORMS, set() if seen is None else seen)


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("SWF and SWF", f"{SWF} and SWF"),
        ("(SWF)", f"({SWF})"),
        ("SWF's", f"{SWF}'s"),
        ("SWFs or XSWF or SWF2", "SWFs or XSWF or SWF2"),
        ("swf", "swf"),
        ('<p title="SWF">SWF</p>', f'<p title="SWF">{SWF}</p>'),
        ('<a href="/SWF">SWF</a> SWF', f'<a href="/SWF">SWF</a> {SWF}'),
        ("<a href='#'><b>SWF</b></a>SWF", f"<a href='#'><b>SWF</b></a>{SWF}"),
        ('<abbr title="x">SWF</abbr> SWF', f'<abbr title="x">SWF</abbr> {SWF}'),
        ("<!-- SWF --> SWF", f"<!-- SWF --> {SWF}"),
        ("<b>SWF</b>", f"<b>{SWF}</b>"),
        ("&SWF; SWF", f"&SWF; {SWF}"),
        ("", ""),
    ],
)
def test_the_first_use_of_a_whole_word(html, marked):
    assert mark(html) == marked


def test_the_long_form_is_escaped():
    assert mark("SPSO") == '<abbr title="The “Ombudsman” &amp; &lt;more&gt;">SPSO</abbr>'


def test_what_was_seen_before_on_the_page_is_left():
    seen = {"SWF"}
    assert mark("SWF INWO", seen) == 'SWF <abbr title="Whistleblowing Officer">INWO</abbr>'
    assert seen == {"SWF", "INWO"}


def test_text_stays_the_same():
    html = "<p>SPSO, SWF or <b>INWO</b> &amp; SPSO</p>"
    assert re.sub(r"</?abbr[^>]*>", "", mark(html)) == html


def render(text):
    return Template("{% load text_tags %}{{ text|abbreviate }}").render(Context({"text": text}))


@pytest.mark.django_db
class TestFilter:
    def test_plain_text_is_escaped(self):
        assert render("<script>SWF</script>") == f"&lt;script&gt;{SWF}&lt;/script&gt;"
        assert render(mark_safe("<b>SWF</b>")) == f"<b>{SWF}</b>"

    def test_once_a_page(self):
        glossary.begin_page()
        try:
            assert render("SWF") == SWF
            assert render("SWF") == "SWF"
        finally:
            glossary.end_page()

    def test_the_next_page_begins_anew(self, client):
        for _ in range(2):
            page = client.get("/en/contact/").content.decode()
            assert page.count(SWF) == 1

    def test_the_glossary_is_the_editors(self):
        assert long_forms()["SWF"] == "Scottish Welfare Fund"
        text = Abbreviation.objects.get(short_form="SWF").texts.get(locale__language_code="en")
        text.long_form = "The Fund"
        text.save()
        assert long_forms()["SWF"] == "The Fund"
        text.unpublish()
        assert "SWF" not in long_forms()
