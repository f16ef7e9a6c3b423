"""The database that tests begin with, migrated and filled once: `python -m script.seeded` makes it anew.

script/test does so at each of its runs and says so in SEEDED_DATABASE; then each process of the tests begins with a
copy. A test run by itself knows nothing of it and makes a database of its own.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

from portal.env import VAR_DIR

FILE = VAR_DIR / "test_seeded.sqlite3"


def name() -> str:
    """Return the name of the seeded database: a file, or a database beside the one of the settings."""
    return str(FILE) if connection.vendor == "sqlite" else f"test_{connection.settings_dict['NAME']}_seeded"


def make() -> None:
    """Make it, in place of one that is there."""
    connection.settings_dict["TEST"]["NAME"] = name()
    _forget_journal(name())
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    call_command("seed", demonstration=True, verbosity=0)
    connection.close()  # the last connection to a file writes its journal into it


def is_made() -> bool:
    """Return whether script/test has made it for this run."""
    return "SEEDED_DATABASE" in os.environ


def copy_file(target: Path) -> bool:
    """Copy it as a file; return whether there is one for this run."""
    if not is_made() or connection.vendor != "sqlite":
        return False
    shutil.copy(FILE, target)
    return True


def use_copy(suffix: str) -> None:
    """Lead this process to a copy of its own, whose name ends with the suffix; one that is there is replaced."""
    connection.settings_dict["NAME"] = name()
    copy = connection.creation.get_test_db_clone_settings(suffix)
    _forget_journal(copy["NAME"])
    connection.creation.clone_test_db(suffix, verbosity=0, autoclobber=True)
    connection.settings_dict.update(copy)  # in place: threads open connections of their own by it


def drop_copy() -> None:
    """Remove the copy that this process was led to."""
    connection.creation.destroy_test_db(verbosity=0)


def _forget_journal(database: str) -> None:
    """Remove what a process that was killed left beside a file of SQLite: it would be read into the new one."""
    for ending in ("-wal", "-shm"):
        Path(database + ending).unlink(missing_ok=True)


if __name__ == "__main__":
    django.setup()
    make()
