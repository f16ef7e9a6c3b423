from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from core.document import Definition, DefinitionList, Heading, List, Note, Row, Table, Text, paragraph, plain_text, walk
from core.document.nodes import Paragraph
from core.document.runs import in_language, with_long_forms
from core.trees import TreeContext, run_in, run_out

LONG_FORMS = {"SWF": "Scottish Welfare Fund", "SPSO": "Scottish Public Services Ombudsman"}


def context(language: str = "en", **fields) -> TreeContext:
    fields = {"page": None, "address": "https://portal.example/en/a-page/", "day": date(2026, 11, 22)} | fields
    return TreeContext(language=language, **fields)


def runs(blocks):
    return [run for block in walk(blocks) for run in getattr(block, "inlines", ())]


class TestAbbreviations:
    def test_only_the_first_use_in_running_text_is_told(self):
        blocks = (
            Heading(2, (Text("About SPSO"),)),
            Paragraph((Text("Ask SPSO.", href="https://spso.org.uk"), Text(" Or SPSO, or SPSO."))),
        )
        said = [run for run in runs(with_long_forms(blocks, LONG_FORMS)) if run.long_form]
        assert said == [Text("SPSO", long_form=LONG_FORMS["SPSO"])]

    def test_no_word_changes_and_marks_are_kept(self):
        blocks = (
            Paragraph((Text("The SWF and (SPSO)", strong=True),)),
            List(((paragraph("SWFs are not SWF"),),)),
            DefinitionList((Definition((Text("INWO"),), (paragraph("SPSO"),)),)),
            Table("SWF", ("SPSO",), (Row(((paragraph("SWF"),),)),)),
            Note("SPSO", (paragraph("SPSO"),)),
        )
        marked = with_long_forms(blocks, LONG_FORMS)
        assert plain_text(marked) == plain_text(blocks)
        assert [run.text for run in runs(marked) if run.long_form] == ["SWF", "SPSO"]
        assert all(run.strong for run in runs(marked)[:4])

    def test_words_in_another_language_are_left(self):
        blocks = in_language((paragraph("SWF"),), "en")
        assert with_long_forms(blocks, LONG_FORMS) == blocks


class TestContext:
    def test_words_that_fall_back_to_english_are_said_to_be_english(self):
        words = SimpleNamespace(locale=SimpleNamespace(language_code="en"))
        gaelic = context("gd")
        assert gaelic.plain("Complaints", words) == (Text("Complaints", language="en"),)
        assert runs(gaelic.html("<p>One <b>two</b></p>", words))[1] == Text("two", strong=True, language="en")
        assert context().plain("Complaints", words) == (Text("Complaints"),)

    def test_rich_text_is_sanitised_and_its_links_are_absolute(self, db):
        source = '<p onclick="x()">A <a href="javascript:x()">bad</a> and <a href="../contact/">good</a> link</p>'
        (only,) = context().rich(source + "<script>alert(1)</script>")
        assert [run.href for run in only.inlines] == ["", "https://portal.example/en/contact/", ""]
        assert "alert" not in plain_text(only)

    def test_words_run_in_and_out(self):
        lead, end = (Text("First: ", strong=True),), (Text(" last"),)
        listed = (List(((paragraph("x"),),)),)
        assert plain_text(run_in(lead, (paragraph("one"), paragraph("two")))) == "First: one\ntwo"
        assert plain_text(run_out((paragraph("one"),), end)) == "one last"
        assert plain_text(run_in(lead, listed)) == "First: \nx"
        assert plain_text(run_out(listed, end)) == "x\n last"
        assert run_in((), ()) == ()
