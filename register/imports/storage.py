"""Where files lie while they are imported: outside what is served, under names of our own."""

from __future__ import annotations

import uuid
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import transaction


class ImportStorage(FileSystemStorage):
    """Beside the media, not below: no address leads there, and `url` raises."""

    def __init__(self) -> None:
        super().__init__(base_url=None, file_permissions_mode=0o600)

    @property
    def base_location(self) -> str:
        return str(Path(settings.MEDIA_ROOT).parent / "private" / "imports")

    @property
    def location(self) -> str:
        return self.base_location

    def url(self, name: str | None) -> str:
        raise ValueError("Imported files have no address")


def import_storage() -> FileSystemStorage:
    return ImportStorage()


def import_path(instance: Any, filename: str) -> str:
    """A random name: what the sender called it is kept in the record only."""
    return f"{uuid.uuid4().hex}.bin"


def file_drop(name: str) -> None:
    """Delete a file once the change that leaves it behind is committed; "" is none."""
    if name:
        transaction.on_commit(partial(import_storage().delete, name), robust=True)
