"""Where attachments lie: outside what is served, under names of our own."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class AttachmentStorage(FileSystemStorage):
    """Beside the media, not below: no address leads there, and `url` raises."""

    def __init__(self) -> None:
        super().__init__(base_url=None, file_permissions_mode=0o600)

    @property
    def base_location(self) -> str:
        return str(Path(settings.MEDIA_ROOT).parent / "private" / "engagement")

    @property
    def location(self) -> str:
        return self.base_location

    def url(self, name: str | None) -> str:
        raise ValueError("Attachments have no address")


def attachment_storage() -> FileSystemStorage:
    return AttachmentStorage()


def attachment_path(instance: Any, filename: str) -> str:
    """A random name: what the sender called it is kept in the record only."""
    return f"{uuid.uuid4().hex}.bin"
