from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from core.heartbeat import CLOCK, WORKER, beat, beats_ask, queue_forget, silent, worker_beat

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def asked():
    return DBTaskResult.objects.ready().filter(task_path=worker_beat.module_path).count()


def test_who_never_gave_a_sign_is_silent():
    assert silent(at=AT) == [CLOCK, WORKER]


def test_who_gave_none_for_five_minutes_is_silent():
    beat(name=CLOCK, at=AT)
    beat(name=WORKER, at=AT - MINUTE)
    assert silent(at=AT + 3 * MINUTE) == []
    assert silent(at=AT + 4 * MINUTE) == [WORKER]
    assert silent(at=AT + 5 * MINUTE) == [CLOCK, WORKER]


def test_the_clock_asks_the_worker_once_a_minute():
    beats_ask(at=AT)
    beats_ask(at=AT)
    assert (asked(), silent(at=AT)) == (1, [WORKER])
    DBTaskResult.objects.all().delete()  # done by the worker
    beat(name=WORKER, at=AT)
    beats_ask(at=AT + MINUTE / 2)
    assert asked() == 0
    beats_ask(at=AT + MINUTE)
    assert asked() == 1


def test_the_worker_answers():
    worker_beat.call()
    assert silent(at=datetime.now(UTC)) == [CLOCK]


def test_what_the_queue_did_long_ago_is_forgotten():
    DBTaskResult.objects.all().delete()
    worker_beat.enqueue()
    DBTaskResult.objects.update(status="SUCCESSFUL", started_at=AT, finished_at=AT)
    assert queue_forget(at=AT + timedelta(days=7), dry_run=False) == 0
    assert queue_forget(at=AT + timedelta(days=8), dry_run=True) == 1
    assert queue_forget(at=AT + timedelta(days=8), dry_run=False) == 1
    assert not DBTaskResult.objects.exists()
