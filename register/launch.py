"""What of the register is still open before the site is launched."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from core.launch import OpenPoint, OpenPoints
from register import selectors
from register.samples import samples_exist


def register_points(*, at: datetime) -> OpenPoints:
    """Return what nobody has decided yet: the licence, the first year, the invented register."""
    settings = selectors.settings()
    points = []
    if not settings.licence_name:
        points.append(OpenPoint(_("The licence of the register's data is not chosen.")))
    if not settings.begins_in:
        points.append(OpenPoint(_("The first year that the register covers is not set.")))
    if samples_exist():
        points.append(OpenPoint(_("The invented register is still there."), reverse("register_samples_drop")))
    return OpenPoints(_("Register"), tuple(points))
