"""What base.html needs to know about the formats of what is being shown."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context

from formats.asking import ask_address, index_address
from formats.panel import IndexEntry, index_entries, panel, source_of_request

register = template.Library()
_KEPT = "_formats_panel"


@register.simple_tag(takes_context=True)
def formats_panel(context: Context) -> dict[str, Any] | None:
    """Return what components/formats_panel.html takes; None where what is shown has no formats, or is a draft."""
    request = context.get("request")
    if not isinstance(request, HttpRequest) or getattr(request, "is_preview", False):
        return None
    if not hasattr(request, _KEPT):  # a page may show it twice
        source = source_of_request(request)
        setattr(request, _KEPT, panel(source) if source else None)
    found: dict[str, Any] | None = getattr(request, _KEPT)
    return found


@register.simple_tag
def formats_index_address() -> str:
    """Return the address of the page with all formats of the site; where there is none, of where to ask for one."""
    return index_address() or ask_address()


@register.simple_tag
def formats_index() -> list[IndexEntry]:
    """Return everything that has formats in the active language, with its first formats."""
    return index_entries()
