from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Access(models.TextChoices):
    """What staff do with an enquiry, as the access log names it."""

    VIEW = "contact.enquiry.view", _("Looked at the enquiry")
    ASSIGN = "contact.enquiry.assign", _("Assigned it")
    NOTE = "contact.enquiry.note", _("Changed the note")
    FORWARD = "contact.enquiry.forward", _("Forwarded it")
    DONE = "contact.enquiry.done", _("Marked it as done")
    REOPEN = "contact.enquiry.reopen", _("Opened it again")
    SPAM = "contact.enquiry.spam", _("Marked it as spam")
    RELEASE = "contact.enquiry.release", _("Said that it is no spam")
    EXPORT = "contact.enquiry.export", _("Exported the list, without personal data")
    EXPORT_PERSONS = "contact.enquiry.export_persons", _("Exported it with personal data")


CHANGES = [
    Access.ASSIGN,
    Access.NOTE,
    Access.FORWARD,
    Access.DONE,
    Access.REOPEN,
    Access.SPAM,
    Access.RELEASE,
]
