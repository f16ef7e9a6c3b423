"""What is said about a page outside its own text: title, description, trail, languages, structured data."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from contact.structured_data import organisation
from core.models import ContentPage
from home.selectors import site_tree

DESCRIPTION_LENGTH = 300
_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&"})


def document_title(page: Page | None, title: str) -> str:
    """Return the text of <title>: what the view says, else the page's own title, then the office's name."""
    name = _("Scottish Public Services Ombudsman")
    own = title or (page.seo_title or page.title if page else "")
    # Home is named like the office; a translation of the office's name may add the letters “(SPSO)” to it.
    return own if own.endswith(name) or name.startswith(own) else f"{own} – {name}"


def description(page: Page | None) -> str:
    """Return what an editor wrote for search engines, else the page's introduction."""
    if page is None:
        return ""
    introduction = page.introduction if isinstance(page, ContentPage) else ""
    text = " ".join(strip_tags(page.search_description or introduction).split())
    return str(Truncator(text).chars(DESCRIPTION_LENGTH))


def trail(page: Page | None, extra: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return title and url from the home page down; `extra` are steps below the page. A draft stands below home."""
    tree = site_tree()
    home = tree.home(get_language() or settings.LANGUAGE_CODE)
    node = tree.by_pk.get(page.pk) if page else None
    nodes = tree.trail(node) if node else [each for each in [home] if each]
    crumbs = [{"title": _("Home") if each == home else each.title, "url": each.url} for each in nodes]
    if page and not node:
        crumbs.append({"title": page.title, "url": ""})
    return crumbs + list(extra)


def structured_data(crumbs: list[dict[str, str]], *, at: datetime) -> list[dict[str, Any]]:
    """Return what search engines read: the office with its lines and hours at `at` (aware), and the breadcrumbs."""
    blocks = [organisation(at=at)]
    if len(crumbs) > 1:
        blocks.append(breadcrumb_list(crumbs))
    return blocks


def breadcrumb_list(crumbs: list[dict[str, str]]) -> dict[str, Any]:
    """Return a schema.org BreadcrumbList; a step without an address has a name only."""
    items = []
    for position, crumb in enumerate(crumbs, start=1):
        item: dict[str, Any] = {"@type": "ListItem", "position": position, "name": str(crumb["title"])}
        if crumb.get("url"):
            item["item"] = f"{settings.SITE_URL}{crumb['url']}"
        items.append(item)
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}


def data_block(data: dict[str, Any]) -> SafeString:
    """Return a JSON-LD data block whose text cannot end the block early."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above
