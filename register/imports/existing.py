"""What of a file is in the register already."""

from __future__ import annotations

from typing import Any

from register.models import Version
from register.workflow.content import Content

_FACTS = ("service", "level", "type", "taken_on")


class Existing:
    """Knows the entries of the organisations and years that it is asked about, each pair read once."""

    def __init__(self) -> None:
        self._read: set[tuple[int, int]] = set()
        self._said: dict[tuple[Any, ...], str] = {}
        self._removed: dict[tuple[Any, ...], str] = {}

    def find(self, content: Content) -> str:
        """Return the reference of an entry with the same facts and reason, in any of its versions; else ""."""
        self._look(content)
        return self._said.get((*_facts(content), content.reason), "")

    def find_removed(self, content: Content) -> str:
        """Return the reference of an entry with the same facts whose text two people removed for good; else ""."""
        self._look(content)
        return self._removed.get(_facts(content), "")

    def _look(self, content: Content) -> None:
        body, year = content.body.pk, content.year.pk
        if body is None or (body, year) in self._read:
            return
        self._read.add((body, year))
        found = Version.objects.filter(body=body, year=year).values_list(
            *_FACTS, "reason", "action__reference", "seal__sealed_at"
        )
        for *facts, reason, reference, sealed_at in found:
            if sealed_at:
                self._removed[body, year, *facts] = reference
            else:
                self._said[body, year, *facts, reason] = reference


def _facts(content: Content) -> tuple[Any, ...]:
    return (content.body.pk, content.year.pk, *(getattr(content, name) for name in _FACTS))
