from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TimeRule(models.TextChoices):
    """How the leaflet words the time to respond: L10 and L23 give no number, L15 a least one, L20 a usual one."""

    NO_NUMBER = "none", _("No number of days")
    AT_LEAST = "at-least", _("At least a number of working days")
    USUALLY = "usually", _("Usually a number of working days")


class NotificationPartCode(models.TextChoices):
    """What a formal notification says, so that levels 3 and 4 can stand side by side (L14, L19)."""

    ISSUE = "issue", _("The issue and the evidence")
    POLICY = "policy", _("The policy, the level and how it may be escalated")
    TRIED = "tried", _("What has been tried")
    INVITATION = "invitation", _("What your organisation is invited to say")
    SUPPORT = "support", _("The support available")
