"""Editors' rich text made safe to show: Wagtail's links resolved, everything outside the allow-list taken away."""

from __future__ import annotations

import re

import nh3
from django.conf import settings
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from core.document import direction_of
from core.generation import per_generation
from core.models import Words

ALLOWED_TAGS = {"a", "b", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "sub", "sup", "ul"}
ALLOWED_ATTRIBUTES = {"*": {"dir", "lang"}, "a": {"href", "hreflang"}}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}
# A link to a page of this site in the source's language, as nh3 writes it.
_SOURCE_LINK = re.compile(rf'<a href="(/{settings.LANGUAGE_CODE}/[^"]*)">(.*?)</a>', re.DOTALL)


@per_generation
def html_clean(source: str) -> SafeString:
    """Return the stored rich text as HTML for the page: links to pages and documents expanded, then sanitised.

    It is kept while nothing shown has changed, since links follow the pages they lead to.
    """
    cleaned = nh3.clean(
        expand_db_html(source),
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel=None,
    )
    return mark_safe(_source_links_named(cleaned))  # noqa: S308 - nh3 has just sanitised it


def _source_links_named(html: str) -> str:
    """Say of links that lead from a translation to a page that exists only in English that they do."""
    if get_language() == settings.LANGUAGE_CODE:
        return html
    added = format_html(" {}", in_source_language())
    return _SOURCE_LINK.sub(rf'<a href="\1" hreflang="{settings.LANGUAGE_CODE}">\2{added}</a>', html)


def in_its_language(text: str, words: Words | None) -> SafeString:
    """Return the text of a row of words, escaped; marked with its language where that is not the page's (WCAG 3.1.2).

    Screen readers and Braille displays then change their voice or table for it.
    """
    code = words.other_language if words and text else ""
    if not code:
        return conditional_escape(text)
    return format_html('<span lang="{}" dir="{}">{}</span>', code, direction_of(code), text)


def sentence_html(sentence: str, **parts: str) -> SafeString:
    """Return a sentence with named places ("%(name)s"), escaped, with its parts, which may be safe HTML."""
    filled = escape(sentence) % {name: conditional_escape(part) for name, part in parts.items()}
    return mark_safe(filled)  # noqa: S308 - both are escaped


def in_source_language() -> str:
    """Return the words, in the active language, that stand behind a link to what exists only in English."""
    return _("(in English)")


def heading_id(text: str) -> str:
    """Return the id of a heading on a web page, in the letters of its own language, so that it can be linked to."""
    return slugify(text, allow_unicode=True) or "section"
