"""Where attachments lie: outside what is served, under names of our own."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage


def attachment_storage() -> FileSystemStorage:
    """Beside the media, not below: no address leads there, and `url` raises."""
    folder = Path(settings.MEDIA_ROOT).parent / "private" / "engagement"
    return FileSystemStorage(location=folder, base_url=None, file_permissions_mode=0o600)


def attachment_path(instance: Any, filename: str) -> str:
    """A random name: what the sender called it is kept in the record only."""
    return f"{uuid.uuid4().hex}.bin"
