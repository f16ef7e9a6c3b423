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
    for kind, label in _KINDS.items():
        kinds.register(f"partners.{kind}", label)


_KINDS = {
    "engagement.saved": _("Link to come back to a request"),
    "engagement.received": _("Receipt of a request to work together"),
    "engagement.received.office": _("New request to work together, for the office"),
    "engagement.considering": _("A request is being considered"),
    "engagement.decided": _("Decision on a request"),
    "engagement.done": _("A request is done"),
    "engagement.withdrawn": _("A request was withdrawn"),
    "engagement.withdrawn.office": _("A request was withdrawn, for the office"),
    "our_contact": _("Change of our named contact"),
    "named_contact": _("Question to a contact at a partner"),
    "invitation": _("Invitation to a consultation or project"),
}
