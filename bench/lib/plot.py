"""A plot with logarithmic axes as SVG: enough for a benchmark."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape

WIDE, HIGH, LEFT, BELOW, RIGHT, ABOVE = 860, 480, 70, 50, 200, 40
INKS = ("#3f2a6b", "#0b5a8a", "#8f1d14", "#2e6b2a", "#8a5a0b", "#5a0b8a", "#0b8a7d", "#555555", "#b0347a", "#1f1b2e")

Point = tuple[float, float]


def plot(title: str, across: str, up: str, lines: Mapping[str, list[Point]]) -> str:
    """The SVG of some lines, each named at its last point. Every value must be above zero."""
    points = [point for line in lines.values() for point in line]
    xs, ys = _decades([x for x, _ in points]), _decades([y for _, y in points])

    def at(point: Point) -> Point:
        x = LEFT + (WIDE - LEFT - RIGHT) * (math.log10(point[0]) - xs[0]) / (xs[-1] - xs[0])
        y = HIGH - BELOW - (HIGH - BELOW - ABOVE) * (math.log10(point[1]) - ys[0]) / (ys[-1] - ys[0])
        return round(x, 1), round(y, 1)

    parts = [_text(LEFT, ABOVE - 18, title, "bold"), _text(LEFT, HIGH - 8, across), _text(4, ABOVE - 4, up)]
    for power in xs:
        x, y = at((10**power, 10 ** ys[0]))
        parts += [_line([(x, y), (x, ABOVE)], "#dddddd"), _text(x - 6, y + 18, f"{10.0**power:g}")]
    for power in ys:
        x, y = at((10 ** xs[0], 10**power))
        parts += [_line([(x, y), (WIDE - RIGHT, y)], "#dddddd"), _text(8, y + 4, f"{10.0**power:g}")]
    ends: list[float] = []
    for (name, line), ink in zip(lines.items(), INKS, strict=False):
        places = [at(point) for point in line]
        x, y = places[-1]
        while any(abs(y - other) < 13 for other in ends):
            y += 1
        ends.append(y)
        parts += [_line(places, ink, 2), _text(x + 6, y + 4, name, ink=ink)]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">{"".join(parts)}</svg>\n'


def _decades(values: list[float]) -> list[int]:
    """The powers of ten from below the least value to above the greatest."""
    first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return list(range(first, max(last, first + 1) + 1))


def _line(places: list[Point], ink: str, width: float = 1) -> str:
    path = " ".join(f"{x},{y}" for x, y in places)
    return f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="{width}"/>'


def _text(x: float, y: float, words: str, weight: str = "normal", ink: str = "#1f1b2e") -> str:
    look = f'font-family="sans-serif" font-size="12" font-weight="{weight}" fill="{ink}"'
    return f'<text x="{x}" y="{y}" {look}>{escape(words)}</text>'
