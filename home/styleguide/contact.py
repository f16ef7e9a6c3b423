"""What tells how to reach the office."""

from __future__ import annotations

from home.styleguide.parts import Component, State
from home.styleguide.samples import ADDRESS, CARDS, CLOSED, CLOSURES, LINE, LINKS, NUMBER, OPEN, WEEK

CONTACT: list[Component] = [
    Component(
        "office_pill",
        [
            State("Open", {"office": {"is_open": True, "text": "Phones open until 5pm"}}),
            State("Closed", {"office": {"is_open": False, "text": "Closed now, opens Tuesday at 10am"}}),
        ],
    ),
    Component("state", [State("Open", {"state": OPEN}), State("Closed", {"state": CLOSED})]),
    Component(
        "phone_number",
        [State("In a sentence", {"number": NUMBER}), State("In a card", {"number": NUMBER, "large": True})],
    ),
    Component(
        "phone_card",
        [
            State("Open", {**LINE, "state": OPEN, "links": LINKS, "level": 4}),
            State("Closed, with addresses", {**LINE, "state": CLOSED, "links": LINKS, "addresses": True, "level": 4}),
            State("Faulty", {**LINE, "fault": True, "links": LINKS, "level": 4}),
            State(
                "Faulty, with advice",
                {**LINE, "fault": True, "fault_text": "Please call again later, or write to us.", "level": 4},
            ),
        ],
    ),
    Component(
        "phone_list",
        [
            State(
                "Three lines",
                {"cards": [{**LINE, "state": OPEN}, {**LINE, "state": CLOSED}, {**LINE, "fault": True}], "level": 4},
            )
        ],
    ),
    Component(
        "first_screen",
        [
            State(
                "With search",
                {
                    "title": "Name of the office",
                    "lead": "What it does, in a sentence.",
                    "cards": CARDS,
                    "search": True,
                    "label": "Numbers in the first screen",
                },
            ),
            State(
                "All lines closed, links in the cards",
                {
                    "title": "Contact us",
                    "cards": [{**LINE, "state": CLOSED, "links": LINKS}] * 3,
                    "state": CLOSED,
                    "addresses": True,
                    "label": "Numbers with their addresses",
                },
            ),
        ],
    ),
    Component("address", [State("Four lines", {"lines": ADDRESS})]),
    Component("week_table", [State("Today marked", {"caption": "Phone hours", "days": WEEK})]),
    Component(
        "closures_list",
        [State("Two ahead", {"closures": CLOSURES, "calendar_url": "#calendar"}), State("None", {"closures": []})],
    ),
]
