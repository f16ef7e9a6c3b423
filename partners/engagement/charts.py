"""The outcomes of a year as horizontal bars, from the same numbers as the table."""

from __future__ import annotations

from dataclasses import dataclass

from partners.engagement.enums import Outcome
from partners.engagement.selectors import OutcomeYear

_WIDTH, _STEP = 300, 60


@dataclass(frozen=True)
class Bar:
    """One bar: its label stands above it and its number at its end, so that nothing has to be looked up."""

    label: str
    count: int
    width: int
    y: int
    label_y: int
    count_x: int
    count_y: int


@dataclass(frozen=True)
class Chart:
    """What the template draws: no words but the labels, no colours."""

    bars: tuple[Bar, ...]
    height: int


def outcome_chart(year: OutcomeYear) -> Chart:
    """Return a bar for each outcome; the longest fills the width."""
    most = max(year.totals) or 1
    bars = []
    for place, (outcome, count) in enumerate(zip(Outcome, year.totals, strict=True)):
        width, top = round(_WIDTH * count / most), place * _STEP
        bars.append(Bar(str(outcome.label), count, width, top + 28, top + 20, width + 8, top + 46))
    return Chart(tuple(bars), len(bars) * _STEP)
