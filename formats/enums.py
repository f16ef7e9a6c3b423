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


class AudioStanding(models.TextChoices):
    """Whether audio in a language is known to be right. AGAIN: what makes it has changed since the last listening."""

    TESTED = "tested", _("A test listens to it")
    PASSED = "passed", _("Listened to: everything was right")
    NOT_PASSED = "not_passed", _("Listened to: something was wrong")
    AGAIN = "again", _("The voice has changed: listen again")
    NEVER = "never", _("Nobody has listened to it yet")
    NO_VOICE = "no_voice", _("This machine has no voice for it")


class FactKind(models.TextChoices):
    """What a listener must hear right."""

    PHONE = "phone", _("Phone number")
    DATE = "date", _("Date")
    TIME = "time", _("Time")
    NUMBER = "number", _("Number")
    WORD = "word", _("Small word")


class AskedFormat(models.TextChoices):
    """What people may ask for: what nobody can generate."""

    BRAILLE_PAPER = "braille_paper", _("Braille on paper")
    LARGE_PRINT_PAPER = "large_print_paper", _("Large print on paper")
    AUDIO = "audio", _("Audio")
    BSL = "bsl", _("British Sign Language (BSL) video")
    EASY_READ = "easy_read", _("Easy Read")
    LANGUAGE = "language", _("Another language")
    OTHER = "other", _("Something else")


class ReplyBy(models.TextChoices):
    EMAIL = "email", _("By email")
    POST = "post", _("By post")


class RequestStatus(models.TextChoices):
    NEW = "new", _("New")
    IN_PROGRESS = "in_progress", _("In progress")
    SENT = "sent", _("Sent")
    DECLINED = "declined", _("Cannot be done")
