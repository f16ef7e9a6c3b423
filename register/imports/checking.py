"""The dry run: every row of a file read and checked, nothing written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from register.enums import ActionType
from register.imports.existing import Existing
from register.imports.organisations import Organisations
from register.imports.rows import Row, RowReader
from register.imports.tables import table_open
from register.models import Body, Import, ImportState
from register.workflow.content import Content

MOST_KEPT = 1_000  # problems, and rows that are there already, that a report names; all are counted
_PREVIEW = 3
EVERY = 100  # rows after which progress is told

Progress = Callable[[int], object]


@dataclass
class Checked:
    """What a dry run found. `contents` are the new entries in order, `new_bodies` the organisations to be made.

    `problems` are (row, column of the file, what is wrong), `there` (row, reference of the entry that says the same).
    """

    contents: list[Content] = field(default_factory=list)
    new_bodies: list[Body] = field(default_factory=list)
    problems: list[tuple[int, str, str]] = field(default_factory=list)
    there: list[tuple[int, str]] = field(default_factory=list)
    unknown: list[dict[str, Any]] = field(default_factory=list)
    digest: str = ""
    done_before: str = ""

    @property
    def is_good(self) -> bool:
        """Return whether it can be imported as it is."""
        return not (self.problems or self.unknown or self.done_before) and bool(self.contents)

    def report(self) -> dict[str, Any]:
        """Return what is kept of it with the import, as plain values."""
        return {
            "problems": [list(each) for each in self.problems[:MOST_KEPT]],
            "problem_count": len(self.problems),
            "there": [list(each) for each in self.there[:MOST_KEPT]],
            "there_count": len(self.there),
            "unknown": self.unknown,
            "new_count": len(self.contents),
            "new_bodies": [each.name for each in self.new_bodies],
            "preview": [_shown(each) for each in self.contents[:_PREVIEW]],
            "done_before": self.done_before,
            "is_good": self.is_good,
        }


def check(
    file: File[bytes],
    *,
    mapping: dict[str, int],
    choices: Mapping[str, str],
    today: date,
    create_in: str = "",
    on_progress: Progress = lambda _done: None,
) -> Checked:
    """Return what is in a file, whose columns `mapping` names; `today` is the office's day.

    `choices` says what its unknown organisations are; without one, an unknown organisation is made in the sector
    `create_in`, if that is given. `on_progress` is told now and then how many rows are done. Raises ValidationError
    where the file cannot be read.
    """
    table, found, existing = table_open(file), Checked(), Existing()
    organisations = Organisations(choices, create_in)
    reader, digest = RowReader(mapping, organisations, today), hashlib.sha256()
    seen: dict[Any, int] = {}
    for count, (number, cells) in enumerate(table.rows, start=1):
        row = reader.read(number, cells)
        digest.update(json.dumps({name: text for name, text in row.texts.items() if text}, sort_keys=True).encode())
        _sort_in(row, found, existing, seen)
        found.problems += _in_order(row, mapping, table.headings)
        if count % EVERY == 0:
            on_progress(count)
    found.digest = digest.hexdigest()
    found.new_bodies = list(organisations.new.values())
    found.unknown = [
        vars(each) | {"nearest": [[body.pk, body.name] for body in organisations.nearest(each.name)]}
        for each in organisations.unknown.values()
    ]
    found.done_before = _done_before(found.digest)
    return found


def _sort_in(row: Row, found: Checked, existing: Existing, seen: dict[Any, int]) -> None:
    """Put a row that is right where it belongs: new, there already, or the same as another row."""
    content = row.content
    if content is None:
        return
    if removed := existing.find_removed(content):
        row.problems["reason"] = _(
            "%(reference)s has these facts, and its text was removed for good. Take this row out; if it is another "
            "action, write it by hand."
        ) % {"reference": removed}
    elif reference := existing.find(content):
        found.there.append((row.number, reference))
    elif before := seen.get(_key(content)):
        row.problems[""] = _("This row says the same as row %(row)d. Take one of them out.") % {"row": before}
    else:
        seen[_key(content)] = row.number
        found.contents.append(content)


def _key(content: Content) -> Any:
    body = content.body
    return (
        body.name_key,
        content.year.pk,
        content.service,
        content.level,
        content.type,
        content.taken_on,
        content.reason,
    )


def _in_order(row: Row, mapping: Mapping[str, int], headings: list[str]) -> list[tuple[int, str, str]]:
    """A row's problems in the order of the file's columns, by their headings."""
    names = sorted(row.problems, key=lambda name: mapping.get(name, len(headings)))
    return [(row.number, headings[mapping[name]] if name in mapping else name, row.problems[name]) for name in names]


def _done_before(digest: str) -> str:
    done = Import.objects.filter(state=ImportState.DONE, digest=digest).first()
    return f"{done.done_at:%Y-%m-%d} ({done.by_name})" if done else ""


def _shown(content: Content) -> dict[str, Any]:
    return {
        "organisation": content.body.name,
        "year": content.year.label,
        "level": content.level,
        "type": str(ActionType(content.type).label),
        "taken_on": content.taken_on.isoformat(),
        "steps": len(content.steps),
    }
