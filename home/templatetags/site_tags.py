"""What base.html needs to know about the page at hand and the site around it.

A view that is no page (or a route of a page) may say more through its context: `meta_title`, `meta_description`,
`meta_robots`, and `crumbs_extra`, a list of {"title", "url"} below the page, the last being the view itself.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from core.selectors import site_is_launched
from core.templatetags.text_tags import clean_html
from home import page_meta as meta
from home.selectors import notices_for, site_tree

register = template.Library()


def _page(context: Context) -> Page | None:
    page = context.get("page")
    return page if isinstance(page, Page) else None


def _path(context: Context) -> str:
    request = context.get("request")
    return str(request.path) if request else ""


@register.simple_tag(takes_context=True)
def site_navigation(context: Context) -> list[dict[str, Any]]:
    """Return the pages below the home page that stand in menus: title, url, and whether we are on or below them."""
    tree = site_tree()
    home = tree.home(get_language() or settings.LANGUAGE_CODE)
    if home is None:
        return []
    path = _path(context)
    return [
        {"title": node.title, "url": node.url, "current": path.startswith(node.url)}
        for node in tree.children(home)
        if node.show_in_menus
    ]


@register.simple_tag(takes_context=True)
def site_notices(context: Context) -> list[dict[str, Any]]:
    """Return the notices that this page shows now: severity, title, and body as clean HTML."""
    page = _page(context)
    shown = notices_for(page.translation_key if page else None, at=timezone.now())
    return [{"severity": each.severity, "title": each.title, "body": clean_html(each.body)} for each in shown]


@register.simple_tag
def site_launched() -> bool:
    """Return whether the office has taken the site into use; until then every page says that it is a demonstration."""
    return site_is_launched()


@register.simple_tag(takes_context=True)
def page_meta(context: Context) -> dict[str, str]:
    """Return title, description, canonical, url, og_type, locale and robots of what is being shown."""
    page = _page(context)
    title, description = str(context.get("meta_title") or ""), str(context.get("meta_description") or "")
    is_addressable = page is not None or bool(title)  # error pages are neither
    url = f"{settings.SITE_URL}{_path(context)}" if is_addressable else ""
    return {
        "title": meta.document_title(page, title),
        "description": description or meta.description(page),
        "canonical": url,
        "url": url,
        "og_type": "website",
        "locale": (get_language() or settings.LANGUAGE_CODE).replace("-", "_"),
        "robots": str(context.get("meta_robots") or ""),
    }


@register.simple_tag(takes_context=True)
def breadcrumb_trail(context: Context) -> list[dict[str, str]]:
    """Return the way from the home page to what is being shown: title and url; the last is the page itself."""
    return meta.trail(_page(context), context.get("crumbs_extra") or [])


@register.simple_tag(takes_context=True)
def structured_data(context: Context) -> SafeString:
    """Return JSON-LD data blocks: the organisation, and the way to this page where there is one."""
    blocks = meta.structured_data(breadcrumb_trail(context), at=timezone.now())
    return mark_safe("".join(meta.data_block(block) for block in blocks))  # noqa: S308 - data_block escapes


@register.simple_tag(takes_context=True)
def language_choices(context: Context) -> list[dict[str, Any]]:
    """Return what is being shown in each of its languages: code, name (its own), url, current, dir."""
    current = get_language() or settings.LANGUAGE_CODE
    choices = []
    for code, url in meta.addresses_by_language(_page(context), _path(context)).items():
        info = get_language_info(code)
        direction = "rtl" if info["bidi"] else "ltr"
        choices.append(
            {"code": code, "name": info["name_local"], "url": url, "current": code == current, "dir": direction}
        )
    return choices
