"""Importing entries: from the file to the drafts, all of them or none, and never twice."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import ReferenceIndex

from core import clock, retention
from register import ledger, trail
from register.data import csv_stream
from register.filters import Filters
from register.imports import work
from register.imports.storage import import_storage
from register.models import Action, Body, BodyName, Import, ImportState, ReportYear, Version
from register.tests import factories as make
from register.tests.importing import (
    HEADINGS,
    LIST,
    checked,
    confirm,
    csv_file,
    lines,
    nothing_stored,
    problems,
    row,
    text,
    upload,
    xlsx_file,
)
from register.workflow import sealing, years

pytestmark = pytest.mark.django_db
STEPS = [f"step_{at}_{part}" for at in (1, 2) for part in ("level", "date", "reason")]


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.REGISTER_LEDGER = tmp_path / "ledger"


@pytest.fixture
def writer(client):
    """Somebody who may write entries, logged in; the year and one organisation are there."""
    years.year_create(start=2025, by=make.administrator(), at=make.AT)
    make.body()
    client.force_login(make.author())
    return client


def real():
    return Version.objects.filter(is_sample=False)


def tampered():
    """What the trail says is wrong; its ledger is written only when a transaction ends, which no test's does."""
    return [each for each in trail.verify() if "ledger" not in each]


def files():
    folder = import_storage()
    return folder.listdir("")[1] if folder.exists("") else []


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


class TestWork:
    @pytest.fixture
    def large(self, writer):
        rows = [row(reason=f"Reason {each}") for each in range(work.SMALL + 1)]
        page, record = checked(writer, csv_file(*rows))
        return page, record

    def test_a_large_file_shows_how_far_it_is(self, writer, large):
        page, record = large
        assert record.state == ImportState.CHECKING
        assert '<meta http-equiv="refresh"' not in page  # a page that reloads by itself stands in many people's way
        assert '<meta http-equiv="refresh"' in text(writer.get(f"{LIST}{record.pk}/?again"))
        assert '<progress id="import-progress" max="501" value="0">' in page
        assert "Make these drafts" not in page
        Import.objects.filter(pk=record.pk).update(rows_done=200)
        assert "200 of 501" in text(writer.get(f"{LIST}{record.pk}/"))

    def test_the_worker_does_it(self, writer, large):
        _page, record = large
        work.work.call()
        page = text(writer.get(f"{LIST}{record.pk}/?again"))
        assert "501 new drafts will be made." in page
        assert '<meta http-equiv="refresh"' not in page
        confirm(writer, record)
        assert record.state == ImportState.IMPORTING
        work.work.call()
        assert real().count() == 501
        assert tampered() == []

    def test_what_a_dead_worker_left_is_taken_up_by_the_clock(self, large):
        _page, record = large
        now = timezone.now()
        Import.objects.filter(pk=record.pk).update(holder="dead", leased_until=now + timedelta(minutes=1), attempts=1)
        work.import_do(pk=record.pk, at=now)
        record.refresh_from_db()
        assert record.state == ImportState.CHECKING  # another has it
        clock.tick(at=now + timedelta(minutes=2))
        waiting = work.DBTaskResult.objects.ready().filter(task_path=work.work.module_path)
        assert waiting.count() == 1
        work.import_do(pk=record.pk, at=now + timedelta(minutes=2))
        record.refresh_from_db()
        assert record.state == ImportState.CHECKED

    def test_what_kills_its_worker_again_and_again_is_given_up(self, large):
        _page, record = large
        Import.objects.filter(pk=record.pk).update(
            holder="dead", leased_until=datetime(2026, 1, 1, tzinfo=UTC), attempts=work.MOST_ATTEMPTS
        )
        work.work.call()
        record.refresh_from_db()
        assert record.state == ImportState.FAILED
        assert "several times" in record.error

    def test_nothing_can_be_done_with_it_meanwhile(self, writer, large):
        _page, record = large
        page = text(writer.post(f"{LIST}{record.pk}/delete/", follow=True))
        assert "has moved on meanwhile" in page
        assert Import.objects.filter(pk=record.pk).exists()

    def test_what_nobody_finishes_goes_after_some_days(self, writer, django_capture_on_commit_callbacks):
        _page, record = checked(writer, csv_file(row()))
        confirm(writer, checked(writer, csv_file(row(reason="Other")))[1])
        later = record.created_at + work.KEPT + timedelta(hours=1)
        with django_capture_on_commit_callbacks(execute=True):
            retention.purge_all(at=later, dry_run=False)
        assert [each.state for each in Import.objects.all()] == [ImportState.DONE]
        assert record.file.name not in files()


