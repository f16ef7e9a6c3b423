"""The words that actions are recorded in (L17, L18, S11–S17). Files and addresses hold their values: change none."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

LOWEST, HIGHEST = 3, 6  # levels 1 and 2 are never listed (L17)
LEVELS = tuple(range(LOWEST, HIGHEST + 1))


class Sector(models.TextChoices):
    """The kinds of organisation under our jurisdiction."""

    LOCAL_AUTHORITY = "local-authority", _("Local authorities")
    HEALTH = "health", _("Health and social care")
    HOUSING = "housing", _("Housing associations")
    EDUCATION = "education", _("Colleges and universities")
    GOVERNMENT = "government", _("Scottish Government and its agencies")
    PRISONS = "prisons", _("Prisons")
    WATER = "water", _("Water providers")
    OTHER = "other", _("Other public organisations")


class ActionType(models.TextChoices):
    """What was done (L13, L18, S11–S17)."""

    FORMAL_NOTIFICATION = "formal-notification", _("Formal notification")
    MEETING = "meeting", _("Meeting")
    TAILORED_SUPPORT = "tailored-support", _("Tailored support")
    FORMAL_INTERVENTION = "formal-intervention", _("Formal intervention by the Ombudsman")
    COURT_PETITION = "court-petition", _("Petition to the Court of Session")
    REPORT_LAID = "report-laid", _("Report laid before the Scottish Parliament")
    DECLARATION = "declaration", _("Declaration of non-compliance")


# Public when they are issued, not with the annual report (S16, S17).
PUBLIC_WHEN_ISSUED = (ActionType.REPORT_LAID, ActionType.DECLARATION)


class Ground(models.TextChoices):
    """The section of the Scottish Public Services Ombudsman Act 2002 that a level 6 action stands on (S15–S17)."""

    OBSTRUCTION = "s14", _("Section 14: obstruction")
    REPORT = "s16", _("Section 16: report")
    SPECIAL_REPORT = "s17", _("Section 17: special report")
    DECLARATION = "s16D", _("Section 16D: declaration of non-compliance")


class VersionState(models.TextChoices):
    """How far a version has come. At most one version of an action is public, and at most one is on its way."""

    DRAFT = "draft", _("Draft")
    WAITING = "waiting", _("Waiting for approval")
    APPROVED = "approved", _("Approved")
    PUBLIC = "public", _("Public")
    REPLACED = "replaced", _("Replaced")


ON_ITS_WAY = (VersionState.DRAFT, VersionState.WAITING, VersionState.APPROVED)
WAS_PUBLIC = (VersionState.PUBLIC, VersionState.REPLACED)
ONCE_APPROVED = (VersionState.APPROVED, *WAS_PUBLIC)


class SealCategory(models.TextChoices):
    """Why two people removed the text of a version for good."""

    PERSONAL_DATA = "personal-data", _("personal data")
    COURT_ORDER = "court-order", _("court order")
    CONFIDENTIALITY = "confidentiality", _("confidentiality")


class Extra(models.TextChoices):
    """What is kept beside the four facts of L17, and shown only once an administrator has switched it on."""

    STATUS = "status", _("How it stands now")
    REPLY = "reply", _("The organisation's own reply")
    DOCUMENTS = "documents", _("Documents")


EXTRA_TEXTS = (Extra.STATUS, Extra.REPLY)  # what of it is a text of the version itself
