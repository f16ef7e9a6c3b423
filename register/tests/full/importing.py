"""What is killed: a process of its own, with a database of its own, that writes an import and says each statement.

python -m register.tests.full.importing prepare 12       a checked file with so many rows, confirmed
python -m register.tests.full.importing write            row, row, …, then: committed
python -m register.tests.full.importing look
"""

from __future__ import annotations

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - needs the settings
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from register.imports import services, work  # noqa: E402
from register.models import Action, Import, Version  # noqa: E402
from register.tests import factories as make  # noqa: E402
from register.tests.full.killing import say, say_and_wait  # noqa: E402
from register.tests.importing import csv_file, row  # noqa: E402
from register.trail import verify  # noqa: E402
from register.workflow import years  # noqa: E402


def prepare(count):
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    from register.seed.load import load

    load(at=make.AT, demonstration=False)
    years.year_create(start=2025, by=make.administrator(), at=make.AT)
    make.body()
    by, now = make.author(), timezone.now()
    file = csv_file(*(row(reason=f"Reason {number}") for number in range(count)))
    record = services.import_create(file=file, by=by, at=now)
    services.columns_set(record=record, mapping=record.mapping, by=by)
    work.import_do(pk=record.pk, at=now)
    record.refresh_from_db()
    services.import_confirm(record=record, by=by)


def statement(execute, sql, params, many, context):
    """Say each statement that writes, once it is done."""
    done = execute(sql, params, many, context)
    if sql.startswith(("INSERT", "UPDATE", "DELETE")):
        say_and_wait("row")
    return done


def write():
    """Write the import, as a worker does once the lease of one that died is over."""
    record = Import.objects.get()
    with connection.execute_wrapper(statement):
        work.import_do(pk=record.pk, at=max(timezone.now(), (record.leased_until or timezone.now()) + work.LEASE))
    say_and_wait("committed")


def look():
    """Say how many drafts and entries there are, the state of the import, and what is wrong."""
    real = Version.objects.filter(is_sample=False)
    entries = Action.objects.filter(is_sample=False).count()
    say(real.count(), entries, Import.objects.get().state, len(list(verify())))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["prepare", count]:
            prepare(int(count))
        case ["write"]:
            write()
        case ["look"]:
            look()
