"""Where documents of entries lie: outside what is served of MEDIA_ROOT, named by chance."""

from __future__ import annotations

import uuid
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.utils.deconstruct import deconstructible

FOLDER = "register"


@deconstructible
class DocumentStorage(FileSystemStorage):
    """Files that have no address: only a view that asks `register.selectors` first sends them."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600)

    @property
    def base_location(self) -> str:
        return str(Path(settings.MEDIA_ROOT) / FOLDER)

    @property
    def location(self) -> str:
        return self.base_location

    def url(self, name: str | None) -> str:
        return ""


def storage() -> DocumentStorage:
    return DocumentStorage()


def stored_name(instance: Any, filename: str) -> str:
    """A name that tells nothing of what is in the file."""
    return f"{uuid.uuid4().hex}.bin"


def with_its_record(*, instance: Any, **_given: Any) -> None:
    """A signal's receiver: with a document goes its file, once that is committed."""
    if instance.file.name:
        transaction.on_commit(partial(storage().delete, instance.file.name), robust=True)
