from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Severity(models.TextChoices):
    INFORMATION = "information", _("Information")
    WARNING = "warning", _("Warning")
    ALERT = "alert", _("Alert")


class NoticeStatus(models.TextChoices):
    """What has become of a notice, in the list of the admin."""

    SHOWN = "shown", _("Shown now")
    NOT_YET = "not-yet", _("Not yet")
    OVER = "over", _("Over")
    NO_WORDS = "no-words", _("No words yet")
    DRAFT = "draft", _("Words not published yet")
    NOWHERE = "nowhere", _("On no page")