class TestRights:
    def test_a_visitor_is_asked_to_log_in(self, client):
        response = client.get(LIST)
        assert response.status_code == HTTPStatus.FOUND
        assert "/admin/login/" in response["Location"]

    @pytest.mark.parametrize("person", [make.approver, make.administrator])
    def test_who_may_not_write_is_refused(self, client, person):
        make.year()
        make.body()
        client.force_login(person())
        assert client.get(LIST, follow=True).status_code in (HTTPStatus.FORBIDDEN, HTTPStatus.OK)
        client.post(LIST, {"file": csv_file(row())})
        assert not Import.objects.exists()
        assert LIST not in text(client.get("/admin/"))

    def test_another_authors_import_is_not_there(self, writer, client):
        _page, record = checked(writer, csv_file(row()))
        client.force_login(make.author("elder"))
        assert client.get(f"{LIST}{record.pk}/").status_code == HTTPStatus.NOT_FOUND
        assert client.post(f"{LIST}{record.pk}/confirm/").status_code == HTTPStatus.NOT_FOUND
        assert record.name not in text(client.get(LIST))
        assert nothing_stored()

    def test_reading_changes_nothing(self, writer):
        _page, record = checked(writer, csv_file(row()))
        for action in ("columns", "organisations", "check", "confirm", "delete"):
            assert writer.get(f"{LIST}{record.pk}/{action}/").status_code == HTTPStatus.METHOD_NOT_ALLOWED

    def test_no_cache_keeps_a_page(self, writer):
        _page, record = checked(writer, csv_file(row()))
        assert "no-store" in writer.get(f"{LIST}{record.pk}/")["Cache-Control"]


class TestOrganisations:
    @staticmethod
    def _answer(client, record, **said):
        page = text(client.get(f"{LIST}{record.pk}/"))
        prefix = page.split('-choice"')[0].rsplit('"', 1)[-1].removeprefix("id_")
        given = {f"{prefix}-{name}": value for name, value in said.items()}
        response = client.post(f"{LIST}{record.pk}/organisations/", given, follow=True)
        record.refresh_from_db()
        return response

    def test_each_unknown_one_is_listed_once_with_the_nearest(self, writer):
        rows = [row(organisation=name) for name in ("Example Borough Council", "EXAMPLE BOROUGH COUNCIL")]
        page, _record = checked(writer, csv_file(*rows))
        assert page.count("<h3><bdi>") == 1
        assert "In 2 rows, first in row 2." in page
        assert ">Example Burgh Council</option>" in page
        assert "Make these drafts" not in page

    def test_one_of_the_register_is_chosen(self, writer):
        _page, record = checked(writer, csv_file(row(organisation="Example Borough")))
        page = text(self._answer(writer, record, choice=str(make.body().pk)))
        assert "1 new draft will be made." in page
        confirm(writer, record)
        assert real().get().body == make.body()

    def test_or_named(self, writer):
        make.body("Sample Trust")
        _page, record = checked(writer, csv_file(row(organisation="Example Borough")))
        response = self._answer(writer, record, other="Nowhere at all")
        assert response.status_code == HTTPStatus.BAD_REQUEST
        assert "The register has no organisation of this name." in text(response)
        assert 'value="Nowhere at all"' in text(response)
        self._answer(writer, record, other="sample trust")
        confirm(writer, record)
        assert real().get().body.name == "Sample Trust"

    def test_a_new_one_is_made_with_the_drafts(self, writer):
        _page, record = checked(
            writer, csv_file(row(organisation="Example Housing"), row(organisation="EXAMPLE HOUSING", level=4))
        )
        page = text(self._answer(writer, record, choice="new:housing"))
        assert "New organisations:" in page
        assert not Body.objects.filter(name="Example Housing").exists()
        confirm(writer, record)
        made = Body.objects.get(name="Example Housing")
        assert (made.slug, made.sector, made.versions.count()) == ("example-housing", "housing", 2)
        assert tampered() == []

    def test_who_may_not_add_one_is_not_offered_it(self, writer):
        group = make.author().groups.get()
        group.permissions.remove(*group.permissions.filter(codename="add_body"))
        _page, record = checked(writer, csv_file(row(organisation="Example Housing")))
        page = text(writer.get(f"{LIST}{record.pk}/"))
        assert "You may not add organisations" in page
        assert "New: " not in page
        assert self._answer(writer, record, choice="new:housing").status_code == HTTPStatus.BAD_REQUEST

    @pytest.mark.parametrize("spelling", ["Exàmple  Burgh Council", "EXAMPLE BURGH COUNCIL", "example burgh council"])
    def test_another_spelling_is_the_same(self, writer, spelling):
        _page, record = checked(writer, csv_file(row(organisation=spelling)))
        confirm(writer, record)
        assert real().get().body == make.body()

    def test_another_name_is_known_too(self, writer):
        BodyName.objects.create(body=make.body(), name="Comhairle na h-Eisimpleir")
        assert "1 new draft" in checked(writer, csv_file(row(organisation="COMHAIRLE NA H-EISIMPLEIR")))[0]


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


