from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    """What has become of a mail. REFUSED: for good, by the server or as invalid. STUCK: tried for a day. Both wait for
    an editor, who sends it again or sets it aside."""

    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    REFUSED = "refused", _("Refused")
    STUCK = "stuck", _("Stuck")
    ASIDE = "aside", _("Set aside")


class Outcome(models.TextChoices):
    """How a try to deliver ended. The order is from the best to the worst for the mail."""

    SENT = "sent", _("Sent")
    NO_SERVER = "no_server", _("The mail server could not be reached")
    LATER = "later", _("Not taken for now")
    LOST = "lost", _("The connection was lost")
    INTERRUPTED = "interrupted", _("The worker stopped in the midst of it")
    REFUSED = "refused", _("Refused")
