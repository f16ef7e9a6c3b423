"""What the components of the guidance pages take, made from the records."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.html import heading_id, html_clean, in_source_language
from guidance import selectors
from guidance.addresses import addresses, addresses_in
from guidance.enums import NotificationPartCode
from guidance.models.levels import ActionLevel
from guidance.models.notifications import NotificationPart
from guidance.models.pages import LeafletPage
from guidance.models.scenarios import Scenario
from guidance.text import in_one_line, with_footnote

# The words, said with every path that is drawn.
CAUTION = gettext_lazy(
    "Possible, not automatic. Higher levels apply only where the issue remains unresolved or the organisation does not "
    "engage. Levels may be skipped. This path is our reading, not leaflet text."
)
LETTER_TITLE = gettext_lazy("You have had a letter from us")
LETTER_DESCRIPTION = gettext_lazy("What a letter from SPSO about support or intervention action means, level by level.")
LETTER_LEAD = gettext_lazy("Choose the level of action that your letter is about to get one page that you can print.")
DEMONSTRATION_ONLY = gettext_lazy("Confirmed for this demonstration only.")


def level_name(level: ActionLevel) -> str:
    """Return our short name of a level, or nothing while it has no words."""
    return level.words.name if level.words else ""


def ladder(*, view: str = "level") -> list[dict[str, Any]]:
    """Return the six levels for the ladder, lowest first, each leading to its view: "level" or "letter"."""
    here = addresses()
    address = here.letter if view == "letter" else here.level
    return [
        {"number": level.number, "name": level_name(level), "url": address(level.number)}
        for level in selectors.guidance().levels
    ]


def section_title(heading: str) -> str:
    """Return the beginning of a section's heading, such as “Level 1 action”, for contents and links."""
    return heading.partition(" - ")[0]


def contents(page: LeafletPage) -> list[dict[str, Any]]:
    """Return the sections of the leaflet for its contents, in their order, with the place of each on the page."""
    items = []
    for block in page.body:
        if block.block_type == "heading":
            items.append({"title": block.value["text"], "url": f"#{heading_id(block.value['text'])}"})
        elif block.block_type == "level_section" and block.value["section"]:
            section = selectors.section_in_leaflet(block.value["section"].pk)
            if section and section.section.words:
                title = section_title(section.section.words.heading)
                items.append({"title": title, "url": f"#{section.section.code}"})
    return items


def summary_items(level: ActionLevel) -> list[dict[str, str]]:
    """Return our summary of a level for the box beside the leaflet's text."""
    words, timeframe = level.words, level.timeframe.words
    if not words:
        return []
    return [
        {"term": _("Contact from"), "detail": words.contact_from},
        {"term": _("Time to respond"), "detail": timeframe.summary if timeframe else ""},
        {"term": _("What may come next"), "detail": words.may_come_next},
    ]


def functions(scenario: Scenario) -> list[str]:
    """Return the functions that a scenario names, or that it is for all of them."""
    return [str(service) for service in scenario.services.all()] or [_("All functions")]


