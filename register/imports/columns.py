"""Our columns, and which column of a file is which of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from register.models.bodies import name_key

MOST_STEPS = 10


@dataclass(frozen=True)
class Target:
    """A column of ours: its name, as in our own files (register.data.COLUMNS), and other headings that mean it."""

    name: str
    label: Any
    required: bool = False
    also: tuple[str, ...] = ()


TARGETS = (
    Target("organisation", gettext_lazy("Organisation"), True, ("organization", "body", "public body", "authority")),
    Target("year", gettext_lazy("Year"), True, ("report year", "annual report year", "reporting year")),
    Target("service", gettext_lazy("Service"), True, ("function", "jurisdiction")),
    Target("level", gettext_lazy("Level"), True, ("action level",)),
    Target("type", gettext_lazy("Type of action"), True, ("action", "action type", "kind")),
    Target("taken_on", gettext_lazy("Taken on"), True, ("date", "day", "date taken", "date of action")),
    Target("reason", gettext_lazy("Reason"), True, ("why", "reasons", "description")),
    Target("ground", gettext_lazy("Statutory ground"), False, ("section", "legal ground")),
    Target("escalated_because", gettext_lazy("Why it was escalated"), False, ("escalation reason",)),
    Target("sector", gettext_lazy("Sector"), False, ("kind of organisation",)),
    Target("status", gettext_lazy("How it stands now"), False, ("current status",)),
    Target("reply", gettext_lazy("The organisation's own reply"), False, ("organisation reply", "response")),
)
NAMES = tuple(each.name for each in TARGETS)
_STEP = re.compile(r"step ?(\d{1,2}) (level|date|day|taken on|reason|why)")
_PARTS = {"level": "level", "date": "date", "day": "date", "taken on": "date", "reason": "reason", "why": "reason"}


def step_name(number: int, part: str) -> str:
    """Return what a column of a step is called; `part` is "level", "date" or "reason"."""
    return f"step_{number}_{part}"


STEP_NAMES = tuple(step_name(each, part) for each in range(1, MOST_STEPS + 1) for part in ("level", "date", "reason"))


def guess(headings: list[str]) -> dict[str, int]:
    """Return by name which column (from 0) of the file is which of ours, as far as its headings say."""
    found: dict[str, int] = {}
    known = {name_key(word): each.name for each in TARGETS for word in (each.name, str(each.label), *each.also)}
    exact = {name_key(each.name) for each in TARGETS}
    keys = [name_key(each) for each in headings]
    for at, key in sorted(enumerate(keys), key=lambda pair: pair[1] not in exact):  # our own names come first
        step = _STEP.fullmatch(key)
        name = step_name(int(step[1]), _PARTS[step[2]]) if step else known.get(key, "")
        if name in NAMES or name in STEP_NAMES:
            found.setdefault(name, at)
    return found


def mapping_check(mapping: Mapping[str, int], headings: list[str]) -> dict[str, int]:
    """Return the mapping. Raises ValidationError by name of a column, where one lacks, is unknown, or is used twice."""
    wrong: dict[str, str] = {}
    for target in TARGETS:
        if target.required and target.name not in mapping:
            wrong[target.name] = _("Say which column of the file holds this.")
    used: dict[int, str] = {}
    for name, at in mapping.items():
        if (name not in NAMES and name not in STEP_NAMES) or not 0 <= at < len(headings):
            wrong[name] = _("The file has no such column.")
        elif at in used:
            wrong[name] = _("Another field uses this column already. Choose a different one.")
        used[at] = name
    wrong |= _step_problems(mapping)
    if wrong:
        raise ValidationError(wrong)
    return dict(mapping)


def _step_problems(mapping: Mapping[str, int]) -> dict[str, str]:
    wrong = {}
    for number in steps_of(mapping):
        for part in ("level", "date"):
            name = step_name(number, part)
            if name not in mapping:
                wrong[name] = _("Step %(number)d has no column “%(name)s”. Add it to the file.") % {
                    "number": number,
                    "name": name,
                }
    return wrong


def steps_of(mapping: Mapping[str, int]) -> list[int]:
    """Return the numbers of the steps that the file has columns for."""
    return sorted({int(name.split("_")[1]) for name in mapping if name in STEP_NAMES})
