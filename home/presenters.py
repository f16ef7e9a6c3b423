"""What the components of the home page take, made from the page and the tree of live pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from home.models import HomePage
from home.selectors import site_tree


def doors(page: HomePage) -> list[dict[str, str]]:
    """Return the doors of the home page whose targets are live: title, text and url."""
    return [found for block in page.doors if (found := door(block.value))]


def door(value: Any) -> dict[str, str]:
    """Return title, text and url of a door in the active language; nothing while its target is not live."""
    language = get_language() or settings.LANGUAGE_CODE
    url = value["website_of"].website if value["website_of"] else site_tree().address(value["page"], language)
    return {"title": value["title"], "text": value["text"], "url": url + (value["route"] or "")} if url else {}
