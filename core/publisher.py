"""Who publishes this site: the room that has the office's record says it, so that core need not know that room."""

from __future__ import annotations

from collections.abc import Callable

_sources: list[Callable[[], str]] = []


def register(name_of_office: Callable[[], str]) -> None:
    """Say how the office's name is read; called once, in `AppConfig.ready()`."""
    _sources[:] = [name_of_office]


def publisher() -> str:
    """Return the name of the office that publishes; "" where none is recorded."""
    return _sources[0]() if _sources else ""
