from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProjectKind(TextChoices):
    """What we offer partners to take part in (P8)."""

    CONSULTATION = "consultation", _("Consultation")
    PROJECT = "project", _("Project")


class ProjectStage(TextChoices):
    """Where a consultation or project is on a day; worked out from its dates."""

    OPEN = "open", _("Open now")
    FORTHCOMING = "forthcoming", _("Coming")
    CLOSED = "closed", _("Closed")