def scenario_row(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario for the table and the card; `situation` and `actions` are HTML parted by empty lines.

    Where it has a footnote, its markers lead to `#footnote-<number>` on the same page (S18).
    """
    words = scenario.words
    address = f"#footnote-{scenario.number}" if words and words.footnote else ""
    return {
        "number": scenario.number,
        "url": addresses().scenario(scenario.number),
        "level_number": scenario.level.number,
        "level_name": level_name(scenario.level),
        "functions": functions(scenario),
        "title": in_one_line(words.situation) if words else "",
        "situation": with_footnote(html_clean(words.situation), address=address) if words else "",
        "actions": with_footnote(html_clean(words.actions), address=address) if words else "",
        "contact_from": words.contact_from if words else "",
        "footnote": words.footnote if words else "",
    }


def paths(scenario: Scenario) -> list[list[dict[str, Any]]]:
    """Return every confirmed way on from a scenario as the steps of the path component."""
    return [[_step(step, scenario) for step in way] for way in selectors.escalation_paths(scenario)]


def _step(step: selectors.PathStep, current: Scenario) -> dict[str, Any]:
    number, through = step.scenario.number, step.usually_through
    return {
        "label": _("Scenario %(number)s") % {"number": number},
        "url": addresses().scenario(number),
        "level": step.scenario.level.number,
        "current": step.scenario.pk == current.pk,
        "note": _("usually through level %(number)s") % {"number": through.number} if through else "",
    }


def caution(scenario: Scenario) -> str:
    """Return what is said with a scenario's paths; a path that nobody confirmed says that it is a demonstration's."""
    if selectors.is_confirmed_for_demonstration_only(scenario):
        return f"{CAUTION} {DEMONSTRATION_ONLY}"
    return str(CAUTION)


def scenario_card(scenario: Scenario, *, is_linked: bool = True) -> dict[str, Any]:
    """Return a scenario with its paths for the card; on its own page it is not linked, and its text may hold links."""
    row = scenario_row(scenario)
    situation = {"situation": row["title"]} if is_linked else {"url": ""}
    return row | situation | {"paths": paths(scenario), "caution": caution(scenario)}


def notification_comparison() -> dict[str, Any]:
    """Return what the formal notifications say, level beside level: four parts at level 3 (L14), five at 4 (L19)."""
    levels = [level for level in selectors.guidance().levels if level.notification_parts.all()]
    columns = [_("Level %(number)s") % {"number": level.number} for level in levels]
    by_level = [{part.code: part for part in level.notification_parts.all()} for level in levels]
    rows = [
        {
            "about": code.label,
            "cells": [
                {
                    "column": column,
                    "text": _notified(parts.get(code.value)),
                    "words": parts[code.value].words if code.value in parts else None,
                }
                for column, parts in zip(columns, by_level, strict=True)
            ],
        }
        for code in NotificationPartCode
        if any(code.value in parts for parts in by_level)
    ]
    return {"caption": _("What the formal notification says, level by level"), "columns": columns, "rows": rows}


def _notified(part: NotificationPart | None) -> str:
    """Return the words of a part as they stand alone: without the “and” and the full stop of the leaflet's list."""
    if part is None or part.words is None:
        return ""
    body = part.words.body.rstrip(".").removesuffix(" and")
    return str(body[:1].upper() + body[1:])


def letter_title(number: int) -> str:
    """Return the title of the page on a letter at a level."""
    return _("You have had a letter from us at level %(number)s") % {"number": number}


def leaflet_dates(page: LeafletPage) -> dict[str, list[dict[str, Any]]]:
    """Return version, reference and dates of review (silent about what is unset), and the change notes."""
    reviewed = [(_("Last reviewed"), page.last_reviewed_on), (_("Next review"), page.next_review_on)]
    items = [
        {"term": _("Version"), "detail": date_format(page.version_month, "YEAR_MONTH_FORMAT")},
        {"term": _("Reference"), "detail": page.reference},
        *({"term": term, "detail": date_format(day, "DATE_FORMAT")} for term, day in reviewed if day),
    ]
    changes = [
        {"date": date_format(each.changed_on, "DATE_FORMAT"), "text": each.note} for each in page.change_notes.all()
    ]
    return {"items": items, "changes": changes}


def letter_items(level: ActionLevel) -> list[dict[str, str]]:
    """Return what a letter at a level means, for the printable page, from the records."""
    words, timeframe = level.words, level.timeframe.words
    if not words:
        return []
    return [
        {"term": _("Who wrote"), "detail": words.contact_from},
        {"term": _("What you are asked for"), "detail": words.asked_for},
        {"term": _("Time to respond"), "detail": timeframe.summary if timeframe else ""},
        {"term": _("What support there is"), "detail": words.support},
        {"term": _("What may come next"), "detail": words.may_come_next},
    ]


def level_pages(current: int) -> list[dict[str, Any]]:
    """Return the views of the levels, as the contents component takes them."""
    return [
        {
            "title": _("Level %(number)s") % {"number": level.number},
            "url": addresses().level(level.number),
            "current": level.number == current,
        }
        for level in selectors.guidance().levels
    ]


def level_link(number: int) -> dict[str, str]:
    """Return text and url of a level's view; nothing for a level there is not."""
    if selectors.guidance().level(number) is None:
        return {}
    return {"text": _("Level %(number)s") % {"number": number}, "url": addresses().level(number)}


def scenario_link(number: int) -> dict[str, str]:
    """Return text and url of a scenario's page; nothing for a scenario there is not."""
    if selectors.guidance().scenario(number) is None:
        return {}
    return {"text": _("Scenario %(number)s") % {"number": number}, "url": addresses().scenario(number)}


def doors() -> list[dict[str, str]]:
    """Return what there is to do in the guidance: title, url, text; `language` where it is there in English only.

    A page that is live in neither language has no door.
    """
    own, english = addresses(), addresses_in(settings.LANGUAGE_CODE)
    every = [
        (
            _("Read what the policy means"),
            (own.leaflet, english.leaflet),
            _("The Support and Intervention Policy leaflet: the six action levels, word for word."),
        ),
        (
            str(LETTER_TITLE),
            (own.letter(), english.letter()),
            _("Choose the level your letter names and get one page that you can print."),
        ),
        (
            _("Find out how long you have to respond"),
            (own.response_times, english.response_times),
            _("Answer a few questions about your letter and see the working days counted."),
        ),
        (
            _("Look at scenarios"),
            (own.scenarios, english.scenarios),
            _("The situations of the leaflet’s appendix: what we may do and who contacts you."),
        ),
    ]
    return [_door(title, urls, text) for title, urls, text in every if any(urls)]


def _door(title: str, urls: tuple[str, str], text: str) -> dict[str, str]:
    own, english = urls
    if own:
        return {"title": title, "url": own, "text": text, "language": ""}
    return {
        "title": f"{title} {in_source_language()}",
        "url": english,
        "text": text,
        "language": settings.LANGUAGE_CODE,
    }


def leaflet_routes() -> list[tuple[str, str]]:
    """Return route and title of what lies below the leaflet without being a page, for site maps."""
    numbers = [level.number for level in selectors.guidance().levels]
    return [
        *((f"levels/{number}/", _("Level %(number)s") % {"number": number}) for number in numbers),
        ("letter/", str(LETTER_TITLE)),
        *((f"levels/{number}/letter/", letter_title(number)) for number in numbers),
    ]


def scenario_routes() -> list[tuple[str, str]]:
    """Return route and title of each scenario, for site maps."""
    numbers = [scenario.number for scenario in selectors.guidance().scenarios]
    return [(f"{number}/", _("Scenario %(number)s") % {"number": number}) for number in numbers]
