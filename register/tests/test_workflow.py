"""The workflow: nobody approves what they wrote, a year goes out whole, and every public change is a dated version."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.clock import tick
from register.enums import VersionState
from register.models import ReportYear, Step, Version
from register.tests import factories as make
from register.tests.factories import AT, CHECKS, MINUTE
from register.workflow import approvals, drafts, sealing, years
from register.workflow.content import StepContent
from register.workflow.errors import ChangedMeanwhileError, NotAllowedError, RegisterError

pytestmark = pytest.mark.django_db


class TestApproval:
    def test_the_author_cannot_approve_even_as_administrator_of_everything(self):
        everything = make.person("dogwood")
        everything.is_superuser = True
        everything.save()
        version = make.draft(by=everything)
        version = approvals.version_submit(version=version, seen=version.edit, by=everything, at=AT)
        with pytest.raises(NotAllowedError, match="another person"):
            approvals.version_approve(version=version, seen=version.edit, **CHECKS, by=everything, at=AT)

    def test_nor_can_who_changed_a_word_of_it(self):
        both = make.person("elder", "Register authors", "Register approvers")
        version = make.draft()
        version = drafts.draft_save(version=version, seen=version.edit, content=make.content(), by=both, at=AT)
        version = approvals.version_submit(version=version, seen=version.edit, by=make.author(), at=AT)
        with pytest.raises(NotAllowedError):
            approvals.version_approve(version=version, seen=version.edit, **CHECKS, by=both, at=AT)

    def test_nor_behind_the_services_back(self):
        version = make.approved()
        with pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.filter(pk=version.pk).update(approver_key=version.author_key)

    @pytest.mark.parametrize("lacks", ["confirmed_with", "confirmed_on", "no_personal_data"])
    def test_the_check_list_comes_first(self, lacks):
        version = make.waiting()
        checks = CHECKS | {lacks: "" if lacks == "confirmed_with" else None}
        with pytest.raises(RegisterError, match="Before you approve"):
            approvals.version_approve(version=version, seen=version.edit, **checks, by=make.approver(), at=AT)
        version.refresh_from_db()
        assert version.state == VersionState.WAITING

    def test_a_right_that_was_taken_away_meanwhile_counts(self):
        approver, version = make.approver(), make.waiting()
        assert approver.has_perm("register.approve_entries")  # and is remembered by this object
        approver.groups.clear()
        with pytest.raises(NotAllowedError):
            approvals.version_approve(version=version, seen=version.edit, **CHECKS, by=approver, at=AT)

    def test_of_two_editors_the_second_is_told(self):
        version = make.draft()
        drafts.draft_save(
            version=version, seen=version.edit, content=make.content(reason="One"), by=make.author(), at=AT
        )
        with pytest.raises(ChangedMeanwhileError):
            drafts.draft_save(
                version=version, seen=version.edit, content=make.content(reason="Two"), by=make.author("fir"), at=AT
            )
        version.refresh_from_db()
        assert version.reason == "One"

    def test_it_goes_back_with_the_reason(self):
        version = make.approved()
        back = approvals.version_return(version=version, seen=version.edit, why="Ask again", by=make.approver(), at=AT)
        assert (back.state, back.returned, back.approver_key) == (VersionState.DRAFT, "Ask again", None)


class TestContent:
    @pytest.mark.parametrize("level", [1, 2, 7, 0, -3])
    def test_other_levels_are_refused_and_the_database_refuses_them_too(self, level):
        with pytest.raises(ValidationError, match="3 to 6"):
            make.draft(level=level)
        version = make.draft()
        with pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.filter(pk=version.pk).update(level=level)

    @pytest.mark.parametrize("is_sample", [True, False])
    def test_a_draft_stays_in_its_register(self, is_sample):
        """An invented entry would become real, or the public list would ask an invented year for a real one."""
        body, year = make.body(is_sample=is_sample), ReportYear.objects.create(start=2031, is_sample=is_sample)
        other = make.body("Quokkaline", is_sample=not is_sample)
        other_year = ReportYear.objects.create(start=2031, is_sample=not is_sample)
        draft = make.draft(body=body, year=year)
        assert draft.is_sample is is_sample
        with pytest.raises(ValidationError, match="do not go together"):
            drafts.draft_save(
                version=draft,
                seen=draft.edit,
                content=make.content(body=other, year=other_year),
                by=make.author(),
                at=AT,
            )

    def test_a_body_outside_jurisdiction_is_refused(self):
        with pytest.raises(ValidationError, match="not under our jurisdiction"):
            make.draft(body=make.body("Example Bakery", in_jurisdiction=False))

    def test_dates_that_run_backwards_are_refused(self):
        steps = (StepContent(3, date(2025, 6, 1)), StepContent(4, date(2025, 5, 1), "It went on."))
        with pytest.raises(ValidationError, match="Step 2 is earlier"):
            make.draft(level=4, taken_on=date(2025, 5, 1), steps=steps)

    def test_an_escalation_says_why(self):
        steps = (StepContent(3, date(2025, 5, 1)), StepContent(4, date(2025, 6, 1), " "))
        with pytest.raises(ValidationError, match="at step 2 why it was escalated"):
            make.draft(level=4, taken_on=date(2025, 6, 1), steps=steps)

    def test_the_last_step_is_the_action(self):
        with pytest.raises(ValidationError, match="last step is the action"):
            make.draft(level=4, steps=(StepContent(3, date(2025, 5, 1)),))

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"reason": "  "}, "reason"),
            ({"taken_on": date(2026, 5, 5)}, "taken_on"),
            ({"level": 6, "type": "court-petition"}, "ground"),
            ({"level": 4, "ground": "s14"}, "ground"),
            ({"service": "ABC"}, "service"),
            ({"type": "letter"}, "type"),
            ({"reason": "x" * 2001}, "reason"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(self, values, field):
        with pytest.raises(ValidationError) as error:
            make.draft(**values)
        assert list(error.value.message_dict) == [field]

    def test_steps_below_level_3_cannot_be_stored(self):
        version = make.draft()
        with pytest.raises(IntegrityError), transaction.atomic():
            Step.objects.create(version=version, position=0, level=2, taken_on=date(2025, 1, 1))


class TestYear:
    def test_references_count_up_and_are_never_used_again(self):
        first, second = make.draft(), make.draft()
        assert (first.action.reference, second.action.reference) == ("SIP-2025-0001", "SIP-2025-0002")
        drafts.draft_delete(version=second, seen=second.edit, by=make.author(), at=AT)
        assert make.draft().action.reference == "SIP-2025-0003"

    def test_an_entry_is_not_public_before_its_year_in_the_database_either(self):
        version = make.approved()
        assert version.state == VersionState.APPROVED
        with pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.filter(pk=version.pk).update(state=VersionState.PUBLIC, public_from=AT)

    def test_s16_and_s17_are_public_when_issued(self):
        declaration = make.approved(level=6, type="declaration", ground="s16D")
        laid = make.approved(level=6, type="report-laid", ground="s17")
        assert {declaration.state, laid.state} == {VersionState.PUBLIC}

    def test_a_year_goes_out_at_its_moment_whole(self):
        one, two = make.approved(), make.approved()
        due = AT + 10 * MINUTE
        years.year_schedule(year=one.year, due_at=due, is_nil=False, by=make.administrator(), at=AT)
        tick(at=due - MINUTE)
        assert not Version.objects.filter(state=VersionState.PUBLIC, is_sample=False).exists()
        tick(at=due)
        for version in (one, two):
            version.refresh_from_db()
            assert (version.state, version.public_from) == (VersionState.PUBLIC, due)

    def test_or_not_at_all_and_says_why(self):
        one, two = make.approved(), make.approved()
        years.year_schedule(year=one.year, due_at=AT + MINUTE, is_nil=False, by=make.administrator(), at=AT)
        approvals.version_return(version=two, seen=two.edit, why="Wait", by=make.approver(), at=AT)
        tick(at=AT + 2 * MINUTE)
        assert not Version.objects.filter(state=VersionState.PUBLIC, is_sample=False).exists()
        assert two.action.reference in ReportYear.objects.get(pk=one.year.pk).trouble

    def test_an_entry_that_fails_takes_the_whole_year_back(self, monkeypatch):
        one, two = make.approved(), make.approved()
        real = years.version_make_public

        def breaks(version, **values):
            if version.pk == two.pk:
                raise RuntimeError
            real(version, **values)

        monkeypatch.setattr(years, "version_make_public", breaks)
        with pytest.raises(RuntimeError):
            years.year_publish(year=one.year, by=make.administrator(), at=AT)
        assert not Version.objects.filter(state=VersionState.PUBLIC, is_sample=False).exists()
        assert not hasattr(ReportYear.objects.get(pk=one.year.pk), "publication")

    def test_no_action_is_said_and_only_then(self):
        year = make.year(2019)
        with pytest.raises(RegisterError, match="no entries"):
            years.year_schedule(year=year, due_at=AT + MINUTE, is_nil=False, by=make.administrator(), at=AT)
        years.year_schedule(year=year, due_at=AT + MINUTE, is_nil=True, by=make.administrator(), at=AT)
        assert years.year_publish(year=year, at=AT + MINUTE).snapshot == []

    def test_a_late_entry_is_public_at_once(self):
        make.published()
        assert make.approved().state == VersionState.PUBLIC

    def test_a_year_is_made_once_and_only_by_administrators(self):
        first = years.year_create(start=2021, by=make.administrator(), at=AT)
        assert years.year_create(start=2021, by=make.administrator(), at=AT) == first
        assert first.label == "2021-22"
        with pytest.raises(NotAllowedError):
            years.year_create(start=2020, by=make.author(), at=AT)

    def test_only_administrators_publish(self):
        version = make.approved()
        for person in (make.author(), make.approver()):
            with pytest.raises(NotAllowedError):
                years.year_publish(year=version.year, by=person, at=AT)


class TestCorrection:
    def test_it_replaces_the_version_before(self):
        first = make.published()
        second = make.corrected(first, reason="Enquiries were answered late.")
        first.refresh_from_db()
        assert (first.state, first.replaced_at) == (VersionState.REPLACED, AT + MINUTE)
        assert (second.state, second.number, second.correction) == (VersionState.PUBLIC, 2, "The date was wrong.")

    def test_it_says_what_was_wrong(self):
        first = make.published()
        with pytest.raises(RegisterError, match="Say what is corrected"):
            drafts.correction_begin(action=first.action, correction=" ", by=make.author(), at=AT)

    def test_one_is_on_its_way_at_a_time(self):
        first = make.published()
        drafts.correction_begin(action=first.action, correction="A", by=make.author(), at=AT)
        with pytest.raises(RegisterError, match="on its way"):
            drafts.correction_begin(action=first.action, correction="B", by=make.author(), at=AT)

    def test_it_does_not_move_to_a_year_that_is_not_out(self):
        first = make.published()
        with pytest.raises(RegisterError, match="not out yet"):
            make.corrected(first, year=make.year(2026))


class TestSeal:
    def test_two_people_remove_the_text(self):
        version = make.published(reason="Zephyrine")
        seal = sealing.seal_ask(version=version, category="court-order", by=make.administrator(), at=AT)
        with pytest.raises(NotAllowedError):
            sealing.seal_confirm(seal=seal, by=make.administrator(), at=AT)
        with pytest.raises(NotAllowedError):
            sealing.seal_confirm(seal=seal, by=make.approver(), at=AT)
        sealing.seal_confirm(seal=seal, by=make.administrator("gorse"), at=AT)
        version.refresh_from_db()
        assert version.is_sealed
        assert version.reason == ""

    def test_the_wish_is_taken_back_before_it_is_confirmed_and_not_after(self):
        version = make.published(reason="Zephyrine")
        seal = sealing.seal_ask(version=version, category="court-order", by=make.administrator(), at=AT)
        sealing.seal_take_back(seal=seal, by=make.administrator(), at=AT)
        assert not Version.objects.get(pk=version.pk).is_sealed
        seal = sealing.seal_ask(version=version, category="court-order", by=make.administrator(), at=AT)
        sealing.seal_confirm(seal=seal, by=make.administrator("gorse"), at=AT)
        with pytest.raises(RegisterError, match="its text is gone"):
            sealing.seal_take_back(seal=seal, by=make.administrator(), at=AT)

    def test_a_draft_that_repeats_it_goes_too(self):
        version = make.published(reason="Zephyrine")
        drafts.correction_begin(action=version.action, correction="Word", by=make.author(), at=AT)
        seal = sealing.seal_ask(version=version, category="personal-data", by=make.administrator(), at=AT)
        sealing.seal_confirm(seal=seal, by=make.administrator("gorse"), at=AT)
        assert [each.number for each in version.action.versions.all()] == [1]

    def test_one_person_cannot_seal_in_the_database_either(self):
        seal = sealing.seal_ask(version=make.published(), category="court-order", by=make.administrator(), at=AT)
        with pytest.raises(IntegrityError), transaction.atomic():
            type(seal).objects.filter(pk=seal.pk).update(sealed_at=AT, sealed_by_key=seal.asked_by_key)
