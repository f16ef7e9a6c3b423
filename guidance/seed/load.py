"""Bring the leaflet's levels and scenarios into the records, from the text beside this file.

Each thing is made once: what an editor changed or deleted since is left so by every later run.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model

from contact.models import Service
from contact.times import local_day
from core.seed.helpers import first_time, record_seed, toml_read, words_seed
from core.seed.permissions import permissions_seed
from guidance.models import (
    ActionLevel,
    ActionLevelText,
    Escalation,
    LevelSection,
    LevelSectionText,
    NotificationPart,
    NotificationPartText,
    Scenario,
    ScenarioText,
    Timeframe,
    TimeframeText,
)

FOLDER = Path(__file__).parent
EDITED_BY_GROUPS: list[type[Model]] = [
    ActionLevel,
    ActionLevelText,
    Escalation,
    LevelSection,
    LevelSectionText,
    NotificationPart,
    NotificationPartText,
    Scenario,
    ScenarioText,
    Timeframe,
    TimeframeText,
]


@transaction.atomic
def load(*, at: datetime, demonstration: bool) -> None:
    """Make the records that were never made: levels (L8–L23), scenarios and where they may lead (S1–S18).

    `at` (aware) is the moment of the run. Only a demonstration has the escalations confirmed, on its day and by
    nobody; otherwise an editor must confirm each.
    """
    levels, scenarios = toml_read(FOLDER / "levels.toml"), toml_read(FOLDER / "scenarios.toml")
    makers = [
        (_timeframe, "timeframe.{code}", levels["timeframes"]),
        (_section, "section.{code}", levels["sections"]),
        (_level, "level.{number}", levels["levels"]),
        (_part, "part.{level}.{code}", levels["parts"]),
        (_scenario, "scenario.{number}", scenarios["scenarios"]),
    ]
    for make, key, rows in makers:
        for row in rows:
            if first_time(f"guidance.{key.format(**row)}"):
                make(row)
    confirmed_on = local_day(at) if demonstration else None
    for row in scenarios["escalations"]:
        if first_time(f"guidance.escalation.{row['from']}.{row['to']}"):
            _escalation(row, confirmed_on)
    if first_time("guidance.permissions"):
        permissions_seed(EDITED_BY_GROUPS)


def _pick(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names if name in row}


def _timeframe(row: dict[str, Any]) -> None:
    lifted_for = Service.objects.get(code=row["lifted_for"]) if "lifted_for" in row else None
    defaults = _pick(row, "rule", "working_days") | {"lifted_for": lifted_for}
    timeframe = record_seed(Timeframe, code=row["code"], defaults=defaults)
    words_seed(TimeframeText, timeframe, **_pick(row, "label", "body", "summary"))


def _section(row: dict[str, Any]) -> None:
    section = record_seed(LevelSection, code=row["code"])
    words_seed(LevelSectionText, section, **_pick(row, "heading", "body", "notification_lead", "after_timeframe"))


def _level(row: dict[str, Any]) -> None:
    defaults = {
        "section": LevelSection.objects.get(code=row["section"]),
        "timeframe": Timeframe.objects.get(code=row["timeframe"]),
    }
    level = record_seed(ActionLevel, number=row["number"], defaults=defaults)
    words = _pick(row, "name", "contact_from", "asked_for", "support", "may_come_next")
    words_seed(ActionLevelText, level, **words)


def _part(row: dict[str, Any]) -> None:
    level = ActionLevel.objects.get(number=row["level"])
    defaults = {"sort_order": level.notification_parts.count()}
    part = record_seed(NotificationPart, level=level, code=row["code"], defaults=defaults)
    words_seed(NotificationPartText, part, body=row["body"])


def _scenario(row: dict[str, Any]) -> None:
    level = ActionLevel.objects.get(number=row["level"])
    scenario = record_seed(Scenario, number=row["number"], defaults={"level": level})
    scenario.services.set(Service.objects.filter(code__in=row["services"]))
    words_seed(ScenarioText, scenario, **_pick(row, "situation", "actions", "contact_from", "footnote"))


def _escalation(row: dict[str, Any], confirmed_on: date | None) -> None:
    through = row.get("usually_through")
    record_seed(
        Escalation,
        from_scenario=Scenario.objects.get(number=row["from"]),
        to_scenario=Scenario.objects.get(number=row["to"]),
        defaults={
            "usually_through": ActionLevel.objects.get(number=through) if through else None,
            "confirmed_on": confirmed_on,
        },
    )
