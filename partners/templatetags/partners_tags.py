"""What the templates of this room need."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.db.models import Model
from django.utils.text import capfirst

from core.models import ContentPage
from core.wall_times import moment_shown
from partners import presenters
from partners.signposting.presenters import doors

register = template.Library()


@register.simple_tag
def page_dates(page: ContentPage) -> list[dict[str, str]]:
    """Return when the page was updated and is reviewed, as components/page_dates.html wants it."""
    return [{"term": term, "detail": detail} for term, detail in presenters.page_dates(page) if detail]


@register.simple_tag
def partner_doors(page: ContentPage) -> list[dict[str, Any]]:
    """Return the live pages below "Working with others": title, url, text."""
    return doors(page)


@register.filter
def moment(value: datetime, clock: str = "H:i") -> str:
    """Return a moment with BST or GMT: {{ release.released_at|moment }}, {{ access.at|moment:"H:i:s" }}."""
    return moment_shown(value, clock)


@register.filter
def kind_name(record: Model) -> str:
    """Return what kind of record it is, in words."""
    return capfirst(str(record._meta.verbose_name))
