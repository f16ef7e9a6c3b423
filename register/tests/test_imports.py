"""Importing entries: from the file to the drafts, all of them or none, and never twice."""

from __future__ import annotations

import io
from datetime import date
from http import HTTPStatus

import pytest
from django.db import connection
from wagtail.models import ReferenceIndex

from register import ledger, trail
from register.data import csv_stream
from register.filters import Filters
from register.imports import work
from register.models import Action, Body, Import, ImportState
from register.tests import factories as make
from register.tests.importing import (
    HEADINGS,
    LIST,
    STEPS,
    checked,
    confirm,
    csv_file,
    files,
    nothing_stored,
    problems,
    real,
    row,
    tampered,
    text,
    upload,
    xlsx_file,
)
from register.workflow import sealing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


class TestWay:
    @pytest.mark.parametrize("file_of", [csv_file, xlsx_file])
    def test_a_file_becomes_drafts(self, writer, file_of, django_capture_on_commit_callbacks):
        page, record = checked(writer, file_of(row(), row(level=4, type="Formal notification", taken_on="04/06/2025")))
        assert "2 new drafts will be made." in page
        assert "4 June 2025" in page  # day before month, and shown so that an editor sees it
        assert nothing_stored()
        with django_capture_on_commit_callbacks(execute=True):
            page = confirm(writer, record)
        assert "2 drafts were made" in page
        first, second = real().order_by("action__reference")
        assert [first.action.reference, second.action.reference] == ["SIP-2025-0001", "SIP-2025-0002"]
        assert (second.state, second.level, second.type) == ("draft", 4, "formal-notification")
        assert second.taken_on == date(2025, 6, 4)
        assert second.writers == [make.author().pk]  # who imports cannot approve
        assert files() == []
        assert tampered() == []
        assert ReferenceIndex.get_references_to(make.body()).count() == 2
        assert ledger.newest_line()[0] == trail.TrailEntry.objects.filter(chain="register").count()

    def test_the_trail_has_a_line_for_each(self, writer):
        confirm(writer, checked(writer, csv_file(row(), row(reason="Another.")))[1])
        subjects = trail.TrailEntry.objects.filter(what="entry.create", chain="register").order_by("number")
        assert list(subjects.values_list("subject", "who")) == [("SIP-2025-0001/1", "ash"), ("SIP-2025-0002/1", "ash")]

    def test_references_go_on_after_those_that_are_there(self, writer):
        make.draft(reason="Earlier")
        Action.objects.create(reference="SIP-2025-9999", created_at=make.AT)
        Action.objects.create(reference="SIP-2025-10000", created_at=make.AT)
        confirm(writer, checked(writer, csv_file(row()))[1])
        assert real().get(reason=row()[-1]).action.reference == "SIP-2025-10001"

    def test_steps_stand_in_columns_of_their_own(self, writer):
        rows = [[*row(level=4, taken_on="2025-06-03"), "3", "2025-05-01", "", "4", "2025-06-03", "It went on."]]
        confirm(writer, checked(writer, csv_file(*rows, headings=HEADINGS + STEPS))[1])
        steps = real().get().steps.values_list("level", "taken_on", "why")
        assert list(steps) == [(3, date(2025, 5, 1), ""), (4, date(2025, 6, 3), "It went on.")]

    def test_other_headings_are_chosen(self, writer):
        headings = ["Authority", *HEADINGS[1:-1], "Words of ours"]
        page, record = upload(writer, csv_file(row(), headings=headings))
        assert 'value="0" selected' in page  # guessed
        response = writer.post(f"{LIST}{record.pk}/columns/", record.mapping)
        assert response.status_code == HTTPStatus.BAD_REQUEST
        assert "Say which column of the file holds this." in text(response)
        assert 'value="0" selected' in text(response)  # what was chosen is kept
        page = text(writer.post(f"{LIST}{record.pk}/columns/", record.mapping | {"reason": 6}, follow=True))
        assert "1 new draft will be made." in page

    def test_one_column_is_not_two_of_ours(self, writer):
        _page, record = upload(writer, csv_file(row()))
        response = writer.post(f"{LIST}{record.pk}/columns/", record.mapping | {"status": 6})
        assert response.status_code == HTTPStatus.BAD_REQUEST
        assert "Another field uses this column already." in text(response)

    def test_a_column_that_is_none_is_refused(self, writer):
        _page, record = upload(writer, csv_file(row()))
        response = writer.post(f"{LIST}{record.pk}/columns/", record.mapping | {"status": "99"})
        assert response.status_code == HTTPStatus.BAD_REQUEST

    def test_an_import_given_up_leaves_no_file(self, writer, django_capture_on_commit_callbacks):
        _page, record = checked(writer, csv_file(row()))
        assert len(files()) == 1
        with django_capture_on_commit_callbacks(execute=True):
            page = text(writer.post(f"{LIST}{record.pk}/delete/", follow=True))
        assert "Nothing of it was imported." in page
        assert files() == []
        assert nothing_stored()

    def test_the_empty_file_is_one_that_is_understood(self, writer):
        headings = b"".join(writer.get(f"{LIST}empty.csv")).decode("utf-8-sig").strip().split(",")
        _page, record = upload(writer, csv_file([*row(), *[""] * (len(headings) - 7)], headings=headings))
        assert sorted(record.mapping.values()) == list(range(len(headings)))

    def test_the_menu_leads_to_it(self, writer):
        assert LIST in text(writer.get("/admin/"))


