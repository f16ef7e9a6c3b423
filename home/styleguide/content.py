"""What any page may be made of."""

from __future__ import annotations

from home.styleguide.parts import Component, State
from home.styleguide.samples import PAGES, PAIRS

CONTENT: list[Component] = [
    Component(
        "contents_nav",
        [
            State(
                "Second section read",
                {"items": [{**page, "current": not page["current"]} for page in PAGES[:2]], "id": "contents-sample"},
            )
        ],
    ),
    Component(
        "door",
        [
            State(
                "With a line",
                {
                    "title": "What the policy means",
                    "url": "#policy",
                    "text": "Read what each level asks of you.",
                    "level": 4,
                },
            )
        ],
    ),
    Component(
        "inset",
        [State(tone, {"text": "Words that stand apart.", "tone": tone}) for tone in ("quiet", "warning", "success")],
    ),
    Component(
        "details",
        [
            State("Closed", {"summary": "Why there is no number", "body": "Because it depends on the case."}),
            State("Open", {"summary": "Why", "body": "Because.", "open": True}),
        ],
    ),
    Component("summary_list", [State("With a change", {"items": [{**PAIRS[0], "url": "#change"}, *PAIRS[1:]]})]),
    Component(
        "page_dates",
        [
            State(
                "With changes",
                {
                    "items": [
                        {"term": "Version", "detail": "May 2024"},
                        {"term": "Last reviewed", "detail": "1 June 2026"},
                    ],
                    "changes": [{"date": "1 June 2026", "text": "What changed."}],
                },
            )
        ],
    ),
    Component("site_map", [State("Two levels", {"entries": [{"title": "Home", "url": "#home", "below": PAGES}]})]),
]
