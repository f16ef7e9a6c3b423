"""Files that nobody needs any more go: of earlier states of pages, of pages that are gone, of dead workers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from formats.models import FormatFile, FormatJob
from formats.models.files import folder

Place = tuple[str, str, str]

UNFINISHED = timedelta(hours=1)  # nobody writes a file for so long


def files_delete(*, files: list[FormatFile]) -> None:
    """Delete files and, once that is certain, what lies on the disk."""
    if not files:
        return
    paths = [file.path for file in files]
    FormatFile.objects.filter(pk__in=[file.pk for file in files]).delete()
    transaction.on_commit(lambda: _unlink(paths), robust=True)


def on_text_removed(*, keys: list[str], **kwargs: Any) -> None:
    """Delete the files of these sources at once: they may hold a text that was removed for good."""
    files_delete(files=list(FormatFile.objects.filter(source__in=keys)))


def _unlink(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def files_clean(*, places: Collection[Place], at: datetime) -> int:
    """Delete the files and jobs of every place (source, language, format) but `places`; return how many files."""
    gone = [file for file in FormatFile.objects.all() if (file.source, file.language, file.format) not in places]
    files_delete(files=gone)
    jobs = FormatJob.objects.values_list("pk", "source", "language", "format")
    FormatJob.objects.filter(pk__in=[pk for pk, *place in jobs if tuple(place) not in places]).delete()
    _sweep(at)
    return len(gone)


def _sweep(at: datetime) -> None:
    """Delete what lies on the disk without a record and is not being written."""
    known = set(FormatFile.objects.values_list("stored_as", flat=True))
    for path in folder().glob("*/*"):
        is_known = path.relative_to(folder()).as_posix() in known
        if not is_known and path.stat().st_mtime < (at - UNFINISHED).timestamp():
            path.unlink(missing_ok=True)
