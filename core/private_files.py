"""Where files lie that only a view sends, after it has asked who may have them: they have no address of their own."""

from __future__ import annotations

import uuid
from os.path import normpath
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage


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
