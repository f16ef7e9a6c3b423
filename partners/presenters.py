"""What the pages of this room say at their foot."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.models import ContentPage
from core.trees import review_dates


def page_dates(page: ContentPage) -> list[tuple[str, str]]:
    """Return the day on which the page was last published (P18: the real one), and the dates of review."""
    published = page.last_published_at
    updated = date_format(timezone.localdate(published), "DATE_FORMAT") if published else ""
    return [(_("Updated"), updated), *review_dates(page)]
