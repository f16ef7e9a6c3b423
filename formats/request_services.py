"""Writes: requests for formats that the site cannot make."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from core.sources import Source
from formats.asking import asking_terms
from formats.models import FormatRequest
from formats.request_mails import request_mails_queue

# Without letters and digits that are taken for one another when they are read out.
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ346789"
_LENGTH = 6
_TRIES = 5
MOST_IN_AN_HOUR = 60


class TooManyRequestsError(Exception):
    """So many requests came within an hour that no more are taken for now."""


def request_create(
    *, token: uuid.UUID, source: Source | None, form_language: str, at: datetime, **answers: Any
) -> FormatRequest:
    """Record a request and its mails, and return it; the same `token` again gives the request that is there already.

    `form_language` is that of the form. `answers` are format, details, name, reply_by, email and postal_address; `at`
    is aware. Raises TooManyRequestsError.
    """
    existing = FormatRequest.objects.filter(token=token).first()
    if existing:
        return existing
    if FormatRequest.objects.filter(received_at__gt=at - timedelta(hours=1)).count() >= MOST_IN_AN_HOUR:
        raise TooManyRequestsError
    about = {"source": source.key, "language": source.language, "page_title": source.title[:255]} if source else {}
    for _try in range(_TRIES):
        try:
            with transaction.atomic():
                reference = _reference()
                made = FormatRequest.objects.create(
                    token=token, reference=reference, received_at=at, **about, **answers
                )
                request_mails_queue(made=made, language=form_language, at=at)
                return made
        except IntegrityError:
            existing = FormatRequest.objects.filter(token=token).first()
            if existing:  # sent twice at the same moment
                return existing
    raise RuntimeError("No free reference")


def _reference() -> str:
    return "F-" + "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def requests_purge(*, at: datetime, dry_run: bool = False) -> int:
    """Delete the requests older at `at` (aware) than the office keeps them, unless `dry_run`; return how many."""
    days = asking_terms().retention_days
    if days is None:
        return 0
    old = FormatRequest.objects.filter(received_at__lt=at - timedelta(days=days))
    return old.count() if dry_run else old.delete()[0]
