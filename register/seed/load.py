"""Make the groups of the register and, for a demonstration, the invented register."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from core.seed.helpers import first_time
from register.derived import derived_rebuild
from register.samples import samples_make

AUTHORS, APPROVERS, ADMINISTRATORS = "Register authors", "Register approvers", "Register administrators"
GROUPS = {
    AUTHORS: ["write_entries"],
    APPROVERS: ["approve_entries"],
    ADMINISTRATORS: ["administer_register", "view_trailentry"],
}
_FOR_ALL = ["view_version", "view_body"]
_FOR_AUTHORS = ["add_body", "change_body"]


@transaction.atomic
def load(*, at: datetime, demonstration: bool) -> None:
    """Make what was never made; `at` (aware) is the moment of the run."""
    if first_time("register.groups"):
        _groups()
    if first_time("register.settings"):  # after the groups, and also where they were made before this was given
        _give(ADMINISTRATORS, ["change_registersettings"])
    if first_time("register.report_texts"):
        _give(ADMINISTRATORS, ["add_reportyeartext", "change_reportyeartext", "publish_reportyeartext"])
        _give(AUTHORS, ["add_reportyeartext", "change_reportyeartext"])
    if first_time("register.lines"):
        derived_rebuild()  # of entries that are older than the lines
    if demonstration and first_time("register.samples"):
        samples_make(at=at)


def _groups() -> None:
    admin = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for name, codenames in GROUPS.items():
        more = _FOR_AUTHORS if name == AUTHORS else []
        wanted = [*codenames, *_FOR_ALL, *more]
        group, _is_new = Group.objects.get_or_create(name=name)
        found = Permission.objects.filter(content_type__app_label="register", codename__in=wanted)
        group.permissions.add(admin, *found)


def _give(name: str, codenames: list[str]) -> None:
    """Give a group more permissions; one that somebody deleted or renamed is left alone."""
    found = Permission.objects.filter(content_type__app_label="register", codename__in=codenames)
    for group in Group.objects.filter(name=name):
        group.permissions.add(*found)
