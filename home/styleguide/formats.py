"""What gives pages in other formats."""

from __future__ import annotations

from home.styleguide.parts import Component, State

_FILES = [
    {"label": "Large print, 18 point", "kind": "PDF", "size": "120 KB", "url": "#large-print"},
    {"label": "Audio", "kind": "MP3", "size": "9 MB", "url": "#audio", "hint": "A computer voice reads the page."},
    {"label": "Braille, contracted", "kind": "BRF", "size": "", "url": "#braille", "version": "From 1 June 2026"},
]
_OTHERS = [
    {"label": "EPUB e-book", "kind": "EPUB", "size": "40 KB", "url": "#epub"},
    {"label": "Audio, being made", "kind": "MP3"},
    {"label": "Easy Read", "ask_url": "#ask"},
]
_VIDEO = {
    "title": "What the page says, in British Sign Language",
    "url": "#video.mp4",
    "media_type": "video/mp4",
    "size": "8 MB",
    "captions_url": "#captions.vtt",
    "transcript": "What the video says.",
    "version": "Version of 1 June 2026",
}

FORMATS: list[Component] = [
    Component(
        "formats_panel",
        [
            State(
                "At the end of a page",
                {
                    "first": _FILES,
                    "others": _OTHERS,
                    "version": "Version of 20 November 2026",
                    "list_url": "#formats",
                    "ask_url": "#ask",
                    "level": 4,
                },
            ),
            State(
                "Beside the contents",
                {"first": _FILES, "list_url": "#formats", "short": True, "id": "formats-short", "level": 4},
            ),
        ],
    ),
    Component(
        "format_item",
        [
            State("A file", {"format": _FILES[1]}),
            State("Being made", {"format": _OTHERS[1]}),
            State("To be asked for", {"format": _OTHERS[2]}),
        ],
    ),
    Component(
        "formats_index",
        [
            State(
                "Two pages",
                {
                    "entries": [
                        {
                            "title": title,
                            "url": "#page",
                            "list_url": "#list",
                            "links": [("Large print, 18 point", "#large-print"), ("PDF", "#pdf")],
                        }
                        for title in ("Support and Intervention Policy", "Contact us")
                    ]
                },
            )
        ],
    ),
    Component(
        "sign_video",
        [
            State("Of the page as it is", {"video": _VIDEO, "level": 4}),
            State("The page has changed since", {"video": _VIDEO | {"moved_on": True}, "level": 4}),
        ],
    ),
]
