"""The leaflet and its views as document trees."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from contact.times import LONDON
from core import sources
from core.document import (
    DefinitionList,
    Document,
    Heading,
    List,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Table,
    plain_text,
    tidied,
    walk,
)
from guidance import documents
from guidance.models import Escalation, LevelSectionText, ScenarioText, TimeframeText
from guidance.tests.html import seed_chunks, sentences

AT = datetime(2026, 11, 22, 9, tzinfo=LONDON)
SOURCE = (Path(__file__).parent / "data" / "leaflet.txt").read_text(encoding="utf-8")
LEAFLET = "guidance/support-and-intervention-policy/"


@pytest.fixture
def whole(leaflet_page):
    return leaflet_page.to_document(at=AT)


def words(text: str) -> str:
    return " ".join(text.split())


def leaflet_words(document: Document) -> str:
    """The document without what is ours: our boxes, and version and dates at the foot."""
    kept = tuple(block for block in document.blocks[:-1] if not isinstance(block, Note))
    return words(plain_text(replace(document, blocks=tuple(without_caption(block) for block in kept))))


def without_caption(block):
    return replace(block, caption="") if isinstance(block, Table) else block


def headings(document: Document) -> list[tuple[int, str]]:
    return [(each.level, plain_text(each.inlines)) for each in walk(document.blocks) if isinstance(each, Heading)]


class TestLeaflet:
    def test_every_sentence_in_order(self, whole):
        said, position = leaflet_words(whole), 0
        for chunk in seed_chunks(SOURCE):
            for sentence in sentences(chunk):
                found = said.find(sentence, position)
                assert found >= 0, f"Missing, or out of its order: {sentence}"
                position = found + len(sentence)

    def test_it_says_nothing_else(self, whole):
        assert leaflet_words(whole) == " ".join(seed_chunks(SOURCE))

    def test_what_is_ours_is_boxed(self, whole):
        boxes = [block for block in whole.blocks if isinstance(block, Note)]
        assert len(boxes) == 7  # the ladder, and each of the six levels
        assert {(box.label, box.kind) for box in boxes} == {("Summary, not part of the leaflet", NoteKind.SUMMARY)}
        assert not [each for box in boxes for each in walk(box.blocks) if isinstance(each, Heading)]

    def test_no_heading_is_skipped(self, whole):
        assert tidied(whole) == whole
        assert {level for level, _text in headings(whole)} == {2}

    def test_L1_its_reference_is_its_version(self, whole):
        assert whole.meta.version == "SIPLleaflet-0524"
        assert plain_text(whole.blocks[-1]) == "Version\nMay 2024\nReference\nSIPLleaflet-0524"

    def test_L3_the_functions_are_numbered(self, whole):
        (functions,) = [block for block in whole.blocks if isinstance(block, List) and block.ordered]
        assert len(functions.items) == 4

    def test_S1_to_S17_are_a_table_that_can_be_read_row_by_row(self, whole):
        (table,) = [block for block in whole.blocks if isinstance(block, Table)]
        assert [row.title for row in table.rows][4] == "Level 2, scenario 5"
        assert len(table.rows) == 17
        assert all(len(row.cells) == len(table.columns) == 4 for row in table.rows)

    def test_S18_the_footnote_follows_the_table(self, whole):
        (note,) = [each for each in whole.blocks if isinstance(each, Paragraph) and each.kind == ParagraphKind.FOOTNOTE]
        assert plain_text(note).startswith("* The Ombudsman may decide")

    def test_each_abbreviation_is_told_once(self, whole):
        told = [run.text for block in walk(whole.blocks) for run in getattr(block, "inlines", ()) if run.long_form]
        assert {"SIP", "SPSO"} <= set(told)
        assert len(told) == len(set(told))

    def test_the_policy_is_linked_once_its_address_is_known(self, leaflet_page):
        leaflet_page.full_policy = "https://www.spso.org.uk/policy"
        runs = [run for block in leaflet_page.to_document(at=AT).blocks for run in getattr(block, "inlines", ())]
        assert [run.text for run in runs if run.href.endswith("/policy")] == [
            "For full details of the policy please see here."
        ]

    def test_what_has_changed_stands_at_the_foot(self, leaflet_page):
        leaflet_page.change_notes.create(changed_on=AT.date(), note="New address.", locale=leaflet_page.locale)
        assert plain_text(leaflet_page.to_document(at=AT).blocks[-2:]) == (
            "What has changed\n22 November 2026 New address."
        )

    def test_words_changed_in_a_record_are_in_it_and_date_it(self, leaflet_page):
        text = TimeframeText.objects.get(fact__code="level-4", locale__language_code="en")
        text.body = "<p>Changed words.</p>"
        text.save_revision().publish()
        TimeframeText.objects.filter(pk=text.pk).update(last_published_at=AT + timedelta(days=400))
        made = leaflet_page.to_document(at=AT)
        assert "Changed words." in plain_text(made)
        assert made.meta.version_date == (AT + timedelta(days=400)).date()

    def test_a_section_whose_words_are_withdrawn_leaves_no_trace(self, leaflet_page):
        LevelSectionText.objects.get(fact__code="level-1", locale__language_code="en").delete()
        assert "Level 1 action - contact from" not in plain_text(leaflet_page.to_document(at=AT))


class TestViews:
    @pytest.mark.parametrize("number", range(1, 7))
    def test_a_level_says_its_section_and_its_scenarios(self, leaflet_page, whole, number):
        document = documents.level(leaflet_page, number, at=AT)
        assert document.title in [text for _level, text in headings(whole)]
        sections = plain_text(whole)
        for block in document.blocks[:2]:
            assert plain_text(block) in sections
        assert ("The formal notifications side by side" in plain_text(document)) == (number in {3, 4})
        assert "Scenarios at this level" in plain_text(document)
        assert "(this level)" in plain_text(document)

    def test_L15_levels_2_and_3_both_have_their_time(self, leaflet_page):
        for number in (2, 3):
            said = plain_text(documents.level(leaflet_page, number, at=AT))
            assert said.count("at least ten working days unless, in relation to a Scottish Welfare Fund review") == 1

    def test_a_letter(self, leaflet_page):
        said = plain_text(documents.letter(leaflet_page, 5, at=AT))
        assert said.startswith("You have had a letter from us at level 5\nYour letter decides")
        for each in ("There is no fixed number of days", "Scenario 14: Your organisation refuses", "0800 377 7330"):
            assert each in said

    def test_which_letter(self, leaflet_page, settings):
        document = documents.letter_choose(leaflet_page, at=AT)
        links = [run.href for block in walk(document.blocks) for run in getattr(block, "inlines", ()) if run.href]
        assert links[2] == f"{settings.SITE_URL}/en/{LEAFLET}levels/3/letter/"
        assert len(links) == 6

    def test_a_scenario(self, scenarios_page):
        document = documents.scenario(scenarios_page, 6, at=AT)
        facts = next(block for block in document.blocks if isinstance(block, DefinitionList))
        assert [plain_text(item.term) for item in facts.items] == [
            "Action level",
            "Applies to",
            "Situation",
            "Actions we may take to resolve the situation",
            "Contact from",
        ]
        assert len(facts.items[3].blocks) == 2
        assert document.meta.version_date

    def test_only_confirmed_ways_on_are_drawn_and_boxed(self, scenarios_page):
        document = documents.scenario(scenarios_page, 1, at=AT)
        (box,) = [block for block in document.blocks if isinstance(block, Note)]
        assert "Possible, not automatic." in plain_text(box)
        Escalation.objects.all().delete()
        assert not [each for each in documents.scenario(scenarios_page, 1, at=AT).blocks if isinstance(each, Note)]

    def test_the_scenarios_page_has_them_all(self, scenarios_page):
        said = plain_text(scenarios_page.to_document(at=AT))
        for text in ScenarioText.objects.filter(locale__language_code="en"):
            assert text.contact_from in said

    def test_response_times_have_the_leaflets_words_and_the_caution(self, response_times_page):
        document = response_times_page.to_document(at=AT)
        said = plain_text(document)
        for text in TimeframeText.objects.filter(locale__language_code="en"):
            assert said.count(text.label) == 1
        assert document.blocks[-1].kind == NoteKind.WARNING
        assert "http://testserver/en/" in said

    @pytest.mark.parametrize("make", [documents.level, documents.letter, documents.scenario])
    def test_what_there_is_not(self, leaflet_page, make):
        with pytest.raises(LookupError):
            make(leaflet_page, 99, at=AT)


def test_no_word_of_any_source_depends_on_the_hour(db, monkeypatch):
    def trees(hour):
        at = datetime(2026, 11, 24, hour, 30, tzinfo=LONDON)
        monkeypatch.setattr("django.utils.timezone.now", lambda: at)
        return [source.build() for source in sources.sources("en")]

    assert trees(1) == trees(9) == trees(12) == trees(23)
