"""Reads of what every room builds on."""

from __future__ import annotations

from core.generation import per_generation
from core.models import Abbreviation, SiteState


@per_generation
def site_is_launched() -> bool:
    """Return whether an administrator has recorded that the office uses the site."""
    return SiteState.objects.filter(launched_on__isnull=False).exists()


@per_generation
def long_forms() -> dict[str, str]:
    """Return each abbreviation that has live words, with its long form in the active language or in English."""
    abbreviations = Abbreviation.objects.prefetch_related("texts__locale")
    return {each.short_form: each.words.long_form for each in abbreviations if each.words}
