"""Work that is due by the clock: rooms register jobs here in `AppConfig.ready()`, `manage.py tick` runs them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.leases import lease

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """A piece of work: `run(at=…)` is called at every tick and does what is due at that moment (aware datetime)."""

    name: str
    run: Callable[..., object]
    lasts: timedelta


_jobs: dict[str, Job] = {}


def register(name: str, run: Callable[..., object], *, lasts: timedelta = timedelta(minutes=10)) -> None:
    """Register a job; `lasts` is how long its lease holds if the process dies in the midst of it."""
    _jobs[name] = Job(name, run, lasts)


def jobs() -> list[Job]:
    return list(_jobs.values())


def tick(*, at: datetime) -> list[str]:
    """Run every job that no other process is running; return the names of those that failed (they are logged)."""
    failed = []
    for job in jobs():
        with lease(name=f"clock:{job.name}", lasts=job.lasts, at=at) as taken:
            if not taken:
                continue
            try:
                job.run(at=at)
            except Exception:  # one broken job must not stop the clock for the others
                logger.exception("Clock job failed: %s", job.name)
                failed.append(job.name)
    return failed
