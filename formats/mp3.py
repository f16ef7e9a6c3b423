"""Sound as an MP3 file with chapters, made piece by piece so that a long page needs no more memory than a short one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

import av
import numpy as np

if TYPE_CHECKING:
    from formats.voices import Sound

BITS_A_SECOND = 48_000
_FRAME = 24_000
_LOUDEST = 0.98
_MILLISECOND = Fraction(1, 1000)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a chapter begins and ends, in seconds."""

    title: str
    start: float
    end: float


class Mp3Writer:
    """Takes mono sound bit by bit; `finish` gives the file. Use as a context, so that the working file goes."""

    def __init__(self, rate: int) -> None:
        self.rate, self.samples = rate, 0
        self._raw: IO[bytes] = TemporaryFile()  # noqa: SIM115 - closed in __exit__
        self._container: Any = av.open(self._raw, "w", format="mp3", options={"write_xing": "0", "id3v2_version": "0"})
        self._stream: Any = self._container.add_stream("libmp3lame", rate=rate, layout="mono", format="s16p")
        self._stream.bit_rate = BITS_A_SECOND
        self._stream.options = {"compression_level": "7"}  # twice as fast as the default, and no worse for a voice

    def __enter__(self) -> Mp3Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self._raw.close()

    @property
    def seconds(self) -> float:
        return self.samples / self.rate

    def add(self, sound: Sound) -> None:
        loud = np.clip(sound, -_LOUDEST, _LOUDEST)
        whole = (loud * 32767).astype(np.int16)
        for start in range(0, len(whole), _FRAME):
            self._encode(whole[start : start + _FRAME])

    def add_silence(self, seconds: float) -> None:
        self.add(np.zeros(int(seconds * self.rate), np.float32))

    def _encode(self, samples: Any) -> None:
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16p", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = self.rate, self.samples, Fraction(1, self.rate)
        self.samples += len(samples)
        self._container.mux(self._stream.encode(frame))

    def finish(self, target: IO[bytes], marks: list[Mark], tags: dict[str, str]) -> None:
        """Writes the file, its chapters and its tags before its sound."""
        self._container.mux(self._stream.encode(None))
        self._container.close()
        self._raw.seek(0)
        with av.open(self._raw, "r", format="mp3") as source, av.open(target, "w", format="mp3") as container:
            stream = container.add_stream_from_template(source.streams.audio[0])
            container.metadata.update(tags)
            container.set_chapters(list(_chapters(marks)))
            for packet in source.demux(source.streams.audio[0]):
                if packet.dts is not None:
                    packet.stream = stream
                    container.mux(packet)


def _chapters(marks: list[Mark]) -> Iterator[Any]:
    for number, mark in enumerate(marks):
        start, end = round(mark.start * 1000), round(mark.end * 1000)
        yield {"id": number, "start": start, "end": end, "time_base": _MILLISECOND, "metadata": {"title": mark.title}}