class TestCommand:
    @pytest.fixture
    def path(self, tmp_path):
        make.year()
        make.body()
        make.author()
        return tmp_path / "entries.csv"

    @staticmethod
    def run(path, *options, by="ash"):
        out = io.StringIO()
        call_command("import_entries", str(path), "--by", by, *options, stdout=out)
        return out.getvalue()

    def test_it_imports(self, path):
        path.write_text(lines(row(), row(level=4)))
        assert "2 drafts made: SIP-2025-0001 to SIP-2025-0002" in self.run(path)
        assert Version.objects.filter(is_sample=False, author_name="ash").count() == 2

    def test_a_dry_run_stores_nothing(self, path, django_capture_on_commit_callbacks):
        path.write_text(lines(row()))
        with django_capture_on_commit_callbacks(execute=True):
            assert "1 new entries. Nothing was imported." in self.run(path, "--dry-run")
        assert nothing_stored()
        assert not Import.objects.exists()
        assert files() == []

    def test_it_names_every_problem(self, path):
        path.write_text(lines(row(level=2), row(taken_on="soon")))
        with pytest.raises(CommandError) as told:
            self.run(path)
        assert "Row 2, level: The register holds levels 3 to 6 only." in str(told.value)
        assert "Row 3, taken_on: “soon” is not a day." in str(told.value)
        assert told.value.returncode == 1
        assert nothing_stored()

    def test_columns_are_named(self, path):
        path.write_text(lines(row(), headings=["A", *HEADINGS[1:]]))
        with pytest.raises(CommandError, match="Say which column"):
            self.run(path)
        assert "1 drafts made" in self.run(path, "--map", "A=organisation")

    def test_a_column_that_is_none(self, path):
        path.write_text(lines(row()))
        with pytest.raises(CommandError, match="--map X=organisation"):
            self.run(path, "--map", "X=organisation")

    def test_unknown_organisations_are_made_when_asked(self, path):
        path.write_text(lines(row(organisation="Example Prison")))
        with pytest.raises(CommandError, match="unknown organisation “Example Prison”"):
            self.run(path)
        self.run(path, "--create-organisations", "prisons")
        assert real().get().body.sector == "prisons"

    def test_twice(self, path):
        path.write_text(lines(row()))
        self.run(path)
        with pytest.raises(CommandError, match="were imported already"):
            self.run(path)

    @pytest.mark.parametrize("by", ["nobody", "birch"])
    def test_who_may_not_write_cannot(self, path, by):
        make.approver()
        path.write_text(lines(row()))
        with pytest.raises(CommandError):
            self.run(path, by=by)
        assert nothing_stored()

    def test_a_file_that_is_not_there(self, path):
        with pytest.raises(CommandError, match="No such file"):
            self.run(path.with_name("other.csv"))


def test_years_of_the_seeds_are_no_years_of_the_register(writer):
    ReportYear.objects.create(start=2019, is_sample=True)
    page, _record = checked(writer, csv_file(row(year="2019-20")))
    assert "The register has no year 2019-20 yet." in page
