"""The work on an import: checked, then written whole. Of many workers one does it, under a lease.

A small file is worked on while the person waits, a larger one by the worker; the clock wakes it where a worker died.
"""

from __future__ import annotations

import logging
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from core.leases import rows_kept
from register.imports.checking import Checked, check
from register.imports.storage import file_drop
from register.imports.writing import entries_write
from register.models import Import, ImportState
from register.models.imports import AT_WORK
from register.workflow.errors import NotAllowedError, RegisterError

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 3
SMALL = 500  # rows that are worked on while the person waits: about a second
KEPT = timedelta(days=7)  # how long an import that nobody finishes is kept, with its file

_FREE: dict[str, Any] = {"holder": "", "leased_until": None}


def work_on(*, record: Import, at: datetime) -> None:
    """Do the work of a small file now; leave that of a larger one to the worker."""
    if record.rows_total <= SMALL:
        import_do(pk=record.pk, at=at)
    else:
        transaction.on_commit(wake, robust=True)


def import_do(*, pk: int, at: datetime) -> None:
    """Check or write the import, whichever is its turn, unless another has it. What goes wrong is noted with it."""
    holder = str(uuid.uuid4())
    free = _due(at).filter(pk=pk)
    if not free.update(holder=holder, leased_until=at + LEASE, attempts=F("attempts") + 1):
        return
    mine = Import.objects.filter(pk=pk, holder=holder)
    with rows_kept(rows=mine, lasts=LEASE):
        try:
            _do(mine.get(), mine, at)
        except (ValidationError, RegisterError) as error:
            said = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            _fail(mine, said)
        except IntegrityError:
            logger.warning("The database refused an import: %s", pk)  # its words would name the row's texts
            _fail(
                mine, _("Somebody stored something of it meanwhile. Nothing of the file was imported; check it again.")
            )
        except Exception:  # whatever it is, the person is told, and nothing of the file is there
            logger.exception("An import failed: %s", pk)
            _fail(mine, _("Something went wrong on our side. Nothing of the file was imported. Check it again later."))


def _do(record: Import, mine: QuerySet[Import], at: datetime) -> None:
    by = get_user_model()._default_manager.filter(pk=record.by_key).first()
    if by is None:
        raise NotAllowedError(_("The account of who uploaded it is gone."))
    found = import_check(record, at=at, on_progress=lambda done: mine.update(rows_done=done))
    if record.state == ImportState.IMPORTING and found.is_good:
        import_write(record, found, by=by, at=at)
        return
    error = (
        _("Something changed since it was checked. Look at it again.") if record.state != ImportState.CHECKING else ""
    )
    mine.update(
        state=ImportState.CHECKED, report=found.report(), digest=found.digest, rows_done=record.rows_total, error=error,
        **_FREE,
    )  # fmt: skip


def import_check(record: Import, *, at: datetime, create_in: str = "", on_progress: Any) -> Checked:
    """Return what the file of an import holds at the aware moment `at`. Raises as `checking.check`."""
    with record.file.open("rb") as file:
        return check(
            file,
            mapping=record.mapping,
            choices=record.choices,
            today=timezone.localdate(at),
            create_in=create_in,
            on_progress=on_progress,
        )


@transaction.atomic
def import_write(record: Import, found: Checked, *, by: Any, at: datetime) -> list[str]:
    """Write everything of a checked file, and that it is done: all in one transaction. Return the new references.

    Raises NotAllowedError, ValidationError, ChangedMeanwhileError; IntegrityError where these rows were imported.
    """
    versions = entries_write(found, by=by, at=at)
    made = [each.action.reference for each in versions]
    report = {"made": made, "there_count": len(found.there) + len(found.contents) - len(made)}
    changed = Import.objects.filter(pk=record.pk, holder=record.holder).update(
        state=ImportState.DONE, done_at=at, digest=found.digest, count=len(made), report=report, choices={}, file="",
        rows_done=record.rows_total, error="", **_FREE,
    )  # fmt: skip
    if not changed:
        raise RegisterError(_("Another worker took this import over."))
    file_drop(record.file.name or "")
    return made


def _fail(mine: QuerySet[Import], reason: str) -> None:
    mine.update(state=ImportState.FAILED, error=reason, **_FREE)


def _due(at: datetime) -> QuerySet[Import]:
    return Import.objects.filter(Q(leased_until=None) | Q(leased_until__lte=at), state__in=AT_WORK)


@task(backend="background")
def work() -> None:
    """Do all imports that are due, and give up those whose workers died too often."""
    at = timezone.now()
    dead = _due(at).filter(attempts__gte=MOST_ATTEMPTS)
    dead.update(
        state=ImportState.FAILED,
        error=_("The program that reads it stopped in the midst of it, several times. Nothing was imported."),
        **_FREE,
    )
    for pk in _due(at).values_list("pk", flat=True):
        import_do(pk=pk, at=timezone.now())


def wake() -> None:
    """Have a worker do what is due, unless one is to do so already."""
    if not DBTaskResult.objects.ready().filter(task_path=work.module_path).exists():
        work.enqueue()


def wake_when_due(*, at: datetime) -> None:
    """The clock's job: wake the worker where an import waits, or its worker died."""
    if _due(at).exists():
        wake()


def imports_purge(*, at: datetime, dry_run: bool) -> int:
    """Delete imports that nobody finished, with their files; return how many."""
    old = Import.objects.exclude(state=ImportState.DONE).filter(created_at__lt=at - KEPT)
    if not dry_run:
        for record in old:
            with transaction.atomic():
                record.delete()
                file_drop(record.file.name or "")
        return len(old)
    return old.count()
