"""The catalogues of the interface (menus, buttons, errors, answers): files of the software, one for each language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import to_locale


@dataclass(frozen=True)
class CatalogueShare:
    """How many of a catalogue's messages are translated; both are 0 where there is no catalogue yet."""

    messages: int = 0
    done: int = 0

    @property
    def percent(self) -> int:
        return self.done * 100 // self.messages if self.messages else 0


def catalogue_path(language: str) -> Path | None:
    """Return where the catalogue of a language (a site code) lies; None where there is no such file."""
    if language not in dict(settings.LANGUAGES):
        return None
    path = Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES" / "django.po"
    return path if path.is_file() else None


def catalogue_share(language: str) -> CatalogueShare:
    """Return how much of a language's catalogue is translated, as its file says now."""
    path = catalogue_path(language)
    if path is None:
        return CatalogueShare()
    messages = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    return CatalogueShare(len(messages), sum(entry.translated() for entry in messages))
