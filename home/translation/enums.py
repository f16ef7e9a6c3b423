from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationStage(models.TextChoices):
    """How a page or a record's words stand in a language; what needs somebody comes first."""

    CHANGED = "changed", _("English has changed")
    WAITING = "waiting", _("Waits for a reviewer")
    STARTED = "started", _("Partly translated")
    MISSING = "missing", _("Not started")
    UNCHECKED = "unchecked", _("Not checked by a native reader")
    COMPLETE = "complete", _("Complete")
