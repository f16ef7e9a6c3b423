from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContactEvent(TextChoices):
    """What can happen to a named contact."""

    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    ASKED = "asked", _("Asked to confirm")
    CONFIRMED = "confirmed", _("Confirmed by the person")
    ENDED = "ended", _("Ended by the person")
    REMOVED = "removed", _("Removed")
