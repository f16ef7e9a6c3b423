"""Leases: of many workers, one does a piece of work; if it dies, another may after a while."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from core.models import Lease


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
    Lease.objects.filter(name=name, holder=holder).delete()


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
