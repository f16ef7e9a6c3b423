"""What the formats need to begin with: permissions, and for a demonstration a labelled example of the periods."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from core.seed.helpers import first_time
from core.seed.permissions import permissions_seed
from formats.models import AttachedFile, AudioListening, FormatRequest, FormatSettings, SignVideo

EXAMPLE_RETENTION_DAYS = 90


@transaction.atomic
def load(*, at: datetime, demonstration: bool) -> None:
    """Let editors deal with requests, videos and files; only a demonstration decides how long requests are kept."""
    if first_time("formats.permissions"):
        permissions_seed([AttachedFile, AudioListening, FormatRequest, SignVideo])
    if demonstration and first_time("formats.demonstration"):
        settings = FormatSettings.load()
        if settings.request_retention_days is None:
            settings.request_retention_days = EXAMPLE_RETENTION_DAYS
            settings.is_demonstration = True
            settings.save()
