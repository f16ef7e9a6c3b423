"""Where files lie while they are imported."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from core.private_files import PrivateStorage, random_name

__all__ = ["file_drop", "import_path", "import_storage"]

import_path = random_name


def import_storage() -> PrivateStorage:
    return PrivateStorage("../private/imports")


def file_drop(name: str) -> None:
    """Delete a file once the change that leaves it behind is committed; "" is none."""
    if name:
        transaction.on_commit(partial(import_storage().delete, name), robust=True)
