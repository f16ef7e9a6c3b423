"""What is kept of an enquiry when its days are over: that one came, of its kind and in its month."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from contact.enquiries.mails import enquiry_mails_delete
from contact.enquiries.words import form_terms
from contact.models import Enquiry
from contact.staff.counting import counts_keep


@transaction.atomic
def enquiries_purge(*, at: datetime, dry_run: bool) -> int:
    """Delete the enquiries that are older at `at` (aware) than the office keeps them, and all mails about them.

    Returns how many enquiries. With `dry_run` they are only counted.
    """
    days = form_terms().retention_days
    if days is None:
        return 0
    old = Enquiry.objects.filter(received_at__lt=at - timedelta(days=days))
    if dry_run:
        return old.count()
    # Locked: of two that purge at once, the second finds nothing left to count.
    enquiries = list(old.select_for_update().order_by("pk").values_list("pk", "token"))
    for start in range(0, len(enquiries), _BATCH):
        batch = enquiries[start : start + _BATCH]
        rows = Enquiry.objects.filter(pk__in=[key for key, _token in batch])
        counts_keep(rows)
        enquiry_mails_delete(tokens=[token for _key, token in batch])
        rows.delete()
    return len(enquiries)


_BATCH = 200
