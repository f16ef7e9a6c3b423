"""What people do with an import: upload, name the columns, say what organisations are, confirm, give up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from core.rows import rows_delete
from register.imports.columns import guess, mapping_check
from register.imports.storage import file_drop
from register.imports.tables import table_count
from register.models import Import, ImportState
from register.workflow.errors import ChangedMeanwhileError
from register.workflow.rights import WRITE, need

_LONGEST_NAME = 120
_AFRESH: dict[str, Any] = {"rows_done": 0, "attempts": 0, "error": ""}


def import_create(*, file: File[bytes], by: Any, at: datetime) -> Import:
    """Keep a file that can be read, with a guess at its columns; return its import. `at` is aware.

    Raises NotAllowedError; ValidationError, which says what is wrong with the file.
    """
    need(by, WRITE)
    table, rows = table_count(file)
    file.seek(0)
    made = Import(
        name=(file.name or "")[:_LONGEST_NAME],
        sheet=table.sheet[:_LONGEST_NAME],
        headings=table.headings,
        mapping=guess(table.headings),
        rows_total=rows,
        by_key=by.pk,
        by_name=by.get_username(),
        created_at=at,
    )
    made.file.save("", file, save=False)
    made.save()
    return made


@transaction.atomic
def columns_set(*, record: Import, mapping: Mapping[str, int], by: Any) -> None:
    """Say which column of the file is which, and have it checked with the next work.

    Raises NotAllowedError, ChangedMeanwhileError; ValidationError by column.
    """
    need(by, WRITE)
    checked = mapping_check(mapping, record.headings)
    _move(record, by, [ImportState.MAPPING, ImportState.CHECKED, ImportState.FAILED], mapping=checked, **_CHECK)


@transaction.atomic
def organisations_set(*, record: Import, choices: Mapping[str, str], by: Any) -> None:
    """Say by folded name what unknown organisations are (the key of one, or "new:" and a sector); check it anew.

    Raises NotAllowedError, ChangedMeanwhileError.
    """
    need(by, WRITE)
    _move(record, by, [ImportState.CHECKED], choices={**record.choices, **choices}, **_CHECK)


@transaction.atomic
def import_recheck(*, record: Import, by: Any) -> None:
    """Check a file again, such as after what stood in the way was mended. Raises as `organisations_set`."""
    need(by, WRITE)
    _move(record, by, [ImportState.CHECKED, ImportState.FAILED], **_CHECK)


@transaction.atomic
def import_confirm(*, record: Import, by: Any) -> None:
    """Have a checked file without problems imported with the next work. Raises as `organisations_set`."""
    need(by, WRITE)
    if not record.report.get("is_good"):
        raise ChangedMeanwhileError(_("This file cannot be imported as it is. Look at what its check found."))
    _move(record, by, [ImportState.CHECKED], state=ImportState.IMPORTING, **_AFRESH)


@transaction.atomic
def import_discard(*, record: Import, by: Any) -> None:
    """Give an import up that is not done and not at work; its file goes. Raises as `organisations_set`."""
    need(by, WRITE)
    open_states = [ImportState.MAPPING, ImportState.CHECKED, ImportState.FAILED]
    if not rows_delete(Import.objects.filter(pk=record.pk, by_key=by.pk, state__in=open_states)):
        raise _moved_on()
    file_drop(record.file.name or "")


_CHECK: dict[str, Any] = {"state": ImportState.CHECKING, "report": {}, **_AFRESH}


def _move(record: Import, by: Any, states: list[ImportState], **changes: Any) -> None:
    """Change an import of this person that is in one of these states and as they saw it."""
    seen = Import.objects.filter(pk=record.pk, by_key=by.pk, state=record.state, state__in=states)
    if not seen.update(**changes):
        raise _moved_on()


def _moved_on() -> ChangedMeanwhileError:
    return ChangedMeanwhileError(_("This import has moved on meanwhile. Nothing was changed; look at it again."))
