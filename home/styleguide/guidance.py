"""Levels, scenarios and answers."""

from __future__ import annotations

from home.styleguide.parts import Component, State
from home.styleguide.sample_calendar import SAMPLE_MONTHS
from home.styleguide.samples import CAUTION, COMPARISON, LEVELS, PAIRS, SCENARIO, STEPS

GUIDANCE: list[Component] = [
    Component(
        "level_tag",
        [State(f"Level {step['number']}", {"number": step["number"], "name": step["name"]}) for step in LEVELS]
        + [State("As a link, without name", {"number": 3, "url": "#level-3"})],
    ),
    Component(
        "ladder",
        [
            State("Level 3 at hand", {"levels": LEVELS, "current": 3, "id": "ladder-current"}),
            State("None at hand", {"levels": LEVELS, "id": "ladder-plain"}),
        ],
    ),
    Component(
        "summary_box",
        [
            State("Pairs", {"items": PAIRS, "title": "Level 2 in short", "level": 4}),
            State("A sentence", {"text": "Ours, not the leaflet's."}),
            State("The ladder", {"levels": LEVELS, "current": 2}),
            State("Notifications side by side", {"comparison": COMPARISON, "title": "Side by side", "level": 4}),
        ],
    ),
    Component(
        "scenario_card",
        [
            State(
                "With path and footnote",
                {**SCENARIO, "steps": STEPS, "caution": CAUTION, "footnote": "A note.", "level": 4},
            )
        ],
    ),
    Component("notification_table", [State("Two levels", {"comparison": COMPARISON})]),
    Component("escalation_path", [State("With a level that is usual", {"steps": STEPS, "caution": CAUTION})]),
    Component(
        "scenario_table",
        [State("Two rows", {"caption": "Scenarios", "rows": [SCENARIO, {**SCENARIO, "number": 6, "level_number": 2}]})],
    ),
    Component(
        "answer",
        [
            State(
                "With its caution",
                {
                    "answer": "Counting from the day after the date you gave, the tenth is Monday 7 December.",
                    "caution": "This is a guide, not a deadline.",
                    "detail": "Unsure? Call the person who wrote.",
                },
            )
        ],
    ),
    Component("working_day_calendar", [State("Two months", {"months": SAMPLE_MONTHS})]),
]
