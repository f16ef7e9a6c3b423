"""Where the files of releases lie: outside Wagtail's library and what is public of MEDIA_ROOT, named by chance."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from django.db import transaction

from core.private_files import PrivateStorage


def storage() -> PrivateStorage:
    """Files that only a view that asks `partners.embargo.selectors` first sends."""
    return PrivateStorage("embargoed")


def stored_name(instance: Any, filename: str) -> str:
    """A name that tells nothing of what is in the file."""
    return f"{uuid.uuid4().hex}.pdf"


def file_drop(name: str) -> None:
    """Delete a file once the change that leaves it behind is committed; "" is none."""
    if name:
        transaction.on_commit(partial(storage().delete, name), robust=True)


def with_its_record(*, instance: Any, **_given: Any) -> None:
    """A signal's receiver: with a release goes its file."""
    file_drop(instance.file.name or "")
