"""Seconds and memory of each format, for the leaflet and for pages ten and a hundred times as long.

Each figure is taken in a process of its own. Fails where a limit is missed: seconds for one leaflet (as a ratio to a
fixed piece of work, so that a slow or busy machine does not fail), memory, and growth that is worse than linear.
"""

from __future__ import annotations

import csv
import json
import math
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.lib.calibration import REFERENCE
from bench.lib.plot import plot

TOP = Path(__file__).resolve().parent.parent
FOLDER = TOP / "var" / "bench"
AUDIO = "audio.mp3"
# Leaflets, and how often each is made at least after the first call.
SIZES = {1: 5, 10: 5, 100: 3}
AUDIO_SIZES = {1: 1, 4: 0}  # a hundred leaflets would be a day of sound, and half an hour's work
# Seconds for one leaflet on the machine of reference.
MOST_SECONDS = {
    "document.pdf": 0.5,
    "large-print.pdf": 0.5,
    "large-print-24.pdf": 0.5,
    "book.epub": 0.1,
    "braille.brf": 0.1,
    "braille-uncontracted.brf": 0.1,
    "braille.pef": 0.1,
    "text.txt": 0.1,
    "document.docx": 0.2,
}
LEAST_TIMES_REAL_TIME = 50
MOST_MEGABYTES = 1024
MOST_GROWTH = 12  # for ten times the length
COLUMNS = (
    "format",
    "leaflets",
    "cold_wall",
    "cold",
    "wall",
    "cpu",
    "before",
    "peak",
    "child",
    "calibration",
    "recorded",
)


@dataclass(frozen=True)
class Measured:
    """What one format of one length took: seconds, and megabytes of this process and of its largest child."""

    format: str
    leaflets: int
    figures: dict[str, float]

    def __getattr__(self, name: str) -> float:
        return self.figures[name]

    @property
    def work(self) -> float:
        """Processor time as a multiple of the fixed piece of work."""
        return self.cpu / self.calibration


def main() -> int:
    """Measure everything, print and save it; give the number of limits that are missed."""
    wanted = [(name, *size) for name in MOST_SECONDS for size in SIZES.items()]
    wanted += [(AUDIO, *size) for size in AUDIO_SIZES.items()]
    measured = []
    for number, (name, leaflets, tries) in enumerate(wanted, 1):
        say(f"\r\033[K  {number} of {len(wanted)}: {name}, {leaflets} leaflets", end="")
        measured.append(measure(name, leaflets, tries))
    say("\r\033[K" + table(measured))
    save(measured)
    missed = [problem for each in measured for problem in problems_of(each)] + growth_problems(measured)
    say("\n".join(["", growths(measured), "", *missed, f"{len(missed)} limits missed. Figures: {FOLDER}"]))
    return min(len(missed), 1)


def measure(name: str, leaflets: int, tries: int) -> Measured:
    """Make a format in a process of its own."""
    command = [sys.executable, "-m", "bench.lib.render", name, str(leaflets), str(tries)]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"\n{name}: {done.stderr}")
    return Measured(name, leaflets, json.loads(done.stdout.splitlines()[-1]))


def table(measured: list[Measured]) -> str:
    """One line for each, in seconds and megabytes."""
    lines = [
        "Seconds (cold: the first call with all it loads; then: processor time of a call after it) and peak memory",
        f"{'format':26}{'leaflets':>9}{'cold':>9}{'then':>9}{'x work':>9}{'MB':>7}{'child MB':>9}",
    ]
    for each in measured:
        child = f"{each.child:9.0f}" if each.child else f"{'-':>9}"
        lines.append(
            f"{each.format:26}{each.leaflets:9}{each.cold_wall:9.3f}{each.cpu:9.3f}{each.work:9.1f}{each.peak:7.0f}{child}"
        )
    pace = measured[0].calibration
    lines.append(
        f"x work: as a multiple of a fixed piece of work, {pace:.3f} s here, {REFERENCE:.3f} s on the reference."
    )
    return "\n".join(lines)


def save(measured: list[Measured]) -> None:
    """Leave the figures as CSV and as a picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "formats.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for each in measured:
            writer.writerow([each.format, each.leaflets, *(round(each.figures[name], 4) for name in COLUMNS[2:])])
    for name, up in (("cpu", "processor seconds"), ("peak", "peak memory, MB")):
        lines: dict[str, list[Any]] = {}
        for each in measured:
            lines.setdefault(each.format, []).append((each.leaflets, max(each.figures[name], 0.001)))
        picture = plot(f"Formats: {up}", "leaflets", up, lines)
        (FOLDER / f"formats-{name}.svg").write_text(picture, encoding="utf-8")


def problems_of(each: Measured) -> list[str]:
    """The limits that one measurement misses, in words."""
    problems = []
    memory = max(each.peak, each.child)
    if memory > MOST_MEGABYTES:
        problems.append(f"{each.format}, {each.leaflets} leaflets: {memory:.0f} MB, more than {MOST_MEGABYTES}")
    if each.leaflets > 1:
        return problems
    if each.format == AUDIO:
        times = each.recorded / (each.cpu / each.calibration * REFERENCE)
        if times < LEAST_TIMES_REAL_TIME:
            problems.append(f"{AUDIO}: {times:.0f} times real time, less than {LEAST_TIMES_REAL_TIME}")
    elif each.work > MOST_SECONDS[each.format] / REFERENCE:
        limit = MOST_SECONDS[each.format]
        problems.append(f"{each.format}: {each.work:.1f} x work, more than {limit / REFERENCE:.1f} ({limit} s)")
    return problems


def largest(measured: list[Measured], name: str) -> tuple[Measured, Measured]:
    """The two longest pages that a format was made of."""
    of_format = [each for each in measured if each.format == name]
    return of_format[-2], of_format[-1]


def growth(shorter: Measured, longer: Measured) -> float:
    """The exponent of growth: 1 is linear, 2 quadratic."""
    return math.log(longer.cpu / shorter.cpu) / math.log(longer.leaflets / shorter.leaflets)


def growths(measured: list[Measured]) -> str:
    """The exponents of all formats, and how fast audio is."""
    lines = ["Growth between the two longest pages, as an exponent (1 is linear):"]
    for name in (*MOST_SECONDS, AUDIO):
        shorter, longer = largest(measured, name)
        lines.append(f"  {name:26}{growth(shorter, longer):5.2f}  ({shorter.leaflets} to {longer.leaflets} leaflets)")
    audio = next(each for each in measured if each.format == AUDIO)
    lines.append(
        f"Audio of one leaflet: {audio.recorded / audio.cpu:.0f} times real time, {audio.recorded / 60:.1f} minutes. "
        f"A hundred leaflets (about {audio.cpu * 100 / 60:.0f} minutes' work) are not made here."
    )
    return "\n".join(lines)


def growth_problems(measured: list[Measured]) -> list[str]:
    """The formats whose time grows faster than the page."""
    most = math.log10(MOST_GROWTH)
    return [
        f"{name}: grows with the power {growth(*pair):.2f} of the length, more than {most:.2f}"
        for name in (*MOST_SECONDS, AUDIO)
        if growth(*(pair := largest(measured, name))) > most
    ]


def say(words: str, end: str = "\n") -> None:
    sys.stdout.write(words + end)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
