"""What is wanted: which file each format of each source should be, named by what it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings
from django.utils import timezone

from core import sources
from core.document import fingerprint
from core.generation import per_generation
from core.sources import Source
from formats.models import AudioListening
from formats.renderers import RENDERERS, Renderer

AUDIO = "audio.mp3"
# Languages for which a recogniser can be had: `script/test --full` listens to their recordings.
RECOGNISED = frozenset({"en"})
# Formats that come on the office's own size of Braille paper.
_ON_BRAILLE_PAPER = frozenset({"braille.brf", "braille-uncontracted.brf", "braille.pef"})


@dataclass(frozen=True)
class Wanted:
    """A file as it should be: the format `format` of a source, of the tree `fingerprint`, made by the `recipe`."""

    source: str
    language: str
    format: str
    fingerprint: str
    recipe: str

    @property
    def place(self) -> tuple[str, str, str]:
        """Source, language and format: what stays when the page changes."""
        return self.source, self.language, self.format


def settings_of(renderer: Renderer) -> dict[str, int]:
    """The settings that a renderer is called with: cells to a line and lines to a page of Braille."""
    if renderer.name not in _ON_BRAILLE_PAPER:
        return {}
    return {"cells": settings.BRAILLE_CELLS, "lines": settings.BRAILLE_LINES}


def recipe_of(renderer: Renderer) -> str:
    """The renderer's version and settings, such as "1 cells=38 lines=27"."""
    return " ".join([str(renderer.version), *(f"{name}={value}" for name, value in settings_of(renderer).items())])


def wanted(source: Source, renderer: Renderer) -> Wanted:
    """What the file of a source in a format should be now. Raises whatever the building of its tree raises."""
    tree = _fingerprint(source, timezone.localdate())
    return Wanted(source.key, source.language, renderer.name, tree, recipe_of(renderer))


@cache  # engines neither come nor go while a process runs
def renderers_here(language: str) -> tuple[Renderer, ...]:
    """The formats that this machine can make in a language, in the order in which they are offered."""
    return tuple(renderer for renderer in RENDERERS.values() if renderer.offered(language))


def renderers_for(language: str) -> tuple[Renderer, ...]:
    """The formats that are offered in a language: this machine can make them, and their sound is known to be right."""
    return tuple(each for each in renderers_here(language) if each.name != AUDIO or audio_has_passed(language))


def audio_has_passed(language: str) -> bool:
    """Whether a recogniser's test, or the newest listening to what is made now, found every fact in the sound."""
    return language in RECOGNISED or (language, recipe_of(RENDERERS[AUDIO])) in _heard_right()


@per_generation
def _heard_right() -> frozenset[tuple[str, str]]:
    """The languages and recipes whose newest listening passed."""
    listenings = AudioListening.objects.order_by("pk").values_list("language", "recipe", "has_passed")
    newest = {(language, recipe): has_passed for language, recipe, has_passed in listenings}
    return frozenset(heard for heard, has_passed in newest.items() if has_passed)


@per_generation
def _fingerprint(source: Source, day: date) -> str:
    """Kept for one day: hours and closures in a tree are those of the office's day."""
    return fingerprint(sources.document_of(source))