class TestTwice:
    def test_the_same_file_twice_changes_nothing(self, writer):
        confirm(writer, checked(writer, csv_file(row()))[1])
        page, record = checked(writer, csv_file(row()))
        assert "These rows were imported already" in page
        assert "Make these drafts" not in page
        page = confirm(writer, record)
        assert "cannot be imported as it is" in page
        assert real().count() == 1

    def test_also_in_another_kind_of_file(self, writer):
        confirm(writer, checked(writer, csv_file(row()))[1])
        assert "These rows were imported already" in checked(writer, xlsx_file(row()))[0]

    def test_also_when_its_drafts_were_changed_since(self, writer):
        confirm(writer, checked(writer, csv_file(row()))[1])
        real().update(reason="Other words")
        assert "These rows were imported already" in checked(writer, csv_file(row()))[0]

    def test_a_row_that_is_there_is_left_out_and_told(self, writer):
        make.draft(reason=row()[-1])
        page, record = checked(writer, csv_file(row(), row(reason="New.")))
        assert "1 row is there already" in page
        assert "Row 2: SIP-2025-0001" in page
        assert "1 new draft will be made." in page
        confirm(writer, record)
        assert real().count() == 2

    def test_two_confirmations_make_the_drafts_once(self, writer):
        _page, record = checked(writer, csv_file(row()))
        confirm(writer, record)
        confirm(writer, record)
        assert real().count() == 1

    def test_two_copies_checked_at_once_are_imported_once(self, writer):
        _page, one = checked(writer, csv_file(row()))
        _page, other = checked(writer, csv_file(row()))
        confirm(writer, one)
        page = confirm(writer, other)
        assert "Something changed since it was checked." in page
        assert real().count() == 1

    def test_the_same_row_twice_in_one_file(self, writer):
        page, _record = checked(writer, csv_file(row(), row()))
        assert "says the same as row 2" in page

    def test_a_text_that_was_removed_for_good_does_not_come_back(self, writer):
        version = make.published(reason=row()[-1])
        one, two = make.administrator(), make.administrator("dogwood")
        seal = sealing.seal_ask(version=version, category="personal-data", by=one, at=make.AT)
        sealing.seal_confirm(seal=seal, by=two, at=make.AT)
        page, _record = checked(writer, csv_file(row()))
        assert "its text was removed for good" in page


class TestWhole:
    @staticmethod
    def _refuse_reason(words):
        """The database itself refuses a version with these words."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE register_version ADD CONSTRAINT refused CHECK (reason <> '{words}')")
            else:
                cursor.execute(
                    "CREATE TRIGGER refused BEFORE INSERT ON register_version "
                    f"WHEN NEW.reason = '{words}' BEGIN SELECT RAISE(ABORT, 'refused'); END"
                )

    def test_a_failure_at_row_n_stores_nothing(self, writer):
        rows = [row(reason=f"Row {each}", organisation="Example New Body") for each in range(2, 302)]
        _page, record = checked(writer, csv_file(*rows))
        [unknown] = record.report["unknown"]
        prefix = text(writer.get(f"{LIST}{record.pk}/")).split('-choice"')[0].rsplit('"', 1)[-1].removeprefix("id_")
        writer.post(f"{LIST}{record.pk}/organisations/", {f"{prefix}-choice": "new:housing"})
        record.refresh_from_db()
        assert record.report["new_count"] == 300
        self._refuse_reason("Row 250")
        page = confirm(writer, record)
        assert record.state == ImportState.FAILED
        assert "Nothing of the file was imported" in page
        assert nothing_stored()
        assert not Body.objects.filter(name=unknown["name"]).exists()
        assert not trail.TrailEntry.objects.filter(what="entry.create", chain="register").exists()
        assert "Check it again" in page

    def test_what_changed_since_the_check_stops_it(self, writer):
        _page, record = checked(writer, csv_file(row()))
        Body.objects.filter(name="Example Burgh Council").update(in_jurisdiction=False)
        page = confirm(writer, record)
        assert "Something changed since it was checked." in page
        assert problems(page)[0][:2] == (2, "organisation")
        assert nothing_stored()

    def test_a_right_taken_away_before_the_worker_comes_counts(self, writer):
        _page, record = checked(writer, csv_file(row()))
        Import.objects.filter(pk=record.pk).update(state=ImportState.IMPORTING)
        make.author().groups.clear()
        work.work.call()
        record.refresh_from_db()
        assert (record.state, nothing_stored()) == (ImportState.FAILED, True)
        assert "You may not do this" in record.error


class TestExport:
    def test_our_own_files_come_back_as_drafts(self, writer):
        make.published(reason='=HYPERLINK("x") said "no",\nand more', level=6, ground="s14")
        make.published(reason="-1 is no number", taken_on=date(2025, 7, 1), at=make.AT + make.MINUTE)
        exported = "".join(csv_stream(Filters()))
        said = set(real().values_list("reason", "level", "ground", "taken_on"))
        real().delete()
        file = io.BytesIO(exported.encode())
        file.name = "data.csv"
        page, record = checked(writer, file)
        assert "2 new drafts will be made." in page
        confirm(writer, record)
        assert set(real().values_list("reason", "level", "ground", "taken_on")) == said
        assert set(real().values_list("state", flat=True)) == {"draft"}

    def test_the_list_of_problems_runs_nothing(self, writer):
        _page, record = checked(writer, csv_file(row(level="=1+1")))
        content = b"".join(writer.get(f"{LIST}{record.pk}/problems.csv")).decode("utf-8-sig")
        assert content.splitlines()[0] == "Row,Column,What is wrong"
        assert "2,level," in content
