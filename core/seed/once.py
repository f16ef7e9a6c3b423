from __future__ import annotations

from core.models import SeedMark


def first_time(key: str) -> bool:
    """Return whether the seed has never made `key` before, and remember that it has now.

    Call it in the transaction that makes the thing, so that a seed that fails half-way can be run again. The key must
    be one that no editor can change: "contact.line.SWF".
    """
    _mark, is_new = SeedMark.objects.get_or_create(key=key)
    return is_new
