from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


class FormKey(models.TextChoices):
    """The questions of the contact form; CONTACT stands for email, phone and postal address together."""

    SERVICE = "service", _("Which service")
    TOPIC = "topic", _("Topic")
    MESSAGE = "message", _("Message")
    NAME = "name", pgettext_lazy("of a person", "Name")
    ORGANISATION = "organisation", _("Organisation")
    CONTACT = "contact", _("Ways to reply: email, phone or post")
    EMAIL = "email", _("Email address")
    PHONE = "phone", _("Phone number")
    POSTAL_ADDRESS = "postal_address", _("Postal address")
    REPLY_BY = "reply_by", _("How to reply")
    REPLY_LANGUAGE = "reply_language", _("Language of the reply")
    REPLY_FORMAT = "reply_format", _("Format of the reply")
    NO_RECORDING = "wants_options_without_recording", _("Options without recording of calls")
    FREEPOST = "wants_freepost_envelope", _("Freepost envelope")


class ContactWay(models.TextChoices):
    """How an enquiry is answered."""

    EMAIL = "email", _("By email")
    PHONE = "phone", _("By phone")
    POST = "post", _("By post")


class EnquiryState(models.TextChoices):
    """How an enquiry stands. HELD: it may be spam, nobody has looked yet, and no mail about it was sent."""

    NEW = "new", _("New")
    FORWARDED = "forwarded", _("Forwarded")
    DONE = "done", _("Done")
    HELD = "held", _("Held: may be spam")
    SPAM = "spam", _("Spam")
