from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from core import clock
from core.leases import lease_take
from core.models import Lease

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_jobs(monkeypatch):
    monkeypatch.setattr(clock, "_jobs", {})


def test_every_job_is_called_with_the_moment():
    calls = []
    clock.register("one", lambda *, at: calls.append(("one", at)))
    clock.register("two", lambda *, at: calls.append(("two", at)))
    assert clock.tick(at=AT) == []
    assert calls == [("one", AT), ("two", AT)]


def test_a_broken_job_does_not_stop_the_others():
    calls = []
    clock.register("broken", lambda *, at: 1 / 0)
    clock.register("sound", lambda *, at: calls.append(at))
    assert clock.tick(at=AT) == ["broken"]
    assert calls == [AT]
    assert not Lease.objects.exists()


def test_a_job_that_another_process_runs_is_left_to_it():
    calls = []
    clock.register("work", lambda *, at: calls.append(at))
    lease_take(name="clock:work", holder="another", lasts=timedelta(minutes=10), at=AT)
    clock.tick(at=AT)
    assert calls == []
    clock.tick(at=AT + timedelta(minutes=10))
    assert len(calls) == 1


def test_registered_twice_it_runs_once():
    calls = []
    for _ in range(2):
        clock.register("work", lambda *, at: calls.append(at))
    clock.tick(at=AT)
    assert len(calls) == 1


def test_the_command_says_what_failed():
    clock.register("broken", lambda *, at: 1 / 0)
    with pytest.raises(CommandError, match="broken"):
        call_command("tick")


def test_the_command_publishes_what_is_scheduled():
    from wagtail.models import Page

    page = Page.objects.last().specific
    page.unpublish()
    page.go_live_at = datetime(2026, 1, 1, tzinfo=UTC)
    page.save_revision(approved_go_live_at=page.go_live_at)
    call_command("tick")
    page.refresh_from_db()
    assert page.live
