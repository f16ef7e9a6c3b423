"""The group of those who deal with enquiries; an administrator puts people in."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission

from core.seed.helpers import first_time

OFFICERS = "Enquiry officers"
# The export of personal data is not among them: an administrator gives that to whoever needs it.
_MAY = {
    "wagtailadmin": ["access_admin"],
    "contact": [
        "view_enquiry",
        "change_enquiry",
        "view_enquirycount",
        "view_enquiryrecipient",
        "add_enquiryrecipient",
        "change_enquiryrecipient",
    ],
    "outbox": ["view_outgoingmail", "change_outgoingmail"],
}


def officers_seed() -> None:
    """Make the group, once; what an administrator does with it afterwards stays."""
    if not first_time("contact.officers"):
        return
    group, _is_new = Group.objects.get_or_create(name=OFFICERS)
    for app, codenames in _MAY.items():
        group.permissions.add(*Permission.objects.filter(content_type__app_label=app, codename__in=codenames))
