"""Addresses of entries are permanent: a former one leads to the entry, and that of an entry which is gone says so."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete, pre_save

from partners.enums import AgreementState
from partners.organisations.agreements import Agreement
from partners.organisations.models import FormerAddress, Organisation
from partners.organisations.selectors import entries

_ONCE_AGREED = (AgreementState.AGREED, AgreementState.REPLACED, AgreementState.WITHDRAWN)


def current_slug(slug: str) -> str | None:
    """Return the address that the entry of a former one has now; None where there is no entry to be shown."""
    found = FormerAddress.objects.filter(slug=slug).exclude(organisation=None).first()
    shown = {each.organisation.pk: each.slug for each in entries()} if found else {}
    now = shown.get(found.organisation_id or 0) if found else None
    return now if now != slug else None


def is_gone(slug: str) -> bool:
    """Return whether an entry was public at an address and is not any more; asked where none is shown there."""
    withdrawn = Agreement.objects.filter(
        organisation__slug=slug, state=AgreementState.WITHDRAWN, answered_at__isnull=False
    )
    return FormerAddress.objects.filter(slug=slug).exists() or withdrawn.exists()


def connect() -> None:
    """Keep the addresses from now on, whoever changes or deletes an organisation; called once, when apps are ready."""
    pre_save.connect(_keep_changed, sender=Organisation, dispatch_uid="partners.former_address.changed")
    pre_delete.connect(_keep_deleted, sender=Organisation, dispatch_uid="partners.former_address.deleted")


def _keep_changed(*, instance: Organisation, raw: bool, **_given: Any) -> None:
    before = None if raw else Organisation.objects.filter(pk=instance.pk).first()
    if before and before.slug != instance.slug and _was_public(before):
        FormerAddress.objects.update_or_create(slug=before.slug, defaults={"organisation": before})


def _keep_deleted(*, instance: Organisation, **_given: Any) -> None:
    if _was_public(instance):
        FormerAddress.objects.update_or_create(slug=instance.slug, defaults={"organisation": None})


def _was_public(organisation: Organisation) -> bool:
    """Invented examples leave no trace."""
    if organisation.is_sample:
        return False
    check = getattr(organisation, "check_of_contact", None)
    agreed = organisation.agreements.filter(state__in=_ONCE_AGREED, answered_at__isnull=False)
    return agreed.exists() or bool(check and check.checked_at)
