"""What is still open about requests before the site is launched."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from core.launch import OpenPoint, OpenPoints
from partners.engagement import selectors


def request_points(*, at: datetime) -> OpenPoints:
    """Return what nobody has decided yet: who gets requests, how long they are kept, on which criteria."""
    terms, points = selectors.terms(), []
    settings = reverse("wagtailsettings:edit", args=["partners", "engagementsettings"])
    if not terms.is_offered:
        points.append(
            OpenPoint(_("Who gets requests and how long they are kept: nobody can send one until then"), settings)
        )
    elif terms.is_demonstration or terms.office_email.endswith("@example.org"):
        points.append(OpenPoint(_("The periods or the email address for requests are still examples"), settings))
    return OpenPoints(_("Requests to work together"), tuple(points))
