"""liblouis, the Braille translator, through ctypes: no package of it for Python stands in a registry."""

from __future__ import annotations

import ctypes
import ctypes.util
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

OLDEST = (3, 24)
MISSING = "the Braille translator liblouis 3.24 or newer (Debian: liblouis20 and liblouis-data)"

_DOTS, _UNICODE, _NO_UNDEFINED = 4, 64, 128
_FATAL_ONLY = 50000
_DISPLAY = "unicode.dis"
_FREE_CELLS_PER_CHARACTER, _FREE_CELLS = 12, 64
# liblouis keeps its compiled tables and its work space in globals.
_lock = Lock()


class BrailleError(Exception):
    """Words could not be translated; the message says which table failed."""


@dataclass(frozen=True, slots=True)
class Translation:
    """Braille cells (U+2800 to U+28FF) and, for each cell, the index of the character that it stands for."""

    cells: str
    sources: tuple[int, ...]


@lru_cache(maxsize=1)
def _library() -> ctypes.CDLL:
    """liblouis, loaded once; OSError where the machine has none."""
    name = ctypes.util.find_library("louis") or "liblouis.so.20"
    library = ctypes.CDLL(name)
    library.lou_version.restype = ctypes.c_char_p
    library.lou_setLogLevel(_FATAL_ONLY)
    return library


@lru_cache(maxsize=1)
def _encoding() -> str:
    return {2: "utf-16-le", 4: "utf-32-le"}[_library().lou_charSize()]


def version() -> tuple[int, ...]:
    """The version of liblouis on this machine; OSError where there is none."""
    return tuple(int(part) for part in _library().lou_version().decode().split(".")[:3])


def missing() -> str | None:
    """What this machine lacks for Braille, in plain words; None where nothing is missing."""
    try:
        return None if version() >= OLDEST else MISSING
    except OSError:
        return MISSING


def translate(text: str, table: str) -> Translation:
    """The cells of a text by a liblouis table such as "en-ueb-g2.ctb".

    A character that the table does not know comes out as its number: see `knows`. Raises BrailleError.
    """
    return _call(_library().lou_translate, text, table, _DOTS | _UNICODE)


def back_translate(cells: str, table: str) -> str:
    """The print words of Braille cells (U+2800 to U+283F), as liblouis reads them. Raises BrailleError."""
    return _call(_library().lou_backTranslate, cells, table, _NO_UNDEFINED).cells


@lru_cache(maxsize=4096)
def knows(character: str, table: str) -> bool:
    """Whether a table has a sign for a character; a blank cell is one only for a space."""
    cells = _call(_library().lou_translate, character, table, _DOTS | _UNICODE | _NO_UNDEFINED).cells
    return bool(cells if character.isspace() else cells.strip("\u2800"))


def _call(function: ctypes._NamedFuncPointer, text: str, table: str, mode: int) -> Translation:
    encoding, size = _encoding(), _library().lou_charSize()
    data = text.encode(encoding, "replace")
    length = len(data) // size
    room = length * _FREE_CELLS_PER_CHARACTER + _FREE_CELLS
    source = ctypes.create_string_buffer(data, len(data) + size)
    target = ctypes.create_string_buffer(room * size)
    used, made = ctypes.c_int(length), ctypes.c_int(room)
    forward, backward = (ctypes.c_int * room)(), (ctypes.c_int * room)()
    with _lock:
        done = function(
            f"{_DISPLAY},{table}".encode(),
            source,
            ctypes.byref(used),
            target,
            ctypes.byref(made),
            None,
            None,
            forward,
            backward,
            None,
            mode,
        )
    if not done or used.value < length:
        raise BrailleError(f"liblouis could not translate with {table}")
    return Translation(target.raw[: made.value * size].decode(encoding), tuple(backward[: made.value]))
