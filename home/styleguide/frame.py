"""The frame that every page stands in."""

from __future__ import annotations

from django.utils.safestring import mark_safe

from core.translation_notes import NoteLine
from home.styleguide.parts import Component, State
from home.styleguide.samples import ADDRESS, LANGUAGES, PAGES, SERVICES

FRAME: list[Component] = [
    Component("skip_links"),
    Component("demonstration"),
    Component("wordmark"),
    Component(
        "site_header",
        [
            State(
                "Phones open",
                {
                    "navigation": PAGES,
                    "languages": LANGUAGES[:1],
                    "office": {"is_open": True, "text": "Phones open until 5pm"},
                },
            )
        ],
    ),
    Component("language_switcher", [State("Three languages, one without this page", {"languages": LANGUAGES})]),
    Component(
        "translation_note",
        [
            State(
                "Not checked, and older than the English",
                {
                    "lines": [
                        NoteLine("Cha do leugh duine seo fhathast.", "gd"),
                        NoteLine("Not checked by a native reader. The English counts.", "en"),
                    ],
                    "english": "#en",
                },
            )
        ],
    ),
    Component(
        "page_link",
        [
            State("In the page's language", {"item": PAGES[0]}),
            State("Only in English", {"item": PAGES[0] | {"language": "en"}}),
        ],
    ),
    Component(
        "site_footer",
        [
            State(
                "With two lines",
                {
                    "services": SERVICES,
                    "address": {"lines": ADDRESS},
                    "navigation": PAGES,
                    "form_url": "#form",
                    "formats_url": "#formats",
                },
            )
        ],
    ),
    Component("breadcrumbs", [State("Two levels down", {"crumbs": [{"title": "Home", "url": "#home"}, *PAGES[:2]]})]),
    Component(
        "notice",
        [
            State(
                severity,
                {
                    "notice": {
                        "severity": severity,
                        "title": f"A notice: {severity}",
                        "body": mark_safe("<p>What people must know.</p>"),
                    }
                },
            )
            for severity in ("information", "warning", "alert")
        ],
    ),
    Component(
        "closure_banner",
        [
            State("One closure", {"banner": [{"title": "Closed on Monday 30 November.", "text": "Public holiday."}]}),
            State("Today", {"banner": [{"title": "Sunday 22 November", "text": "Phones closed"}], "today": True}),
        ],
    ),
    Component(
        "page_header",
        [
            State(
                "With label and lead",
                {"title": "What the page is about", "label": "Leaflet", "lead": "One sentence that says what is here."},
            )
        ],
    ),
    Component(
        "icon",
        [
            State(name, {"name": name})
            for name in ("menu", "search", "arrow", "information", "warning", "alert", "tick", "clock")
        ],
    ),
]
