"""How often something may be done: counted in the database, so that all workers on all machines share the count."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from core.models import LimitCount

KEPT_FOR = timedelta(days=1)  # no limit's window is longer
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Limit:
    """At most so many times in each window of time; windows follow one another from a fixed moment."""

    name: str
    most: int
    window: timedelta = timedelta(hours=1)


def limit_use(limit: Limit, *, who: str, at: datetime) -> bool:
    """Count that `who` does it once more at `at` (aware); return False, uncounted, where the window is used up.

    Of `who` only a keyed hash is stored. Call it inside the transaction of the thing itself: undone, it is not counted.
    """
    if limit.most < 1:
        return False
    key = salted_hmac("core.limits", f"{limit.name}:{who}", algorithm="sha256").hexdigest()
    window = at - (at - _EPOCH) % limit.window
    counts = LimitCount.objects.filter(key=key, window=window)
    one_more = counts.filter(count__lt=limit.most)
    if one_more.update(count=F("count") + 1):
        return True
    if counts.exists():  # it is used up, or somebody else has just begun it
        return bool(one_more.update(count=F("count") + 1))
    try:
        with transaction.atomic():
            LimitCount.objects.create(key=key, window=window)
    except IntegrityError:  # somebody else began the window at the same moment
        return bool(one_more.update(count=F("count") + 1))
    return True


def client_network(address: str) -> str:
    """Return whom a limit is for: an IPv4 address, or the network of an IPv6 address, which one household has whole."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False))


def limits_purge(*, at: datetime, dry_run: bool) -> int:
    """Delete the counts of windows that are long over at `at` (aware), unless `dry_run`; return how many."""
    old = LimitCount.objects.filter(window__lt=at - KEPT_FOR)
    return old.count() if dry_run else old.delete()[0]
