"""The list as a file: the columns of the public files, and the state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from register.data import CHUNK, NAMES
from register.models import Version

COLUMNS = (*NAMES, "state")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what no workbook can hold


def rows(keys: list[int]) -> Iterator[tuple[Any, ...]]:
    """Yield each version that is still there, in the order of `keys`, as COLUMNS."""
    found = Version.objects.select_related("action", "body", "year", "seal").prefetch_related("steps")
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        versions = found.in_bulk(chunk)
        yield from (_row(versions[key]) for key in chunk if key in versions)


def _row(version: Version) -> tuple[Any, ...]:
    body, since = version.body, version.public_from
    whys = " ".join(step.why for step in version.steps.all() if step.why)
    return (
        version.action.reference, version.number, version.year.label, body.name, body.slug, body.sector,
        version.service, version.level, version.type, version.taken_on.isoformat(), version.reason, whys,
        version.ground, since.date().isoformat() if since else "", version.seal.category if version.is_sealed else "",
        "true" if version.is_sample else "false", version.state,
    )  # fmt: skip


class Workbook(SpreadsheetExportMixin):
    """The same rows for Excel, by Wagtail's writer, which takes no cell for a formula."""

    list_export = COLUMNS
    export_headings = {name: name for name in COLUMNS}

    def __init__(self, filename: str) -> None:
        self.export_filename = filename

    def to_row_dict(self, item: tuple[Any, ...]) -> dict[str, Any]:
        """Return a row by its columns, without control characters."""
        clean = (_CONTROL.sub("", each) if isinstance(each, str) else each for each in item)
        return dict(zip(COLUMNS, clean, strict=True))
