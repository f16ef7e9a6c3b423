"""Listens to MP3 files: their sound, their chapters."""

from __future__ import annotations

from io import BytesIO

import av
import numpy as np

HEARING_RATE = 16000


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
