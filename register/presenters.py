"""What the pages of the register show: plain values, in the active language."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from contact.enums import ServiceCode
from register import selectors
from register.enums import LEVELS, ActionType, Sector
from register.filters import HIGHEST_LEVEL, NEWEST, OLDEST, Filters
from register.models import Body, Version, YearPublication

ENGLISH = "en"
_LINE = 160  # characters of a reason on its card


def level_name(level: int) -> str:
    """Return "Level 4" in the active language."""
    return _("Level %(number)s") % {"number": level}


def day(value: Any) -> str:
    """Return a date, or the day in Edinburgh of an aware moment, as the language writes it; "" for None."""
    if value is None:
        return ""
    return str(date_format(localdate(value) if hasattr(value, "tzinfo") else value, "DATE_FORMAT"))


def records_language() -> str:
    """Return the language of what the entries say, where the page is in another: they are written in English."""
    return "" if get_language() == ENGLISH else ENGLISH


def seal_line(version: Version) -> str:
    """Return the public line of a sealed version; "" for another."""
    if not version.is_sealed:
        return ""
    seal = version.seal
    return _("Text removed on %(day)s: %(category)s") % {
        "day": day(seal.sealed_at),
        "category": seal.get_category_display(),
    }


def sentence(count: int) -> str:
    """Return how many entries there are, as a sentence."""
    return ngettext("%(count)s action found", "%(count)s actions found", count) % {"count": count}


def card(version: Version, base: str) -> dict[str, Any]:
    """Return an entry as the list shows it; `base` is the address of the register."""
    return {
        "reference": version.action.reference,
        "url": f"{base}{version.action.reference}/",
        "organisation": version.body.name,
        "level": version.level,
        "type": ActionType(version.type).label,
        "service": ServiceCode(version.service).label,
        "year": version.year.label,
        "day": day(version.taken_on),
        "line": seal_line(version) or Truncator(version.reason).chars(_LINE),
        "lang": "" if version.is_sealed else records_language(),
        "is_corrected": version.number > 1,
    }


def groups(filters: Filters, base: str) -> list[dict[str, Any]]:
    """Return what the list can be filtered by: each value with its address and how many entries it would show."""
    counts = selectors.counts(filters)
    values: dict[str, list[tuple[Any, str]]] = {
        "year": [(label, label) for label in selectors.years_listed()],
        "level": [(number, level_name(number)) for number in LEVELS],
        "service": [(each.value, str(each.label)) for each in ServiceCode],
        "sector": [(each.value, str(each.label)) for each in Sector],
    }
    names = {"year": _("Year"), "level": _("Level"), "service": _("Service"), "sector": _("Sector")}
    return [
        {"id": name, "legend": names[name], "links": _links(name, choices, counts[name], filters, base)}
        for name, choices in values.items()
    ]


def _links(
    name: str, choices: list[tuple[Any, str]], counts: Counter[Any], filters: Filters, base: str
) -> list[dict[str, Any]]:
    current = getattr(filters, name)
    return [
        {
            "text": text,
            "count": counts[value],
            "current": value == current,
            "url": address(base, filters, **{name: value}),
        }
        for value, text in choices
        if counts[value] or value == current
    ]


def address(base: str, filters: Filters, **change: Any) -> str:
    """Return the address of the list with this change."""
    query = filters.query(**change)
    return f"{base}?{query}" if query else base


def organisation_choices(filters: Filters) -> list[dict[str, Any]]:
    """Return the organisations to choose from, with how many entries each would show."""
    asked = (filters.year, filters.level, filters.service, filters.sector, filters.q)
    counts = selectors.organisation_counts(*asked)
    chosen = filters.organisation
    names = {slug: name for slug, name in selectors.organisations().items() if slug in counts or slug == chosen}
    if chosen and chosen not in names:
        names[chosen] = selectors.organisation_name(chosen)
    return [
        {"value": slug, "text": f"{name} ({counts.get(slug, 0)})", "current": slug == chosen}
        for slug, name in names.items()
    ]


def tags(filters: Filters, base: str) -> list[dict[str, str]]:
    """Return what narrows the list, each with the address of the list without it."""
    words: dict[str, Any] = {
        "year": lambda value: value,
        "level": level_name,
        "service": lambda value: ServiceCode(value).label,
        "sector": lambda value: Sector(value).label,
        "organisation": selectors.organisation_name,
        "q": lambda value: f"“{value}”",
    }
    usual = Filters()
    return [
        {"text": str(words[name](value)), "url": address(base, filters, **{name: getattr(usual, name)})}
        for name, value in filters.narrows.items()
    ]


def sorts(filters: Filters, base: str) -> list[dict[str, Any]]:
    """Return the orders that the list can be put in."""
    names = {NEWEST: _("Newest first"), OLDEST: _("Oldest first"), HIGHEST_LEVEL: _("Highest level first")}
    return [
        {"text": text, "url": address(base, filters, sort=sort), "current": sort == filters.sort}
        for sort, text in names.items()
    ]


def coverage() -> str:
    """Return what the register covers, to be said where nothing is found."""
    first = selectors.settings().begins_in
    levels = _("Levels 1 and 2 are never listed.")
    if not first:
        return levels
    begins = _("The register begins in %(year)s.") % {"year": f"{first}-{(first + 1) % 100:02d}"}
    return f"{levels} {begins}"


def empty_line() -> str:
    """Return what a register without an entry says."""
    if selectors.withdrawn(most=1):
        return _("Every entry that was published here has been withdrawn.")
    return _("No entries have been published here. This does not mean no action was taken.")


def nil_years() -> list[str]:
    """Return a sentence for each published year in which no action was taken, as far as is known now."""
    none = _("%(year)s: no action of levels 3 to 6 was taken.")
    return [none % {"year": each.year.label} for each in selectors.years() if _is_nil(each)]


def nil_line(publication: YearPublication) -> str:
    """Return what stands in the place of a year's table that has no rows; entries may have been added since."""
    if _is_nil(publication):
        return _("No action of levels 3 to 6 was taken in this year.")
    return _("The annual report of this year had no action of levels 3 to 6.")


