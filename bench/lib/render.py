"""Makes one format of a page as long as some leaflets, and prints what that took. Run in a process of its own.

python -m bench.lib.render FORMAT TIMES TRIES
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from dataclasses import dataclass, replace

import django

django.setup()

from bench.lib.calibration import calibrate  # noqa: E402
from core.document import Document  # noqa: E402
from formats.renderers import RENDERERS, Renderer  # noqa: E402
from formats.tests.leaflet import leaflet_times  # noqa: E402

AUDIO = "audio.mp3"
KILOBYTES_A_MEGABYTE = 1024
SECONDS = 6  # quick formats are tried again until these are spent: a short try says little on a busy machine


def main(name: str, times: int, tries: int) -> None:
    """The first call loads what the format needs; the others are of pages that differ, as a worker makes them.

    Of these the quickest counts, as in `calibrate`: what slows a try down is the machine, never the format.
    """
    renderer, page = RENDERERS[name], leaflet_times(times)
    if lacking := renderer.missing_engine("en"):
        sys.exit(lacking)
    before = _peak()
    gc.freeze()  # what the collector spends on what was there before is not the renderer's work
    first = _measure(renderer, page)
    runs = _tries(renderer, page, tries) or [first]
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KILOBYTES_A_MEGABYTE
    figures = {
        "cold_wall": first.wall,
        "cold": first.cpu,
        "wall": min(run.wall for run in runs),
        "cpu": min(run.cpu for run in runs),
        "before": before,
        "peak": _peak(),
        "child": child if child > before else 0,  # a copy of this process that asked the system something is none
        "calibration": calibrate(),
        "recorded": _seconds_of_sound(first.made) if name == AUDIO else 0,
    }
    sys.stdout.write("\n" + json.dumps(figures) + "\n")


@dataclass(frozen=True)
class Run:
    """Seconds on the wall, and of the processor (that of processes below this one too), and the file."""

    wall: float
    cpu: float
    made: bytes


def _tries(renderer: Renderer, page: Document, least: int) -> list[Run]:
    """At least so many tries, and more while they are quick; none where none is asked for."""
    runs: list[Run] = []
    while len(runs) < least or (least and sum(run.wall for run in runs) < SECONDS):
        runs.append(_measure(renderer, replace(page, title=f"{page.title} {len(runs)}")))
    return runs


def _measure(renderer: Renderer, page: Document) -> Run:
    wall, cpu = time.perf_counter(), _processor()
    made = renderer.render(page)
    return Run(time.perf_counter() - wall, _processor() - cpu, made)


def _seconds_of_sound(made: bytes) -> float:
    from formats.tests import listening  # noqa: PLC0415 - its packages would count as memory of other formats

    return float(listening.chapters_of(made)[-1][2])


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_A_MEGABYTE


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
