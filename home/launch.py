"""What the Launch screen lists as still open: holidays, pages, paths between scenarios."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from contact.enums import HolidayDecision
from contact.models import PublicHoliday
from contact.times import local_day
from core.launch import OpenPoint, OpenPoints, register
from guidance.models import Escalation


def undecided_holidays(*, at: datetime) -> OpenPoints:
    """Return the public holidays from the office's day of `at` (aware) on which nobody has decided."""
    holidays = PublicHoliday.objects.filter(decision=HolidayDecision.UNDECIDED, day__gte=local_day(at))
    points = (OpenPoint(str(each), _screen(each)) for each in holidays.select_related("name").order_by("day"))
    return OpenPoints(_("Public holidays that are not decided"), tuple(points))


def draft_pages(*, at: datetime) -> OpenPoints:
    """Return the pages that are not published, or that have changes which are not."""
    pages = Page.objects.filter(Q(live=False) | Q(has_unpublished_changes=True), depth__gt=1, alias_of=None)
    pages = pages.filter(locale__language_code=settings.LANGUAGE_CODE)  # translations wait in a queue of their own
    return OpenPoints(_("Pages with something unpublished"), tuple(_page(page) for page in pages.order_by("path")))


def _page(page: Page) -> OpenPoint:
    words = _("%(title)s: unpublished changes") if page.live else _("%(title)s: not published")
    title = page.get_admin_display_title()
    return OpenPoint(words % {"title": title}, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def unconfirmed_paths(*, at: datetime) -> OpenPoints:
    """Return the possible escalations that no member of staff has confirmed; once launched, the site hides them."""
    steps = Escalation.objects.filter(confirmed_by=None).select_related("from_scenario", "to_scenario")
    points = (OpenPoint(str(each), reverse("guidance_escalation_decide", args=[each.pk])) for each in steps)
    heading = _("Paths between scenarios that nobody has confirmed: not shown once the site is launched")
    return OpenPoints(heading, tuple(points))


def _screen(record: Any) -> str:
    try:
        return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])
    except (AttributeError, NoReverseMatch):
        return ""


def register_all() -> None:
    """Register every kind; called once when the apps are ready."""
    register("holidays", undecided_holidays)
    register("pages", draft_pages)
    register("paths", unconfirmed_paths)
