"""Where people ask for something: search, filters, forms, what went wrong."""

from __future__ import annotations

from home.styleguide.parts import Component, State
from home.styleguide.samples import LINKS

ASKING: list[Component] = [
    Component(
        "filter_chips",
        [
            State(
                "One chosen",
                {
                    "legend": "Level",
                    "id": "chips-sample",
                    "chips": [
                        {"text": "All", "url": "#all", "current": True},
                        {"text": "Level 1", "url": "#1", "count": 4},
                    ],
                },
            )
        ],
    ),
    Component(
        "search_form",
        [
            State("As it is", {"id": "search-plain", "label": "Search the scenarios"}),
            State(
                "With an error",
                {
                    "id": "search-error",
                    "label": "Search the register",
                    "query": "a",
                    "error": "Type at least two letters.",
                },
            ),
        ],
    ),
    Component(
        "search_result",
        [
            State(
                "A page",
                {
                    "title": "What the policy means",
                    "url": "#hit",
                    "text": "The words around the hit.",
                    "kind": "Page",
                    "level": 4,
                },
            )
        ],
    ),
    Component(
        "pagination",
        [
            State("In the middle", {"number": 2, "count": 9, "previous_url": "#1", "next_url": "#3"}),
            State(
                "With other words",
                {
                    "number": 1,
                    "count": 6,
                    "next_url": "#2",
                    "next_text": "Level 2",
                    "place": "1 of 6",
                    "label": "Levels",
                },
            ),
        ],
    ),
    Component(
        "empty_state",
        [
            State(
                "No hits",
                {
                    "title": "Nothing found",
                    "text": "Check the spelling or use fewer words.",
                    "links": LINKS,
                    "level": 4,
                },
            )
        ],
    ),
    Component(
        "error_summary",
        [
            State(
                "Two errors",
                {
                    "errors": [
                        {"text": "Enter the date on the letter.", "href": "#search-error"},
                        {"text": "Choose a level.", "href": "#search-plain"},
                    ]
                },
            )
        ],
    ),
    Component("back_link", [State("As it is", {"url": "#back"})]),
    Component(
        "button",
        [
            State("Main", {"text": "Work out the date"}),
            State("Secondary", {"text": "Start again", "url": "#again", "secondary": True}),
        ],
    ),
]
