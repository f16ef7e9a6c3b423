"""Where attachments of requests lie."""

from __future__ import annotations

from core.private_files import PrivateStorage, random_name

__all__ = ["attachment_path", "attachment_storage"]

attachment_path = random_name


def attachment_storage() -> PrivateStorage:
    return PrivateStorage("../private/engagement")
