"""Invented things to show the components with. The numbers are from the range kept for drama."""

from __future__ import annotations

from phonenumber_field.phonenumber import to_python

from home.styleguide.parts import Context

NUMBER = to_python("+448081570100")
OPEN = {"is_open": True, "text": "Open now"}
CLOSED = {"is_open": False, "text": "Closed now, opens Tuesday at 10am"}
LEVEL_NAMES = ["Officer", "Team Manager", "Head of Service", "Head of Improvement", "Ombudsman", "Ombudsman"]
LEVELS = [{"number": number, "name": name, "url": f"#level-{number}"} for number, name in enumerate(LEVEL_NAMES, 1)]
PAGES = [
    {"title": "Support and intervention", "url": "#guidance", "current": True},
    {"title": "Scenarios", "url": "#scenarios", "current": False},
    {"title": "Contact us", "url": "#contact", "current": False},
]
LANGUAGES = [
    {"code": "en", "name": "English", "url": "#en", "current": True, "dir": "ltr"},
    {"code": "gd", "name": "Gàidhlig", "url": "#gd", "current": False, "dir": "ltr"},
    {"code": "ar", "name": "العربية", "url": "#ar", "current": False, "dir": "rtl", "missing": "—"},
]
PAIRS = [
    {"term": "Contact from", "detail": "A Team Manager"},
    {"term": "Time to respond", "detail": "A reasonable time, which the letter gives"},
    {"term": "What may come next", "detail": "A higher level, if the issue remains unresolved"},
]
LINE: Context = {
    "title": "Service",
    "audience": "Who this line is for",
    "label": "Freephone",
    "number": NUMBER,
    "today": "Phone hours today: 9am to 5pm",
}
LINKS = [
    {"text": "Contact form", "url": "#form", "address": "www.example.org/contact-form"},
    {"text": "Website", "url": "#website", "address": "www.example.org"},
]
STEPS = [
    {"label": "Scenario 2", "url": "#2", "level": 1, "current": True},
    {"label": "Scenario 6", "url": "#6", "level": 2},
    {"label": "Scenario 14", "url": "#14", "level": 5, "note": "level 4, usually"},
]
CAUTION = "Possible, not automatic. The words that go with every path stand here."
SCENARIO: Context = {
    "number": 2,
    "url": "#scenario",
    "level_number": 1,
    "level_name": "Officer",
    "functions": ["PSC", "SWF"],
    "situation": "What happened, in the words of the leaflet, as long as it needs to be.",
    "actions": "What the office may do about it.\n\nA second paragraph where there is one.",
    "contact_from": "Complaints Reviewer",
}
COMPARISON: Context = {
    "caption": "What the notifications say",
    "columns": ["Level 3", "Level 4"],
    "rows": [
        {
            "about": "The issue",
            "cells": [{"column": "Level 3", "text": "What it is"}, {"column": "Level 4", "text": "What it is"}],
        },
        {
            "about": "What was tried",
            "cells": [{"column": "Level 3", "text": ""}, {"column": "Level 4", "text": "What we did"}],
        },
    ],
}
SERVICES = [
    {
        "name": "Service",
        "lines": [{"label": "First freephone", "number": NUMBER}, {"label": "Second", "number": NUMBER}],
    }
]
WEEK = [
    {"name": "Monday", "hours": "9am to 5pm", "today": False},
    {"name": "Tuesday", "hours": "10am to 5pm", "today": True},
    {"name": "Wednesday", "hours": "Closed", "today": False, "note": "Public holiday"},
]
CLOSURES = [
    {"dates": "Monday 30 November", "what": "Closed", "reason": "Public holiday"},
    {"dates": "Friday 25 December", "what": "We may be closed", "reason": "Public holiday", "undecided": True},
]
ADDRESS = ["Name of the office", "Name of the house", "1 Name of the Road", "Town AB1 2CD"]
CARDS: list[Context] = [{**LINE, "state": OPEN}, {**LINE, "state": CLOSED}, {**LINE, "fault": True}]
