from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EngagementKind(TextChoices):
    """What a partner can ask us for (P4, P6, P7, P15, P17)."""

    CONSULTATION = "consultation", _("Respond to your consultation")
    MEETING = "meeting", _("Come to a meeting")
    EVENT = "event", _("Take part in an event")
    PROJECT = "project", _("Work on a joint project")
    NAMED_CONTACT = "named-contact", _("Give you a named contact")
    THEMES = "themes", _("Information on themes and trends")
    STATISTICS = "statistics", _("Bespoke statistics")
    PERSONAL_DATA = "personal-data", _("Sharing of personal data")


DATA_KINDS = (EngagementKind.THEMES, EngagementKind.STATISTICS, EngagementKind.PERSONAL_DATA)


class SharingPurpose(TextChoices):
    """The four purposes for which information is shared (P13), in the words of the page."""

    SERVICE = "service", _("help improve service")
    INDIVIDUALS = "individuals", _("protect individuals")
    RISK = "risk", _("reduce risk")
    RESOURCES = (
        "resources",
        _("ensure public resources are being used effectively and efficiently by reducing the burden of scrutiny"),
    )


class RequestState(TextChoices):
    """How far a request has come."""

    DRAFT = "draft", _("Not sent yet")
    RECEIVED = "received", _("Received")
    CONSIDERING = "considering", _("Being considered")
    DECIDED = "decided", _("Decided")
    DONE = "done", _("Done")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OPEN_STATES = (RequestState.RECEIVED, RequestState.CONSIDERING)


class Outcome(TextChoices):
    """What was decided on a request."""

    AGREED = "agreed", _("Agreed")
    IN_PART = "in-part", _("Agreed in part")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn by the requester")


DECISIONS = (Outcome.AGREED, Outcome.IN_PART, Outcome.REFUSED)


class Consideration(TextChoices):
    """The three considerations of a decision (P5): the names of the fields that speak of each."""

    BENEFIT = "benefit", _("Benefit to the public")
    RISK = "risk", _("Reducing risk")
    RESOURCES = "resources", _("Available resources")
