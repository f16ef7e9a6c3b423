"""Editors' rich text made safe to show: Wagtail's links resolved, everything outside the allow-list taken away."""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from core.generation import per_generation

ALLOWED_TAGS = {"a", "b", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "sub", "sup", "ul"}
ALLOWED_ATTRIBUTES = {"*": {"dir", "lang"}, "a": {"href", "hreflang"}}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}


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
    return mark_safe(cleaned)  # noqa: S308 - nh3 has just sanitised it
