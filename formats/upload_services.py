"""Writes: what editors uploaded leaves the disk with its record."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import signals

from formats.models import AttachedFile, SignVideo, Upload


def upload_files_delete(*, upload: Upload) -> None:
    """Delete the files of a record that is deleted, once that is certain."""
    for name in ("file", "captions"):
        file = getattr(upload, name, None)
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name), robust=True)


def _on_delete(instance: Upload, **kwargs: Any) -> None:
    upload_files_delete(upload=instance)


def connect_signals() -> None:
    """Listen to what is deleted; called once when the apps are ready."""
    for model in (AttachedFile, SignVideo):
        signals.post_delete.connect(_on_delete, sender=model, dispatch_uid="formats.uploads")
