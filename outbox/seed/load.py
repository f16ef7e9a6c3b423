from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import Group, Permission

from core.seed.helpers import first_time
from core.seed.permissions import EDITORS, MODERATORS

_MAY = {EDITORS: ["view", "change"], MODERATORS: ["view", "change", "read"]}


def load(*, at: datetime, demonstration: bool) -> None:
    """Let editors see how mails stand and settle them, and moderators read them too, once."""
    if not first_time("outbox.permissions"):
        return
    for group in Group.objects.filter(name__in=_MAY):
        codenames = [f"{action}_outgoingmail" for action in _MAY[group.name]]
        group.permissions.add(*Permission.objects.filter(content_type__app_label="outbox", codename__in=codenames))
