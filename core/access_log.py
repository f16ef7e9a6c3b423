"""Who saw or changed personal data: rooms name their actions in `AppConfig.ready()` and write an entry for each.

Unlike Wagtail's own log it keeps reading too, cannot be changed, and has days of its own after which it is erased.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from core.models import AccessEntry, AccessLogSettings

_labels: dict[str, Any] = {}
_BATCH = 500


def register(action: str, label: Any) -> None:
    """Name an action: register("contact.enquiry.view", gettext_lazy("Looked at an enquiry"))."""
    _labels[action] = label


def label_of(action: str) -> str:
    """Return what an action is called; the action itself where nobody has named it."""
    return str(_labels.get(action, action))


def choices() -> list[tuple[str, str]]:
    """Return the named actions, for a filter."""
    return sorted(((action, str(label)) for action, label in _labels.items()), key=lambda each: each[1])


def access_log(*, by: Any, action: str, at: datetime, subjects: Iterable[str] = ("",), detail: str = "") -> None:
    """Write that the user `by` did `action` at `at` (aware), an entry for each of the records' references.

    Call it in the transaction of a change, and before personal data is shown: what cannot be logged is not done.
    """
    who = {"at": at, "user_key": by.pk, "who": by.get_username(), "action": action, "detail": detail[:300]}
    AccessEntry.objects.bulk_create([AccessEntry(subject=each, **who) for each in subjects], batch_size=_BATCH)


def entries_of(subject: str, *, actions: Iterable[str]) -> QuerySet[AccessEntry]:
    """Return what was done (of `actions`) with one record, the newest first."""
    return AccessEntry.objects.filter(subject=subject, action__in=list(actions))


def entries_purge(*, at: datetime, dry_run: bool) -> int:
    """Delete the entries that are older at `at` (aware) than the log is kept, unless `dry_run`; how many."""
    limit = at - timedelta(days=AccessLogSettings.load().kept_days)
    old = AccessEntry.objects.filter(at__lt=limit)
    return old.count() if dry_run else old.delete()[0]
