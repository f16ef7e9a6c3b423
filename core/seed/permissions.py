"""What Wagtail's own groups may do with the records, so that editors need no administrator."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

EDITORS, MODERATORS = "Editors", "Moderators"


def permissions_seed(models: Iterable[type[Model]]) -> None:
    """Let Editors and Moderators view, add, change and delete these records, and Moderators publish words as well."""
    types = ContentType.objects.get_for_models(*models, for_concrete_models=False).values()
    permissions = list(Permission.objects.filter(content_type__in=types))
    for group in Group.objects.filter(name__in=[EDITORS, MODERATORS]):
        may_publish = group.name == MODERATORS
        group.permissions.add(*(each for each in permissions if may_publish or not each.codename.startswith("publish")))


def recording_seed() -> None:
    """Let Moderators record that a native reader has checked a translation."""
    permission = Permission.objects.get(content_type__app_label="core", codename="add_translationcheck")
    for group in Group.objects.filter(name=MODERATORS):
        group.permissions.add(permission)
