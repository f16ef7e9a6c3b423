"""What happens with a record of the register however it is changed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.log_actions import get_active_log_context

from register.models import Document, RegisterSettings
from register.storage import with_its_record
from register.workflow.bodies import settings_note


def connect() -> None:
    """Connect the signals; called once, when the app is ready."""
    post_delete.connect(with_its_record, sender=Document, dispatch_uid="register.document_file")
    post_save.connect(settings_changed, sender=RegisterSettings, dispatch_uid="register.settings_changed")


def settings_changed(*, instance: RegisterSettings, created: bool, raw: bool = False, **_given: Any) -> None:
    """Write the line: Wagtail's own screen keeps the settings, and its log knows by whom. A new row says nothing."""
    if created or raw:
        return
    with transaction.atomic():
        settings_note(settings=instance, by=get_active_log_context().user, at=timezone.now())
