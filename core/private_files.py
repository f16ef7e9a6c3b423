"""Where files lie that only a view sends, after it has asked who may have them: they have no address of their own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from os.path import normpath
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db.models import FileField

LEFT_ALONE = timedelta(hours=1)  # so long the record of a new file may be on its way


class PrivateStorage(FileSystemStorage):
    """Files in a folder that nothing serves, named from MEDIA_ROOT ("../private/imports" lies beside it).

    Readable by the site's own account alone. `url` gives "", by which the admin's forms show no link.
    """

    def __init__(self, folder: str) -> None:
        super().__init__(base_url=None, file_permissions_mode=0o600)
        self.folder = folder

    @property
    def base_location(self) -> str:
        return normpath(Path(settings.MEDIA_ROOT) / self.folder)  # not resolved: MEDIA_ROOT may be a link

    @property
    def location(self) -> str:
        return self.base_location

    def url(self, name: str | None) -> str:
        return ""


def random_name(instance: Any, filename: str) -> str:
    """Return a name that tells nothing of what is in the file, or of what its sender called it."""
    return f"{uuid.uuid4().hex}.bin"


def files_sweep(*, at: datetime) -> None:
    """By the clock: delete private files that no record names, as a crash or a write that was taken back leaves them.

    Those of the last hour before `at` (aware) stay.
    """
    since = (at - LEFT_ALONE).timestamp()
    for field in private_fields():
        files = field.storage
        names = files.listdir("")[1] if files.exists("") else []
        old = {name for name in names if files.get_modified_time(name).timestamp() < since}
        named = field.model._default_manager.filter(**{f"{field.name}__in": old}).values_list(field.name, flat=True)
        for name in old.difference(named):
            files.delete(name)


def private_fields() -> Iterator[FileField]:
    """Each field with private files; no two share a folder, or one's would be swept as not the other's."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, FileField) and isinstance(field.storage, PrivateStorage):
                yield field
