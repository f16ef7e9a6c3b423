from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AccessAction(TextChoices):
    """What the log of a release keeps."""

    TERMS_SHOWN = "terms-shown", _("Saw the terms")
    ACCEPTED = "accepted", _("Accepted the terms")
    READ = "read", _("Read the text")
    DOWNLOADED = "downloaded", _("Downloaded the PDF")
