"""Who may import, large files in the background, and the same from a terminal."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from core import clock, retention
from register.imports import work
from register.models import Import, ImportState, Version
from register.tests import factories as make
from register.tests.importing import (
    HEADINGS,
    LIST,
    checked,
    confirm,
    csv_file,
    files,
    lines,
    nothing_stored,
    real,
    row,
    tampered,
    text,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


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
        assert client.get(LIST)["Location"] == "/admin/"
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
