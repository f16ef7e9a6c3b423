"""The trail: the database refuses to change it, and what is done behind its back is found."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, InternalError, OperationalError, connection, transaction

from register.guards import lower_guards, raise_guards
from register.models import Seal, TrailEntry, Version
from register.tests import factories as make
from register.tests.factories import AT, MINUTE
from register.trail import verify
from register.workflow import drafts, sealing, years
from register.workflow.bodies import disclosure_decide
from register.workflow.content import StepContent

pytestmark = pytest.mark.django_db
REFUSED = (IntegrityError, InternalError, OperationalError)


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


@pytest.fixture
def entry(django_capture_on_commit_callbacks):
    """A public entry, its trail and its ledger, as if each write had been committed."""
    with django_capture_on_commit_callbacks(execute=True):
        steps = (StepContent(3, date(2025, 5, 1)), StepContent(4, date(2025, 6, 1), "It went on."))
        return make.published(level=4, taken_on=date(2025, 6, 1), steps=steps, reason="Zephyrine")


class TestGuards:
    @pytest.fixture(autouse=True)
    def _up(self):
        """Raised as the migration raises them, and rolled back with the test."""
        with connection.cursor() as cursor:
            raise_guards(None, SimpleNamespace(connection=connection, execute=cursor.execute))

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE register_trailentry SET who = 'nobody'",
            "UPDATE register_trailentry SET chain = 'sample'",
            "DELETE FROM register_trailentry",
        ],
    )
    def test_the_database_refuses(self, statement):
        TrailEntry.objects.create(
            chain="register", number=1, at=AT, who="ash", what="x", subject="x", digest="d", mark="m"
        )
        with pytest.raises(REFUSED, match="only added to"), transaction.atomic():
            sql(statement)
        assert TrailEntry.objects.filter(chain="register").count() == 1

    def test_postgresql_refuses_to_empty_the_table(self):
        if connection.vendor != "postgresql":
            with pytest.raises(OperationalError):  # SQLite has no TRUNCATE
                sql("TRUNCATE register_trailentry")
            return
        with pytest.raises(REFUSED, match="only added to"), transaction.atomic():
            sql("TRUNCATE register_trailentry")

    def test_the_invented_chain_may_go(self):
        TrailEntry.objects.create(
            chain="sample", number=1_000_000, at=AT, who="", what="x", subject="x", digest="d", mark="m"
        )
        assert TrailEntry.objects.filter(chain="sample").delete()[0]


class TestVerify:
    def test_nothing_is_wrong_after_everything_that_people_do(self, entry, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            make.corrected(entry)
            other = make.draft()
            drafts.draft_delete(version=other, seen=other.edit, by=make.author(), at=AT)
            seal = sealing.seal_ask(version=entry, category="court-order", by=make.administrator(), at=AT)
            sealing.seal_confirm(seal=seal, by=make.administrator("gorse"), at=AT)
            years.year_schedule(year=make.year(2019), due_at=AT + MINUTE, is_nil=True, by=make.administrator(), at=AT)
        assert list(verify()) == []
        call_command("verify_audit", verbosity=0)

    @pytest.mark.parametrize(
        ("statement", "says"),
        [
            ("UPDATE register_version SET reason = 'Other' WHERE id = {version}", "was changed after line"),
            ("UPDATE register_version SET level = 5 WHERE id = {version}", "was changed after line"),
            ("UPDATE register_version SET approver_key = approver_key + 90 WHERE id = {version}", "was changed after"),
            ("DELETE FROM register_trailentry WHERE number = 3 AND chain = 'register'", "line 3 is missing"),
            ("UPDATE register_trailentry SET who = 'nobody' WHERE number = 3 AND chain = 'register'", "line 3 ("),
            ("UPDATE register_yearpublication SET snapshot = '[]' WHERE id = {publication}", "was changed after"),
            ("UPDATE register_body SET name = 'Other' WHERE id = {body}", "was changed after"),
            ("UPDATE register_body SET sector = 'health' WHERE id = {body}", "was changed after"),
            ("UPDATE register_step SET why = 'Other' WHERE version_id = {version}", "was changed after"),
            ("UPDATE register_version SET state = 'draft' WHERE id = {version}", "was changed after"),
            ("UPDATE register_version SET taken_on = '2024-01-01' WHERE id = {version}", "was changed after"),
            ("UPDATE register_disclosure SET is_shown = {true}", "was changed after"),
            ("UPDATE register_disclosure SET advice = 'Other'", "was changed after"),
            ("DELETE FROM register_disclosure", "it is gone, and nobody is known to have deleted it"),
            ("UPDATE register_reportyear SET is_nil = {true} WHERE id = {year}", "was changed after"),
            ("UPDATE register_trailentry SET number = 999 WHERE number = 3 AND chain = 'register'", "3 is missing"),
            ("UPDATE register_trailentry SET user_key = 777 WHERE number = 3 AND chain = 'register'", "line 3 ("),
            ("UPDATE register_trailentry SET mark = digest WHERE number = 3 AND chain = 'register'", "line 3 ("),
        ],
    )
    def test_what_is_done_behind_its_back_is_found(self, entry, statement, says, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            disclosure_decide(what="reply", is_shown=False, advice="Counsel", by=make.administrator(), at=AT)
        keys = {"version": entry.pk, "publication": entry.public_with_id, "body": entry.body_id, "year": entry.year_id}
        assert list(verify()) == []
        sql(statement.format(**keys, true="true" if connection.vendor == "postgresql" else "1"))
        assert any(says in problem for problem in verify())
        with pytest.raises(CommandError):
            call_command("verify_audit", verbosity=0)

    def test_two_lines_that_changed_places_are_found(self, entry):
        for number, other in ((2, 9_000), (3, 2), (9_000, 3)):
            sql("UPDATE register_trailentry SET number = %s WHERE number = %s AND chain = 'register'", other, number)
        assert sum("was changed, or lines before it are gone" in problem for problem in verify()) >= 2

    def test_a_deleted_entry_is_found(self, entry):
        sql("DELETE FROM register_step WHERE version_id = %s", entry.pk)
        sql("DELETE FROM register_line WHERE version_id = %s", entry.pk)
        sql("DELETE FROM register_version WHERE id = %s", entry.pk)
        sql("DELETE FROM register_action WHERE id = %s", entry.action_id)
        assert any("SIP-2025-0001/1: it is gone" in problem for problem in verify())

    def test_an_entry_that_was_slipped_in_is_found(self, entry):
        Version.objects.filter(pk=make.draft().pk).update(number=7, correction="x")
        assert any("/7: nobody is known to have written it." in problem for problem in verify())

    def test_the_newest_line_that_was_taken_out_is_found_by_the_ledger(self, entry):
        last = TrailEntry.objects.filter(chain="register").order_by("-number").first()
        sql("DELETE FROM register_trailentry WHERE id = %s", last.pk)
        assert any(f"The ledger knows line {last.number}" in problem for problem in verify())

    def test_a_line_that_was_forged_without_the_key_is_found(self, entry):
        last = TrailEntry.objects.filter(chain="register").order_by("-number").first()
        TrailEntry.objects.create(
            chain="register", number=last.number + 1, at=AT, user_key=1, who="ash", what="version.publish",
            subject=last.subject, digest=last.digest, mark=hashlib.sha256(last.mark.encode()).hexdigest(),
        )  # fmt: skip
        assert any(f"line {last.number + 1} (version.publish" in problem for problem in verify())

    def test_it_is_found_also_where_somebody_put_the_guards_back(self, entry):
        """Whoever owns the database drops the guards, changes a line, and makes them again."""
        with connection.cursor() as cursor:
            editor = SimpleNamespace(connection=connection, execute=cursor.execute)
            lower_guards(None, editor)
            sql("UPDATE register_trailentry SET at = %s WHERE number = 2 AND chain = 'register'", AT - MINUTE)
            raise_guards(None, editor)
        assert any("line 2 (" in problem for problem in verify())

    def test_a_tail_that_was_cut_off_is_found_by_the_ledger(self, entry):
        last = TrailEntry.objects.filter(chain="register").order_by("-number").first()
        Version.objects.filter(pk=entry.pk).delete()
        last.delete()
        assert any("Was an older state restored?" in problem for problem in verify())

    def test_a_chain_that_was_made_anew_with_another_key_is_found(self, entry, settings):
        settings.AUDIT_KEY = "another"
        assert any("was changed, or lines before it are gone" in problem for problem in verify())

    def test_a_ledger_that_is_gone_is_said(self, entry, settings):
        settings.REGISTER_LEDGER.unlink()
        assert any("ledger is missing" in problem for problem in verify())

    def test_the_trail_holds_no_text(self, entry, settings):
        columns = TrailEntry.objects.values_list()
        assert "Zephyrine" not in str(list(columns))
        assert "Zephyrine" not in settings.REGISTER_LEDGER.read_text()


class TestRestore:
    def test_what_was_sealed_meanwhile_is_sealed_again(self, entry, settings, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            seal = sealing.seal_ask(version=entry, category="court-order", by=make.administrator(), at=AT)
            sealing.seal_confirm(seal=seal, by=make.administrator("gorse"), at=AT)
        remembered = [json.loads(line) for line in settings.REGISTER_LEDGER.read_text().splitlines()]
        assert [each["version"] for each in remembered if "sealed" in each] == [1]
        # An older state: the text is back, the seal is not.
        Seal.objects.all().delete()
        Version.objects.filter(pk=entry.pk).update(reason="Zephyrine")
        sealing.seals_hold(AT + MINUTE)
        entry = Version.objects.get(pk=entry.pk)
        assert entry.is_sealed
        assert entry.reason == ""
        assert entry.seal.category == "court-order"

    def test_a_version_that_waits_again_is_sealed_once_and_keeps_its_steps(self, settings):
        """The older state is from before its year came out."""
        steps = (StepContent(3, date(2025, 5, 1)), StepContent(4, date(2025, 6, 1), "It went on."))
        waiting = make.approved(level=4, taken_on=date(2025, 6, 1), steps=steps)
        key = {"sealed": waiting.action.reference, "version": 1, "category": "court-order", "at": AT.isoformat()}
        with settings.REGISTER_LEDGER.open("a") as ledger:
            ledger.write(json.dumps(key | {"asked_by": 1, "sealed_by": 2}) + "\n")
        for _tick in range(2):
            sealing.seals_hold(AT + MINUTE)
            sealed = Version.objects.get(action=waiting.action)
            assert sealed.is_sealed
            assert sealed.pk == waiting.pk
            assert list(sealed.steps.values_list("level", "why")) == [(3, ""), (4, "")]
        assert TrailEntry.objects.filter(what="seal.again").count() == 1
        assert not TrailEntry.objects.filter(what="draft.delete").exists()
