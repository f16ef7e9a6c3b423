"""Where the fonts of the printed formats are: packages of the front end's folder, never files of the repository."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

_LATIN = "roboto"
_SCRIPTS = {"ar": ("vazirmatn", "Vazirmatn"), "ur": ("vazirmatn", "Vazirmatn"), "zh": ("noto-sans-sc", "Noto Sans SC")}
# For signs that the fonts of a language lack: mathematics, arrows, pictures.
_SIGNS = (("noto-sans-math", "Noto Sans Math"), ("noto-sans-symbols-2", "Noto Sans Symbols 2"), ("noto-emoji", "Noto Emoji"))
_WEIGHTS = ("400Regular", "700Bold")


def packages_of(language: str) -> tuple[str, ...]:
    """The npm packages whose fonts a document in a language may need."""
    script = _SCRIPTS.get(language.split("-")[0])
    return tuple(dict.fromkeys([_LATIN, *([script[0]] if script else [])]))


def folder(package: str) -> Path:
    return Path(settings.NODE_MODULES) / "@expo-google-fonts" / package


def folders() -> tuple[str, ...]:
    """Every folder with fonts that is there, ordered."""
    packages = [_LATIN, *dict.fromkeys(name for name, _ in _SCRIPTS.values()), *(name for name, _ in _SIGNS)]
    found = [folder(package) / weight for package in packages for weight in _WEIGHTS]
    return tuple(str(path) for path in found if path.is_dir())


def families(language: str) -> list[str]:
    """The names of the fonts to try, in order, for a language: its own first, then the others'."""
    own = _SCRIPTS.get(language.split("-")[0])
    others = [family for _, family in dict.fromkeys(_SCRIPTS.values())]
    return list(dict.fromkeys([*([own[1]] if own else []), "Roboto", *others, *(family for _, family in _SIGNS)]))


def missing(language: str) -> str | None:
    """The package of a font that a language needs and this machine lacks."""
    return next((name for name in packages_of(language) if not (folder(name) / _WEIGHTS[0]).is_dir()), None)
