"""What the templates of the home page, the pages of text and the site map need."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import get_language

from core import trees
from core.models import ContentPage
from core.templatetags.text_tags import clean_html
from home import presenters
from home.models import HomePage
from home.selectors.site_map import SiteMapEntry, site_map_entries, untranslated_entries

register = template.Library()


@register.simple_tag
def page_doors(page: HomePage) -> list[dict[str, str]]:
    """Return the doors of the home page whose targets are live: title, text and url."""
    return presenters.doors(page)


@register.simple_tag
def review_dates(page: ContentPage) -> list[dict[str, str]]:
    """Return the dates on which a page was and will be reviewed; nothing where an editor has set none."""
    return [{"term": term, "detail": detail} for term, detail in trees.review_dates(page) if detail]


@register.simple_tag
def summary_items(value: Any) -> list[dict[str, Any]]:
    """Return the rows of a summary block as components/summary_box.html wants its items: term, detail."""
    return [{"term": item["term"], "detail": clean_html(item["detail"].source)} for item in value["items"]]


@register.simple_tag
def absolute(url: str) -> str:
    """Return an address of this site with its scheme and host."""
    return f"{settings.SITE_URL}{url}"


@register.simple_tag
def site_map() -> list[SiteMapEntry]:
    """Return the pages of the active language that everybody may see, in the order of the tree."""
    return site_map_entries(get_language() or settings.LANGUAGE_CODE)


@register.simple_tag
def site_map_in_english() -> list[SiteMapEntry]:
    """Return the English pages that the active language has not, in the order of the tree."""
    return untranslated_entries(get_language() or settings.LANGUAGE_CODE)
