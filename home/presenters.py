"""What the components of the home page take, made from the page and the tree of live pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.bidi import left_to_right
from core.html import in_source_language
from home.models import HomePage
from home.selectors import site_tree


def doors(page: HomePage) -> list[dict[str, str]]:
    """Return the doors of the home page whose targets are live: title, text and url."""
    return [found for block in page.doors if (found := door(block.value))]


def door(value: Any) -> dict[str, str]:
    """Return title, text and url of a door in the active language; nothing while its target is not live.

    A door that leads away from this site names the website in its text.
    """
    language = get_language() or settings.LANGUAGE_CODE
    website = value["website_of"].website if value["website_of"] else ""
    url = website or site_tree().address(value["page"], language)
    text = f"{value['text']} {_goes_on_to(website)}".strip()
    is_english = not website and url.startswith(f"/{settings.LANGUAGE_CODE}/") and language != settings.LANGUAGE_CODE
    title = f"{value['title']} {in_source_language()}" if is_english else value["title"]
    found = {"title": title, "text": text, "url": url + (value["route"] or "")}
    return (found | {"language": settings.LANGUAGE_CODE if is_english else ""}) if url else {}


def _goes_on_to(website: str) -> str:
    return _("You go on to %(website)s.") % {"website": left_to_right(urlsplit(website).netloc)} if website else ""
