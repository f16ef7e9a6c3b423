"""What the templates of the home page, the pages of text and the site map need."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.models import ContentPage
from core.templatetags.text_tags import clean_html
from home.models import HomePage
from home.selectors import site_tree
from home.selectors.site_map import SiteMapEntry, site_map_entries

register = template.Library()


@register.simple_tag
def page_doors(page: HomePage) -> list[dict[str, str]]:
    """Return the doors of the home page whose targets are live: title, text and url.

    A door that leads away from this site names the website in its text.
    """
    tree = site_tree()
    language = get_language() or settings.LANGUAGE_CODE
    doors = []
    for block in page.doors:
        door = block.value
        website = door["website_of"].website if door["website_of"] else ""
        url = website or tree.address(door["page"], language)
        if url:
            text = f"{door['text']} {_goes_on_to(website)}".strip()
            doors.append({"title": door["title"], "text": text, "url": url + (door["route"] or "")})
    return doors


def _goes_on_to(website: str) -> str:
    return _("You go on to %(website)s.") % {"website": urlsplit(website).netloc} if website else ""


@register.simple_tag
def review_dates(page: ContentPage) -> list[dict[str, str]]:
    """Return the dates on which a page was and will be reviewed; nothing where an editor has set none."""
    dates = [(_("Last reviewed"), page.last_reviewed_on), (_("Next review"), page.next_review_on)]
    return [{"term": term, "detail": date_format(day, "j F Y")} for term, day in dates if day]


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
