"""Voices: words in, sound out. English has a neural voice; every other language, and English inside it, espeak-ng.

The engines are loaded when first used, so that a machine without them runs the rest of the site.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Sound = NDArray[np.float32]

RATE = 24000
_LONGEST_BREATH = 280
_CLAUSE_ENDS = re.compile(r"(?<=[.!?;:,。！？；，、؟؛،۔])\s*")
# Phone numbers, and the halves of postcodes: "0 8 0 0", "E H 7", "4 N S".
_GROUPS = re.compile(r"\b(?:\d(?: \d){2,}|[A-Z](?: [A-Z])? \d{1,2}(?: [A-Z])?(?=, \d)|\d [A-Z] [A-Z])\b[,.;]?")
_AFTER_GROUP = 0.3
_ENGINES = {"hibari": "the English voice hibari-tts", "espeakng_loader": "the voices of espeak-ng (espeakng-loader)"}
_ESPEAK_VOICES = {"en": "en", "gd": "gd", "pl": "pl", "uk": "uk", "zh-hans": "cmn", "ar": "ar", "ur": "ur"}
_ESPEAK_SPEED = 150
# Arabic says in one word what others say in two: at the same speed it would be slower than a person reads it.
_ESPEAK_SPEEDS = {"ar": 165}
# Where "S P S O" would be sounds, not the names of letters, "S.P.S.O." is their names.
_DOTTED_LETTERS = frozenset({"gd", "pl"})
_LOUDEST = 32768
_SPEED_PARAMETER, _UTF8, _SYNCHRONOUS, _SPOKEN_OK = 1, 1, 2, 0


class Voice(Protocol):
    """Says words of some languages; gives mono sound at `RATE` hertz, between -1 and 1."""

    def say(self, text: str, language: str) -> Sound: ...


def languages() -> frozenset[str]:
    """The site languages that a voice is known for."""
    return frozenset(_ESPEAK_VOICES)


def missing(language: str) -> str | None:
    """The voice that a language lacks on this machine, in plain words; None where it has one."""
    engine = "hibari" if language == "en" else "espeakng_loader"
    return None if find_spec(engine) else _ENGINES[engine]


def voice_for(language: str) -> Voice:
    """The voice that reads a document in a language; it also says words of other languages in it as well as it can."""
    return _neural() if language == "en" else _espeak()


@dataclass(frozen=True, slots=True)
class Breath:
    """What a voice says at once, and the seconds of silence after it."""

    text: str
    pause: float = 0.0


def breaths(text: str) -> Iterator[Breath]:
    """A text in pieces: parted after clauses, and at need between words. Each group of a phone number or a postcode
    stands alone, so that a listener can write it down."""
    at = 0
    for group in _GROUPS.finditer(text):
        yield from (Breath(piece) for piece in _short(text[at : group.start()]))
        yield Breath(group[0], _AFTER_GROUP)
        at = group.end()
    yield from (Breath(piece) for piece in _short(text[at:]))


def _short(text: str) -> Iterator[str]:
    breath = ""
    for clause in _CLAUSE_ENDS.split(text.strip()):
        for piece in _pieces(clause):
            if breath and len(breath) + len(piece) >= _LONGEST_BREATH:
                yield breath
                breath = ""
            breath = f"{breath} {piece}" if breath else piece
    if any(character.isalnum() for character in breath):
        yield breath


def _pieces(clause: str) -> Iterator[str]:
    """A clause without any pause is parted between words; a word without any end, anywhere."""
    while len(clause) > _LONGEST_BREATH:
        cut = clause.rfind(" ", 0, _LONGEST_BREATH)
        cut = cut if cut > 0 else _LONGEST_BREATH
        yield clause[:cut]
        clause = clause[cut:].lstrip()
    if clause:
        yield clause


@lru_cache(maxsize=1)
def _neural() -> Voice:
    return _Neural()


@lru_cache(maxsize=1)
def _espeak() -> Voice:
    return _Espeak()


class _Neural:
    """hibari-tts. Its own voice is American; British ones would have to be downloaded, which this site never does."""

    # A letter of an abbreviation, not the article: "N D A".
    _LETTER_A = re.compile(r"(?<=\b[A-Z] )A\b|\bA(?= [A-Z]\b)")
    # The weak form is heard as "and less".
    _UNLESS = re.compile(r"\bunless\b")

    def __init__(self) -> None:
        from hibari import Hibari  # type: ignore[import-untyped]  # noqa: PLC0415 - only where the engine is there

        self._voice: Any = Hibari(threads=1)  # a second thread spends twice the processor time for the same speed

    def say(self, text: str, language: str) -> Sound:
        """The same words always sound the same (`seed`), so a file made twice is the same file."""
        clear = self._UNLESS.sub("[unless](/ˌʌnlˈɛs/)", self._LETTER_A.sub("[A](/ˈA/)", text))
        sound: Sound = self._voice(clear, seed=0)
        return sound


class _Espeak:
    """espeak-ng through ctypes: one voice at a time, since it keeps its state in globals."""

    def __init__(self) -> None:
        import espeakng_loader  # type: ignore[import-untyped]  # noqa: PLC0415 - as above

        self._lock = Lock()
        self._heard: list[bytes] = []
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self._rate = self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, 0)
        listener = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
        self._callback = listener(self._hear)  # kept: ctypes would free it
        self._library.espeak_SetSynthCallback(self._callback)

    def _hear(self, samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            self._heard.append(ctypes.string_at(samples, count * 2))
        return 0

    @staticmethod
    def written(text: str, language: str) -> str:
        """The text as espeak-ng must have it to say the names of single letters."""
        if language not in _DOTTED_LETTERS:
            return text
        return re.sub(r"\b[A-Z](?: [A-Z])+\b", lambda letters: letters[0].replace(" ", ".") + ".", text)

    def say(self, text: str, language: str) -> Sound:
        import numpy as np  # noqa: PLC0415 - only where the engine is there

        words = self.written(text, language).encode("utf-8", "ignore") + b"\0"
        with self._lock:
            self._heard.clear()
            if self._library.espeak_SetVoiceByName(_ESPEAK_VOICES.get(language, "en").encode()) != _SPOKEN_OK:
                raise RuntimeError(f"espeak-ng has no voice for {language}")
            self._library.espeak_SetParameter(_SPEED_PARAMETER, _ESPEAK_SPEEDS.get(language, _ESPEAK_SPEED), 0)
            self._library.espeak_Synth(words, len(words), 0, 1, 0, _UTF8, None, None)
            self._library.espeak_Synchronize()
            heard = b"".join(self._heard)
        sound = np.frombuffer(heard, dtype=np.int16).astype(np.float32) / np.float32(_LOUDEST)
        return _at_rate(sound, self._rate)


def _at_rate(sound: Sound, rate: int) -> Sound:
    """The sound at `RATE` hertz."""
    import av  # noqa: PLC0415 - only where the engine is there
    import numpy as np  # noqa: PLC0415

    if rate == RATE or not sound.size:
        return sound
    frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="flt", layout="mono")
    frame.sample_rate = rate
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    parts = [part.to_ndarray()[0] for part in (*resampler.resample(frame), *resampler.resample(None))]
    return np.concatenate(parts)
