"""Writing on the screens: errors at their fields, nothing typed lost, nobody's work overwritten."""

from __future__ import annotations

import re
from datetime import date

import pytest

from register.enums import VersionState
from register.models import Action, Version
from register.tests import factories as make
from register.tests.factories import AT
from register.tests.staff import NEW, THREE_STEPS, fresh, screen, sent, text_of
from register.workflow import drafts
from register.workflow.content import StepContent, content_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    client.force_login(make.author())
    return client


class TestNew:
    def test_it_is_written_with_its_steps(self, author):
        values = sent(*THREE_STEPS, level="5", reason="Line one\r\nLine two", status="Open", reply="We disagree")
        response = author.post(NEW, values)
        version = Version.objects.get(is_sample=False)
        assert response["Location"] == screen(version)
        assert (version.state, version.level, version.author_name) == (VersionState.DRAFT, 5, "ash")
        assert (version.reason, version.status, version.reply) == ("Line one\nLine two", "Open", "We disagree")
        assert content_of(version).steps == (
            StepContent(3, date(2025, 5, 1)),
            StepContent(4, date(2025, 5, 20), "It went on."),
            StepContent(5, date(2025, 6, 3), "Nothing was mended."),
        )
        page = text_of(author.get(screen(version)))
        for words in ("It becomes public with the report of 2025-26.", "It went on.", "Local authorities", "Draft"):
            assert words in page

    def test_the_form_says_sectors_and_what_levels_are(self, author):
        make.body()
        make.body("Example Bakery", in_jurisdiction=False)
        page = text_of(author.get(NEW))
        assert re.search(r'<optgroup label="Local authorities">\s*<option value="\d+">Example Burgh Council<', page)
        assert re.search(r'<option value="3">Level 3: \w', page)
        assert "Example Bakery" not in page
        assert "Level 2" not in page

    def test_one_more_row_keeps_all_that_was_typed_and_saves_nothing(self, author):
        values = sent(*THREE_STEPS, level="9", taken_on="never", reason="<b>Half", add_step="1")
        page = text_of(author.post(NEW, values))
        assert page.count("<fieldset") == 5
        for words in ("<b>Half</textarea>", 'value="never"', "It went on.</textarea>", 'value="2025-05-20"'):
            assert words in page
        assert "error-message" not in page
        assert not Action.objects.filter(is_sample=False).exists()

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ({"body": ""}, "This field is required."),
            ({"body": "99999999999999999999999999"}, "Select a valid choice"),
            ({"level": "2"}, "Select a valid choice"),
            ({"level": "\x00"}, "Select a valid choice"),
            ({"taken_on": "3 June"}, "Enter a valid date."),
            ({"taken_on": "2125-06-03"}, "This day lies in the future."),
            ({"reason": " "}, "This field is required."),
            ({"reason": "x" * 2001}, "This is too long: up to 2000 characters."),
            ({"level": "6"}, "Choose the section of the Act"),
            ({"ground": "s14"}, "Only level 6 has a statutory ground."),
            ({"steps": "3", "step-1-level": "3"}, "This field is required."),
            (
                {"steps": "3", "step-1-level": "3", "step-1-taken_on": "2025-05-01"},
                "The last step is the action itself",
            ),
            ({"steps": "1", "step-1-why": "x" * 601}, "at most 600 characters"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field_and_all_stays(self, author, values, words):
        page = text_of(author.post(NEW, sent(**{"status": "Typed status"} | values)), 400)
        said = re.findall(r'<p class="error-message">(.*?)</p>', page, re.DOTALL)
        assert any(words in each for each in said), said
        assert "Typed status</textarea>" in page
        assert not Action.objects.filter(is_sample=False).exists()

    def test_a_body_that_left_our_jurisdiction_meanwhile(self, author):
        values = sent(body=make.body("Example Bakery", in_jurisdiction=False).pk)
        assert "is not under our jurisdiction" in text_of(author.post(NEW, values), 400)

    @pytest.mark.parametrize("steps", ["", "x", "-1", "9" * 30, "²"])
    def test_a_number_of_rows_that_is_none(self, author, steps):
        assert author.post(NEW, sent(steps=steps)).status_code == 302

    def test_steps_that_run_backwards_are_said_at_the_steps(self, author):
        values = sent(("4", "2025-06-03", ""), ("3", "2025-05-01", ""))
        page = text_of(author.post(NEW, values), 400)
        assert "Step 2 is earlier than the step before it." in page
        assert 'aria-describedby="steps-help steps-problem"' in page

    def test_sent_twice_it_is_one_entry(self, author):
        once = re.search(r'name="once" value="(\w+)"', text_of(author.get(NEW)))[1]
        first, second = (author.post(NEW, sent(once=once)) for _each in range(2))
        assert first["Location"] == second["Location"]
        assert Action.objects.filter(is_sample=False).count() == 1
        author.post(NEW, sent(once="another"))
        assert Action.objects.filter(is_sample=False).count() == 2

    def test_what_people_type_is_shown_escaped(self, author):
        author.post(NEW, sent(reason="<script>x</script>{{7*7}}"))
        version = Version.objects.get(is_sample=False)
        for address in (screen(version), screen(version, "edit"), screen(version, "preview")):
            page = author.get(address).content.decode()
            assert "&lt;script&gt;x" in page
            assert "<script>x" not in page


class TestChange:
    def test_what_stands_is_in_the_form_and_an_empty_row_takes_a_step_out(self, author):
        steps = (StepContent(3, date(2025, 5, 1)), StepContent(4, date(2025, 6, 3), "It went on."))
        version = make.draft(level=4, steps=steps, reason="Before")
        page = text_of(author.get(screen(version, "edit")))
        for words in (
            "Before</textarea>",
            'value="2025-05-01"',
            "It went on.</textarea>",
            '<option value="4" selected>',
        ):
            assert words in page
        assert page.count("<fieldset") == 3
        values = sent(("", "", ""), ("4", "2025-06-03", "It went on."), level="4", reason="After", seen=version.edit)
        assert author.post(screen(version, "edit"), values)["Location"] == screen(version)
        assert fresh(version).reason == "After"
        assert content_of(fresh(version)).steps == steps[1:]

    def test_of_two_editors_the_second_sees_what_the_first_saved_beside_what_they_typed(self, author):
        version = make.draft()
        drafts.draft_save(
            version=version, seen=0, content=make.content(reason="Theirs was first"), by=make.author("fir"), at=AT
        )
        response = author.post(screen(version, "edit"), sent(reason="Mine was first", seen=0))
        page = text_of(response, 409)
        assert "Somebody changed this entry while you had it open." in page
        assert "Saved meanwhile by fir" in page
        assert re.search(r"<del>.*Theirs.*</del> was first", page)
        assert re.search(r"<ins>.*Mine.*</ins> was first", page)
        assert "Mine was first</textarea>" in page
        assert fresh(version).reason == "Theirs was first"
        seen = re.search(r'name="seen" value="(\d+)"', page)[1]
        assert author.post(screen(version, "edit"), sent(reason="Mine was first", seen=seen)).status_code == 302
        assert fresh(version).reason == "Mine was first"
        assert "written by ash, fir." in text_of(author.get(screen(version)))

    def test_a_mistake_does_not_hide_that_somebody_changed_it(self, author):
        version = make.draft()
        drafts.draft_save(version=version, seen=0, content=make.content(reason="Theirs"), by=make.author("fir"), at=AT)
        page = text_of(author.post(screen(version, "edit"), sent(reason="", seen=0)), 400)
        assert 'name="seen" value="0"' in page
        page = text_of(author.post(screen(version, "edit"), sent(reason="Mine", seen=0, add_step="1")))
        assert 'name="seen" value="0"' in page

    def test_saved_twice_by_a_double_click_it_is_saved_once(self, author):
        version = make.draft()
        for _each in range(2):
            assert author.post(screen(version, "edit"), sent(reason="Mine", seen=0)).status_code == 302
        assert fresh(version).edit == 1

    def test_deleted_meanwhile_what_was_typed_can_become_a_new_entry(self, author):
        version = make.draft()
        drafts.draft_delete(version=version, seen=0, by=make.author("fir"), at=AT)
        page = text_of(author.post(screen(version, "edit"), sent(reason="Mine", seen=0)), 409)
        assert "Somebody deleted this meanwhile." in page
        assert "Mine</textarea>" in page
        assert f'<form action="{NEW}"' in page

    def test_submitted_meanwhile(self, author):
        version = make.waiting()
        page = text_of(author.post(screen(version, "edit"), sent(reason="Mine", seen=version.edit)), 409)
        assert "the entry is in the state “Waiting for approval”" in page
        assert "Mine</textarea>" in page
        assert author.get(screen(version, "edit"))["Location"] == screen(version)

    @pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30])
    def test_a_save_number_that_is_none(self, author, seen):
        version = make.draft()
        assert author.post(screen(version, "edit"), sent(reason="Mine", seen=seen)).status_code == 409
        assert author.post(screen(version, "submit"), {"seen": seen}).status_code == 400
        assert fresh(version).edit == 0
