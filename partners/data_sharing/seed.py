"""The group that handles releases, and the invented examples of a demonstration."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from core.seed.helpers import first_time, record_seed, toml_read, words_seed
from core.seed.permissions import permissions_seed
from partners.data_sharing.models import Commitment, CommitmentRequest, DataItem, DataItemText, Dataset
from partners.embargo.models import Release

GROUP = "Embargoed releases"
_FILE = Path(__file__).parent / "seed.toml"


def sharing_seed(*, at: datetime, demonstration: bool) -> None:
    """Make the group and the permissions once; the examples only in a demonstration."""
    if first_time("partners.sharing_permissions"):
        permissions_seed([DataItem, DataItemText, Dataset])
        _group()
    if demonstration and first_time("partners.sharing_examples"):
        _examples(toml_read(_FILE), at=at)


def _group() -> None:
    """Who is in this group sees releases before their time. Nobody is, until an administrator says so."""
    group, _is_new = Group.objects.get_or_create(name=GROUP)
    types = ContentType.objects.get_for_models(Release, Commitment, CommitmentRequest).values()
    group.permissions.add(*Permission.objects.filter(content_type__in=types))
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))


def _examples(data: dict[str, Any], *, at: datetime) -> None:
    for order, row in enumerate(data["items"]):
        facts = {"is_personal": row.pop("is_personal", False), "sort_order": order, "is_sample": True}
        words_seed(DataItemText, record_seed(DataItem, code=row.pop("code"), defaults=facts), **row)
    for row in data["tables"]:
        row |= {"fields": row["fields"].strip(), "table": row["table"].strip()}
        record_seed(Dataset, slug=row.pop("slug"), defaults=row | {"is_live": True, "is_sample": True})
    for row in data["commitments"]:
        record_seed(
            Commitment,
            kind=row["kind"],
            number=1,
            defaults={"text": row["text"].strip(), "is_demonstration": True, "created_at": at},
        )
