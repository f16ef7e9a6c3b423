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
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.document import direction_of
from core.models import ContentPage
from core.selectors import site_is_launched
from core.templatetags.text_tags import clean_html
from core.translation_notes import interface_state, note_lines
from core.translations import page_state
from home import languages
from home import page_meta as meta
from home.selectors import notices_for

register = template.Library()

# The parts of Roboto that a page in a language shows at once (_fonts.scss); other scripts use the device's own fonts.
FONT_SUBSETS = {
    "en": ("latin",),
    "gd": ("latin",),
    "pl": ("latin", "latin-ext"),
    "uk": ("latin", "cyrillic"),
}
FONT_WEIGHTS = (400, 700)


@register.simple_tag
def font_files(language: str) -> list[str]:
    """Return the static files of the fonts that a page in a language (a site code) needs; none for most scripts."""
    subsets = FONT_SUBSETS.get(language, ())
    return [f"fonts/roboto-{subset}-{weight}-normal.woff2" for subset in subsets for weight in FONT_WEIGHTS]


def _page(context: Context) -> Page | None:
    page = context.get("page")
    return page if isinstance(page, Page) else None


def _path(context: Context) -> str:
    request = context.get("request")
    return str(request.path) if request else ""


@register.simple_tag(takes_context=True)
def site_navigation(context: Context) -> list[dict[str, Any]]:
    """Return the pages that stand in menus: title, url, whether we are on or below them, and `language` if another."""
    path = _path(context)
    return [item | {"current": path.startswith(item["url"])} for item in languages.menu()]


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
    """Return what is being shown in every language: code, name (its own), url, address, current, dir, missing.

    `url` keeps the query, `address` has none. `missing` says in that language that it is not translated, or is empty.
    """
    current, query = languages.active_language(), _query(context)
    return [_choice(each, query, current) for each in languages.addresses(_page(context), _path(context))]


def _query(context: Context) -> str:
    request = context.get("request")
    return f"?{request.GET.urlencode()}" if request and request.GET else ""


def _choice(each: languages.LanguageAddress, query: str, current: str) -> dict[str, Any]:
    with override(each.language):
        missing = "" if each.is_translated else _("not translated yet")
    return {
        "code": each.language,
        "name": dict(settings.LANGUAGES)[each.language],
        "url": each.url + query,
        "address": f"{settings.SITE_URL}{each.url}",
        "current": each.language == current,
        "dir": direction_of(each.language),
        "missing": missing,
    }


@register.simple_tag(takes_context=True)
def translation_note(context: Context) -> dict[str, Any] | None:
    """Return what a page in another language than English says first (components/translation_note.html), or None."""
    language, page = languages.active_language(), _page(context)
    state = page_state(page) if isinstance(page, ContentPage) else interface_state(language)
    lines = note_lines(state, language)
    is_addressable = page is not None or context.get("meta_title")  # an error page is nowhere in English
    return {"lines": lines, "english": _english(context) if is_addressable else ""} if lines else None


def _english(context: Context) -> str:
    found = languages.addresses(_page(context), _path(context))
    return next((each.url for each in found if each.language == settings.LANGUAGE_CODE and each.is_translated), "")


@register.simple_tag(takes_context=True)
def source_page(context: Context) -> dict[str, Any] | None:
    """Return title, url and language of what stands here in English, where this language has nothing; else None."""
    return languages.source_page(_path(context))


@register.simple_tag
def standard_page(slug: str) -> dict[str, Any]:
    """Return url of a standard page in the active language, else of the English one and its `language`."""
    return languages.standard_page(slug)


@register.simple_tag
def standard_pages() -> list[dict[str, Any]]:
    """Return the pages that every foot of a page leads to: title, url, and `language` where it is another."""
    titles = {
        "privacy": _("Privacy"),
        "accessibility": _("Accessibility"),
        "cookies": _("Cookies"),
        "site-map": _("Site map"),
    }
    return [{"title": title, **languages.standard_page(slug)} for slug, title in titles.items()]
