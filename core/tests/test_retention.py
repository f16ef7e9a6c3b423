from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core import clock, retention

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def calls(monkeypatch):
    monkeypatch.setattr(retention, "_rules", {})
    calls = []

    def purge(*, at, dry_run):
        calls.append((at, dry_run))
        return 3

    retention.register("letters", purge)
    return calls


def broken(*, at, dry_run):
    raise ZeroDivisionError


def purge(*options):
    out = StringIO()
    call_command("purge_personal_data", *options, stdout=out)
    return out.getvalue()


def test_the_command_prints_what_every_rule_erased(calls):
    assert purge() == "Erased:\n    letters  3\n"
    assert [dry_run for _at, dry_run in calls] == [False]


def test_a_dry_run_only_counts(calls):
    assert purge("--dry-run") == "Would be erased:\n    letters  3\n"
    assert [dry_run for _at, dry_run in calls] == [True]


def test_one_that_fails_does_not_stop_the_others(calls):
    retention.register("broken", broken)
    with pytest.raises(CommandError, match="Not everything"):
        purge()
    assert len(calls) == 1


def test_the_clock_does_it_once_a_day(calls):
    for hours in (0, 1, 23, 24, 25):
        retention.purge_daily(at=AT + timedelta(hours=hours))
    assert calls == [(AT, False), (AT + timedelta(hours=24), False)]


def test_what_failed_is_done_again_at_the_next_tick(calls):
    retention.register("broken", broken)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="broken"):
            retention.purge_daily(at=AT)
    assert len(calls) == 2


def test_the_rooms_have_registered_theirs():
    assert {"requests for formats", "tasks done by the workers", "texts of mails"} <= set(retention._rules)
    assert "core.retention" in {job.name for job in clock.jobs()}
