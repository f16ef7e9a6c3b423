"""Listens to MP3 files: their sound, their chapters."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import av
import numpy as np

from core.document import Document
from formats.speech_script import lines_of, script_of

HEARING_RATE = 16000
WORDS_A_MINUTE = 150
SIGNS_A_WORD = 1.6  # of Chinese, which is written without spaces


def sound_of(mp3: bytes, rate: int = HEARING_RATE) -> np.ndarray:
    """The decoded sound, mono, between -1 and 1."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
    with av.open(BytesIO(mp3)) as file:
        frames = [part for frame in file.decode(audio=0) for part in resampler.resample(frame)]
        frames += resampler.resample(None)
        return np.concatenate([frame.to_ndarray()[0] for frame in frames])


def chapters_of(mp3: bytes) -> list[tuple[str, float, float]]:
    """The title, start and end (seconds) of each chapter."""
    with av.open(BytesIO(mp3)) as file:
        return [
            (c["metadata"]["title"], float(c["start"] * c["time_base"]), float(c["end"] * c["time_base"]))
            for c in file.chapters()
        ]


def tags_of(mp3: bytes) -> dict[str, str]:
    with av.open(BytesIO(mp3)) as file:
        return dict(file.metadata)


def loudness(sound: np.ndarray) -> float:
    """Root mean square: 0 is silence, about 0.05 to 0.2 a voice."""
    return float(np.sqrt(np.mean(sound**2))) if sound.size else 0.0


def longest_silence(sound: np.ndarray, rate: int = HEARING_RATE) -> float:
    """Seconds of the longest stretch in which nothing is heard."""
    step = rate // 50
    quiet = [loudness(sound[at : at + step]) < 0.003 for at in range(0, len(sound), step)]
    longest = run = 0
    for silent in quiet:
        run = run + 1 if silent else 0
        longest = max(longest, run)
    return longest * step / rate


def written_words(document: Document) -> float:
    text = "\n".join(lines_of(script_of(document)))
    signs = len(re.findall("[\u4e00-\u9fff]", text))
    return len(re.sub("[\u4e00-\u9fff]", " ", text).split()) + signs / SIGNS_A_WORD


def speed(mp3: bytes, document: Document) -> float:
    """How long it takes, as a part of what a person reading aloud would take."""
    return chapters_of(mp3)[-1][2] / (written_words(document) / WORDS_A_MINUTE * 60)


def assert_good_sound(mp3: bytes, document: Document) -> None:
    """Every chapter of the document is there, they follow one another, and each is heard; nothing is clipped."""
    sound, chapters = sound_of(mp3), chapters_of(mp3)
    assert [title for title, _, _ in chapters] == [chapter.title for chapter in script_of(document)]
    assert chapters[0][1] == 0
    assert all(abs(before[2] - after[1]) < 0.01 for before, after in pairwise(chapters))
    assert abs(len(sound) / HEARING_RATE - chapters[-1][2]) < 0.5
    for title, start, end in chapters:
        part = sound[int(start * HEARING_RATE) : int(end * HEARING_RATE)]
        assert 0.01 < loudness(part) < 0.5, title
        assert longest_silence(part) < 2.5, title
    assert abs(sound).max() <= 1.05
