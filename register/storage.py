"""Where documents of entries lie."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction

from core.private_files import PrivateStorage, random_name

__all__ = ["storage", "stored_name", "with_its_record"]

stored_name = random_name


def storage() -> PrivateStorage:
    """Files that only a view that asks `register.selectors` first sends."""
    return PrivateStorage("register")


def with_its_record(*, instance: Any, **_given: Any) -> None:
    """A signal's receiver: with a document goes its file, once that is committed."""
    if instance.file.name:
        transaction.on_commit(partial(storage().delete, instance.file.name), robust=True)
