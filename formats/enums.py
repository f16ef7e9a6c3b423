from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormatState(models.TextChoices):
    """How a format of a page stands. OUTDATED: there is a file, made from an earlier version of the page."""

    CURRENT = "current", _("Current")
    OUTDATED = "outdated", _("Outdated")
    FAILED = "failed", _("Failed")
    MISSING = "missing", _("Missing")
    NOT_OFFERED = "not_offered", _("Not offered")
