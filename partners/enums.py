from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    """The organisations that the page "Working with others" names (P3), in its words."""

    COMPLAINT_HANDLER = "complaint-handler", _("Complaint handler")
    SCRUTINY = "scrutiny", _("Scrutiny organisation")
    REGULATOR = "regulator", _("Regulator")
    PUBLIC_AGENCY = "public-agency", _("Other public agency")


class AgreementState(TextChoices):
    """Where a partner's agreement to one wording stands (P11)."""

    SOUGHT = "sought", _("Asked for")
    AGREED = "agreed", _("Agreed")
    CORRECTED = "corrected", _("Answered with a correction")
    REPLACED = "replaced", _("Replaced by a newer wording")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class AgreedBy(TextChoices):
    """By what a partner agreed."""

    LINK = "link", _("Link in our email")
    EMAIL = "email", _("Email")
    LETTER = "letter", _("Letter")
    PHONE = "phone", _("Phone call")
    MEETING = "meeting", _("Meeting")


class FinderEnd(TextChoices):
    """Where an answer of the finder leads."""

    QUESTION = "question", _("To another question")
    ORGANISATIONS = "organisations", _("To one or two organisations")
    US = "us", _("To us")
    NO_ENTRY = "no-entry", _("No entry for this: call us")


class ReportReason(TextChoices):
    """What is wrong with an entry of the directory."""

    PHONE = "phone", _("The phone number is wrong or nobody answers")
    WEBSITE = "website", _("The website does not open")
    WORDING = "wording", _("What it says is wrong")
    CLOSED = "closed", _("The organisation no longer does this")
    OTHER = "other", _("Something else")
