"""Leases: of many workers, one does a piece of work; if it dies, another may after a while."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, close_old_connections, connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from core.models import Lease
from core.rows import rows_delete

RENEWALS = 4  # of a lease, while the work goes on


def lease_take(*, name: str, holder: str, lasts: timedelta, at: datetime) -> bool:
    """Take the lease `name` for `holder` from `at` (aware) on; return False while another holds it."""
    free = Lease.objects.filter(name=name).filter(Q(expires_at__lte=at) | Q(holder=holder))
    if free.update(holder=holder, expires_at=at + lasts):
        return True
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, holder=holder, expires_at=at + lasts)
    except IntegrityError:
        return False
    return True


def lease_release(*, name: str, holder: str) -> None:
    """Give the lease back, if `holder` still has it."""
    rows_delete(Lease.objects.filter(name=name, holder=holder))


@contextmanager
def lease(*, name: str, lasts: timedelta, at: datetime) -> Iterator[bool]:
    """Yield whether the lease was had; give it back at the end."""
    holder = str(uuid.uuid4())
    taken = lease_take(name=name, holder=holder, lasts=lasts, at=at)
    try:
        yield taken
    finally:
        if taken:
            lease_release(name=name, holder=holder)


@contextmanager
def rows_kept(*, rows: QuerySet[Any], lasts: timedelta) -> Iterator[None]:
    """Renew `leased_until` of rows that we hold as long as the work on them goes on, several times a lease."""
    is_over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(rows, lasts, is_over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        is_over.set()
        keeper.join()


def _keep(rows: QuerySet[Any], lasts: timedelta, is_over: threading.Event) -> None:
    try:
        while not is_over.wait(lasts.total_seconds() / RENEWALS):
            close_old_connections()
            rows.update(leased_until=timezone.now() + lasts)
    finally:
        connection.close()
