"""What the guidance templates read of the records."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from core.selectors import long_forms
from guidance import presenters, selectors
from guidance.addresses import Addresses, addresses
from guidance.models.levels import ActionLevel
from guidance.models.pages import LeafletPage
from guidance.text import paragraphs

register = template.Library()


@register.simple_tag
def guidance_ladder(view: str = "level") -> list[dict[str, Any]]:
    """Return the levels for the ladder component; `view` is where each leads: "level" or "letter"."""
    return presenters.ladder(view=view)


@register.simple_tag
def guidance_addresses() -> Addresses:
    """Return where the guidance pages are."""
    return addresses()


@register.simple_tag
def guidance_scenario_rows() -> list[dict[str, Any]]:
    """Return all scenarios for the table as the leaflet has it: a level without our name for it."""
    return [presenters.scenario_row(each) | {"level_name": ""} for each in selectors.guidance().scenarios]


@register.simple_tag
def guidance_doors(here: str = "") -> list[dict[str, str]]:
    """Return what there is to do in the guidance: title, url, text; without the page at `here`."""
    return [door for door in presenters.doors() if door["url"] != here]


@register.simple_tag
def notification_comparison() -> dict[str, Any]:
    """Return what the formal notifications of the levels say, side by side."""
    return presenters.notification_comparison()


@register.filter
def level_summary(level: ActionLevel) -> list[dict[str, str]]:
    """Return our summary of a level for the summary box."""
    return presenters.summary_items(level)


@register.filter
def without_paragraph(clean: str) -> SafeString:
    """Return clean rich text of one paragraph without its <p>, to stand after words of ours in the same paragraph."""
    return mark_safe(" ".join(paragraphs(clean)))  # noqa: S308 - clean_html came before


@register.simple_tag
def long_forms_of(short_forms: list[str]) -> list[dict[str, str]]:
    """Return each abbreviation that the glossary has, with its long form, in the order asked for."""
    glossary = long_forms()
    return [{"short_form": each, "long_form": glossary[each]} for each in short_forms if each in glossary]


@register.simple_tag
def leaflet_dates(page: LeafletPage) -> dict[str, list[dict[str, Any]]]:
    """Return version, reference and dates of review for the foot (silent about what is unset), and the change notes."""
    return presenters.leaflet_dates(page)
