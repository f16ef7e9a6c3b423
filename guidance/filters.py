"""What an address asks of the scenarios page, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from contact.selectors import contact_facts
from guidance import selectors

SHOWN_LENGTH = 20


@dataclass(frozen=True)
class ScenarioFilter:
    """A level number and a service code, each None where it is not asked for or not known; `errors` says what is."""

    level: int | None = None
    service: str | None = None
    errors: tuple[str, ...] = field(default=())


def scenario_filter(data: QueryDict) -> ScenarioFilter:
    """Return the filter of an address; of a repeated value the last counts, an unknown one is an error."""
    level, service = data.get("level", "").strip(), data.get("service", "").strip()
    levels = {str(each.number): each.number for each in selectors.guidance().levels}
    services = {each.code.upper(): each.code for each in contact_facts().services}
    errors = []
    if level and level not in levels:
        errors.append(_("There is no level “%(value)s”. Choose one below.") % {"value": _shown(level)})
    if service and service.upper() not in services:
        errors.append(_("There is no function “%(value)s”. Choose one below.") % {"value": _shown(service)})
    return ScenarioFilter(levels.get(level), services.get(service.upper()), tuple(errors))


def _shown(value: str) -> str:
    return Truncator(value).chars(SHOWN_LENGTH)


def level_chips(chosen: ScenarioFilter, address: str) -> list[dict[str, Any]]:
    """Return a chip for all levels and one for each, keeping the function; `address` is the page's own."""
    chips = [_chip(_("All levels"), chosen, address, level=None)]
    for level in selectors.guidance().levels:
        text = _("Level %(number)s") % {"number": level.number}
        chips.append(_chip(text, chosen, address, level=level.number))
    return chips


def service_chips(chosen: ScenarioFilter, address: str) -> list[dict[str, Any]]:
    """Return a chip for all functions and one for each, keeping the level."""
    chips = [_chip(_("All functions"), chosen, address, service=None)]
    for service in contact_facts().services:
        chips.append(_chip(str(service), chosen, address, service=service.code))
    return chips


def _chip(text: str, chosen: ScenarioFilter, address: str, **change: Any) -> dict[str, Any]:
    asked: dict[str, Any] = {"level": chosen.level, "service": chosen.service}
    wanted = asked | change
    query = urlencode({name: value for name, value in wanted.items() if value is not None})
    return {
        "text": text,
        "url": f"{address}?{query}" if query else address,
        "current": wanted == asked,
        "count": len(selectors.scenarios_filtered(**wanted)),
    }