def _is_nil(publication: YearPublication) -> bool:
    return publication.year.is_nil and publication.year.label not in {cell.year for cell in selectors.cube("", "")}


def organisation_facts(body: Body, base: str) -> list[dict[str, Any]]:
    """Return what is known of an organisation as label and value."""
    names = ", ".join(each.name for each in body.other_names.all())
    found: list[dict[str, Any]] = [
        {"term": _("Sector"), "text": str(Sector(body.sector).label)},
        {"term": _("Area"), "text": body.area},
        {"term": _("Other names"), "text": names},
        {"term": _("Formed on"), "text": day(body.formed_on)},
        {"term": _("Dissolved on"), "text": day(body.dissolved_on)},
        {"term": _("Followed by"), "links": _body_links(body.successors.all(), base)},
        {"term": _("Followed on from"), "links": _body_links(body.predecessors.all(), base)},
    ]
    return [each for each in found if each.get("text") or each.get("links")]


def _body_links(bodies: Any, base: str) -> list[dict[str, str]]:
    known = selectors.organisations()
    return [
        {"text": body.name, "url": f"{base}organisations/{body.slug}/" if body.slug in known else ""} for body in bodies
    ]


def years(base: str) -> list[dict[str, str]]:
    """Return the years whose report is out, with their addresses."""
    return [
        {
            "text": report_title(each),
            "url": f"{base}annual-reports/{each.year.label}/",
        }
        for each in selectors.years()
    ]


def report_title(publication: YearPublication) -> str:
    """Return what a year's table is called."""
    return _("Actions of %(year)s") % {"year": publication.year.label}


def fields_title() -> str:
    """Return what the page about the fields of the files is called."""
    return _("What the fields of the register mean")


def routes() -> list[tuple[str, str]]:
    """Return route and title of what lies below the register, for site maps; no invented examples."""
    found = [("fields/", fields_title())]
    if selectors.shows_samples():
        return found
    reports = [(f"annual-reports/{each.year.label}/", report_title(each)) for each in selectors.years()]
    return [*found, *reports, *((f"organisations/{slug}/", name) for slug, name in selectors.organisations().items())]
