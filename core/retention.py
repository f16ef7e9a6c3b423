"""How long personal data is kept: rooms register a rule in `AppConfig.ready()`, the clock applies all once a day."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from core.heartbeat import beat, has_beaten

logger = logging.getLogger(__name__)

BEAT = "retention"
EVERY = timedelta(days=1)


class Purge(Protocol):
    """Erases what is older at `at` (aware) than it may be, unless `dry_run`; returns of how many records."""

    def __call__(self, *, at: datetime, dry_run: bool) -> int: ...


@dataclass(frozen=True)
class Purged:
    """What a rule did: `count` is None where it failed (the log says why)."""

    name: str
    count: int | None


_rules: dict[str, Purge] = {}


def register(name: str, purge: Purge) -> None:
    """Register a rule under a name that says in English what is erased, such as "requests for formats"."""
    _rules[name] = purge


def purge_all(*, at: datetime, dry_run: bool) -> list[Purged]:
    """Apply every rule; one that fails does not stop the others."""
    return [Purged(name, _applied(name, purge, at, dry_run)) for name, purge in sorted(_rules.items())]


def _applied(name: str, purge: Purge, at: datetime, dry_run: bool) -> int | None:
    try:
        return purge(at=at, dry_run=dry_run)
    except Exception:
        logger.exception("Personal data was not erased: %s", name)
        return None


def purge_daily(*, at: datetime) -> None:
    """The clock's job. Raises RuntimeError when a rule fails, and tries again at the next tick."""
    if has_beaten(name=BEAT, since=at - EVERY):
        return
    failed = [each.name for each in purge_all(at=at, dry_run=False) if each.count is None]
    if failed:
        raise RuntimeError(", ".join(failed))
    beat(name=BEAT, at=at)
