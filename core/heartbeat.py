"""Signs of life of the processes beside the web server, so that people are told when one is dead."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from core.models import Heartbeat

CLOCK, WORKER = "clock", "worker"
BEAT_EVERY = timedelta(minutes=1)
SILENT_AFTER = timedelta(minutes=5)
QUEUE_KEPT_DAYS = 7  # how long the queue remembers what was done


def beat(*, name: str, at: datetime) -> None:
    """Note that something happened at `at` (aware)."""
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": at})


def has_beaten(*, name: str, since: datetime) -> bool:
    """Return whether something has happened after `since` (aware)."""
    return Heartbeat.objects.filter(name=name, beat_at__gt=since).exists()


def silent(*, at: datetime) -> list[str]:
    """Return which of clock and worker have given no sign of life in the five minutes before `at` (aware)."""
    return [name for name in (CLOCK, WORKER) if not has_beaten(name=name, since=at - SILENT_AFTER)]


@task(backend="background")
def worker_beat() -> None:
    """Done by the worker, which shows that there is one."""
    beat(name=WORKER, at=timezone.now())


def beats_ask(*, at: datetime) -> None:
    """The clock's job: note its own beat, and ask the worker for one each minute."""
    beat(name=CLOCK, at=at)
    is_asked = DBTaskResult.objects.ready().filter(task_path=worker_beat.module_path).exists()
    if not is_asked and not has_beaten(name=WORKER, since=at - BEAT_EVERY):
        worker_beat.enqueue()


def queue_forget(*, at: datetime, dry_run: bool) -> int:
    """Delete what the queue remembers of tasks done a week ago; every mail and every beat leaves one."""
    old = DBTaskResult.objects.finished().filter(
        queue_name=worker_beat.queue_name, finished_at__lt=at - timedelta(days=QUEUE_KEPT_DAYS)
    )
    return old.count() if dry_run else old.delete()[0]
