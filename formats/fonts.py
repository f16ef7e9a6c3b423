"""Where the fonts of the printed formats are: packages of the front end's folder, never files of the repository."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

_LATIN, _LATIN_NAME = "roboto", "Roboto"
# Beside other scripts: letters and digits only, so that the signs between words suit the script.
_LATIN_LETTERS = "[0-9A-Za-z\u00c0-\u024f]"
_SCRIPTS = {"ar": ("amiri", "Amiri"), "ur": ("amiri", "Amiri"), "zh": ("noto-sans-sc", "Noto Sans SC")}
# For signs that the fonts of a language lack: mathematics, arrows, pictures.
_SIGNS = (
    ("noto-sans-math", "Noto Sans Math"),
    ("noto-sans-symbols-2", "Noto Sans Symbols 2"),
    ("noto-emoji", "Noto Emoji"),
)
_WEIGHTS = ("400Regular", "700Bold")


def packages_of(language: str) -> tuple[str, ...]:
    """The npm packages whose fonts a document in a language may need."""
    script = _SCRIPTS.get(language.split("-", maxsplit=1)[0])
    return tuple(dict.fromkeys([_LATIN, *([script[0]] if script else [])]))


def folder(package: str) -> Path:
    return Path(settings.NODE_MODULES) / "@expo-google-fonts" / package


def folders() -> tuple[str, ...]:
    """Every folder with fonts that is there, ordered."""
    packages = [_LATIN, *dict.fromkeys(name for name, _ in _SCRIPTS.values()), *(name for name, _ in _SIGNS)]
    found = [folder(package) / weight for package in packages for weight in _WEIGHTS]
    return tuple(str(path) for path in found if path.is_dir())


def families(language: str) -> list[dict[str, str | None]]:
    """The fonts to try for a language, in order: names, and the letters that a font is for where not for all it has."""
    own = _SCRIPTS.get(language.split("-", maxsplit=1)[0])
    first = [_font(_LATIN_NAME, _LATIN_LETTERS), _font(own[1])] if own else []
    others = [family for _, family in dict.fromkeys(_SCRIPTS.values())]
    return [*first, *map(_font, [_LATIN_NAME, *others, *(family for _, family in _SIGNS)])]


def _font(name: str, letters: str | None = None) -> dict[str, str | None]:
    return {"name": name, "letters": letters}


def missing(language: str) -> str | None:
    """The package of a font that a language needs and this machine lacks."""
    return next((name for name in packages_of(language) if not (folder(name) / _WEIGHTS[0]).is_dir()), None)
