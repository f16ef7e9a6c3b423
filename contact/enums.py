from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceCode(models.TextChoices):
    """The three functions that people can contact, by the abbreviations of the leaflet's appendix."""

    PSC = "PSC", _("Public service complaints (PSC)")
    SWF = "SWF", _("Scottish Welfare Fund (SWF)")
    INWO = "INWO", _("Independent National Whistleblowing Officer (INWO)")


class Weekday(models.IntegerChoices):
    """Days of the week as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class ClosureKind(models.TextChoices):
    CLOSED = "closed", _("Closed all day")
    CHANGED_HOURS = "changed", _("Open at other hours")


class HolidayDecision(models.TextChoices):
    """What editors have said of a public holiday; while undecided, the site says that we may be closed."""

    UNDECIDED = "undecided", _("Not decided yet")
    CLOSED = "closed", _("We are closed")
    OPEN = "open", _("We are open as usual")


class StatementCode(models.TextChoices):
    """The leaflet's standing statements about contact (C2, C3, C8, C9)."""

    ENVELOPE = "envelope", _("What to write on the envelope")
    FREEPOST = "freepost", _("Freepost envelope")
    CALL_RECORDING = "call-recording", _("Recording of calls")
    OTHER_FORMATS = "other-formats", _("Other languages and formats")
