"""What is still open about the contact form before the site is launched."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from contact.enquiries.words import form_terms
from contact.models import EnquiryRecipient
from core.launch import OpenPoint, OpenPoints


def form_points(*, at: datetime) -> OpenPoints:
    """Return what nobody has decided yet: how long messages are kept, and who gets them."""
    terms, points = form_terms(), []
    settings = reverse("wagtailsettings:edit", args=["contact", "contactsettings"])
    if terms.retention_days is None:
        points.append(OpenPoint(_("How long messages are kept: the form is closed until this is set"), settings))
    elif terms.is_demonstration:
        points.append(OpenPoint(_("How long messages are kept is still an example"), settings))
    example = EnquiryRecipient.objects.filter(email__endswith="@example.org")
    if not terms.has_recipient or example.exists():
        screen = EnquiryRecipient.snippet_viewset.get_url_name("list")  # type: ignore[attr-defined]
        points.append(
            OpenPoint(_("Who gets the messages: the email address is missing or an example"), reverse(screen))
        )
    return OpenPoints(_("The contact form"), tuple(points))
