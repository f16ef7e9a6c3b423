"""From the records' rich text to what the components take: text, or HTML whose paragraphs an empty line parts."""

from __future__ import annotations

import html
import re

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

PARAGRAPH = re.compile(r"<p(?:\s[^>]*)?>(.*?)</p>", re.DOTALL)
FOOTNOTE_MARKER = re.compile(r"[*¹]")


def paragraphs(rich_text: str) -> list[str]:
    """Return the inner HTML of each paragraph of clean rich text; text without paragraphs is one."""
    return [inner.strip() for inner in PARAGRAPH.findall(rich_text)] or [rich_text.strip()]


def plain(rich_text: str) -> str:
    """Return rich text without its markup, its paragraphs parted by an empty line."""
    return "\n\n".join(html.unescape(strip_tags(inner)) for inner in paragraphs(rich_text))


def in_one_line(rich_text: str) -> str:
    """Return rich text without its markup, for a heading or a link."""
    return " ".join(plain(rich_text).split())


def with_footnote(rich_text: str, *, address: str) -> SafeString:
    """Return clean rich text as HTML parted by empty lines, its footnote marker (“*” or “¹”) a link to the footnote.

    `address` is where the footnote stands, such as `#footnote-14`; empty: nothing becomes a link (S18).
    """
    joined = "\n\n".join(paragraphs(rich_text))
    if address:
        joined = FOOTNOTE_MARKER.sub(lambda marker: _marker(marker[0], address), joined, count=1)
    return mark_safe(joined)  # noqa: S308 - clean_html came before


def _marker(marker: str, address: str) -> str:
    label = _("Footnote %(marker)s") % {"marker": marker}
    return format_html('<a class="footnote-marker" href="{}" aria-label="{}">{}</a>', address, label, marker)
