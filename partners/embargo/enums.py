from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AccessAction(TextChoices):
    """What the log of a release keeps."""

    TERMS_SHOWN = "terms-shown", _("Saw the terms")
    ACCEPTED = "accepted", _("Accepted the terms")
    READ = "read", _("Read the text")
    DOWNLOADED = "downloaded", _("Downloaded the PDF")


class WhichHour(TextChoices):
    """In the night in which the clocks go back, one hour of the clock comes twice."""

    FIRST = "first", _("The first time (summer time, BST)")
    SECOND = "second", _("The second time (winter time, GMT)")
