"""Tags for running text and for what stands in it."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from core.bidi import addresses_isolated
from core.glossary import abbreviations_mark, abbreviations_of_page
from core.html import heading_id, html_clean, in_its_language
from core.models import Words
from core.selectors import long_forms

register = template.Library()
register.filter(heading_id)


@register.inclusion_tag("components/phone_number.html")
def phone(number: Any, large: bool = False) -> dict[str, Any]:
    """Show a phone number: a `tel:` link in the national form, left to right, never broken over lines."""
    return {"number": number, "large": large}


@register.filter
def in_language_of(text: str, words: Words | None) -> SafeString:
    """Mark the text of a row of words with its language, where that is not the page's."""
    return in_its_language(text, words or None)


@register.filter
def isolate(text: Any) -> SafeString:
    """Let email and web addresses and phone numbers in a hint or message read from the left on every page."""
    return addresses_isolated(text)


@register.filter
def abbreviate(text: Any) -> SafeString:
    """Mark up the glossary's abbreviations at their first use on the page; text that is not HTML is escaped first.

    Use it in the order of reading, and not for anything that is repeated on every page.
    """
    html = conditional_escape(text)
    return mark_safe(abbreviations_mark(html, long_forms(), abbreviations_of_page()))  # noqa: S308 - escaped above


@register.filter
def clean_html(source: Any) -> SafeString:
    """Show stored rich text (a string or a RichText value): internal links expanded, then sanitised."""
    return html_clean(str(getattr(source, "source", source) or ""))
