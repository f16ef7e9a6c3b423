"""What the formats need to know of a language: its tag and its direction."""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_REGIONS = {"en": "en-GB", "gd": "gd-GB", "cy": "cy-GB"}


def tag_of(language: str) -> str:
    """The BCP 47 tag of a site language: "en" is "en-GB", "zh-hans" is "zh-Hans"."""
    first, *rest = language.split("-")
    if not rest:
        return _REGIONS.get(first, first)
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def direction_of(language: str) -> str:
    """ "rtl" for Arabic, Urdu and their like, else "ltr"."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"
