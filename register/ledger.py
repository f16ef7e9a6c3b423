"""The ledger: a file outside the database that remembers how far the trail had come, and what was sealed.

It is only added to, a line of JSON at a time. When an older state of the database is restored, `verify_audit` sees it,
and what was sealed meanwhile is sealed again by the clock (register.workflow.sealing.seals_hold).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from register.models import Seal


def line_write(*, number: int, mark: str) -> None:
    """Remember the newest line of the trail."""
    _add({"line": number, "mark": mark})


def seal_write(seal: Seal) -> None:
    """Remember that two people removed the text of a version."""
    _add(
        {
            "sealed": seal.version.action.reference,
            "version": seal.version.number,
            "category": seal.category,
            "asked_by": seal.asked_by_key,
            "sealed_by": seal.sealed_by_key,
            "at": seal.sealed_at.isoformat() if seal.sealed_at else "",
        }
    )


def newest_line() -> tuple[int, str] | None:
    """Return number and mark of the highest line that is remembered; None where none is."""
    lines = [(each["line"], each["mark"]) for each in _entries() if "line" in each]
    return max(lines, default=None)


def seals() -> list[dict[str, Any]]:
    """Return every seal that is remembered: as `seal_write` writes it."""
    return [each for each in _entries() if "sealed" in each]


def _path() -> Path:
    return Path(settings.REGISTER_LEDGER)


def _add(entry: dict[str, Any]) -> None:
    """Add one line whole: O_APPEND keeps the lines of several processes apart."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, f"{json.dumps(entry)}\n".encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _entries() -> Iterator[dict[str, Any]]:
    try:
        lines = _path().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        try:
            entry = json.loads(line)
        except json.JSONDecodeError:  # cut off by a power failure: the line that follows tells more
            continue
        if isinstance(entry, dict):
            yield entry
