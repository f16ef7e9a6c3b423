"""What named contacts, projects and requests register when the apps are ready."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Name the mails, the rules of erasing and the clock's job; called once from `AppConfig.ready()`."""
    from core import access_log, clock, launch, retention, sources  # noqa: PLC0415 - needs the models, as all here
    from outbox import kinds  # noqa: PLC0415
    from partners.contacts.services import contacts_ask_again, contacts_purge  # noqa: PLC0415
    from partners.engagement import trees  # noqa: PLC0415
    from partners.engagement.launch import request_points  # noqa: PLC0415
    from partners.engagement.services import requests_purge  # noqa: PLC0415

    sources.register(trees.sources)
    clock.register("partners.contacts_ask", contacts_ask_again, lasts=timedelta(minutes=2))
    launch.register("requests to work together", request_points)
    retention.register("requests to work together", requests_purge)
    retention.register("contacts at partners", contacts_purge)
    access_log.register("partners.engagement.read", _("Looked at a request to work together"))
    access_log.register("partners.engagement.read_file", _("Opened a file of a request to work together"))
    for kind, (label, needs) in _KINDS.items():
        kinds.register(f"partners.{kind}", label, needs=f"partners.{needs}")


_KINDS = {  # what it is called, and who may read one: it holds a link or says what somebody asked
    "engagement.saved": (_("Link to come back to a request"), "view_engagementrequest"),
    "engagement.received": (_("Receipt of a request to work together"), "view_engagementrequest"),
    "engagement.received.office": (_("New request to work together, for the office"), "view_engagementrequest"),
    "engagement.considering": (_("A request is being considered"), "view_engagementrequest"),
    "engagement.decided": (_("Decision on a request"), "view_engagementrequest"),
    "engagement.done": (_("A request is done"), "view_engagementrequest"),
    "engagement.withdrawn": (_("A request was withdrawn"), "view_engagementrequest"),
    "engagement.withdrawn.office": (_("A request was withdrawn, for the office"), "view_engagementrequest"),
    "our_contact": (_("Change of our named contact"), "view_ourcontact"),
    "named_contact": (_("Question to a contact at a partner"), "view_theircontact"),
    "invitation": (_("Invitation to a consultation or project"), "change_project"),
}
