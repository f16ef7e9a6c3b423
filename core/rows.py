"""Deleting rows on a condition, so that of two at once only one has its way."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet


@transaction.atomic
def rows_delete(rows: QuerySet[Any]) -> int:
    """Delete the rows that fit when nobody else changes them any more; return how many.

    Django's own `delete` reads the rows first and then deletes them by their keys: on PostgreSQL one that somebody
    changed in between goes too, though it fits no longer. Here they are locked while they are read.
    """
    keys = list(rows.select_for_update().order_by().values_list("pk", flat=True))
    rows.model._default_manager.filter(pk__in=keys).delete()
    return len(keys)
