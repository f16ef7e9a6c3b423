"""How every format of every page stands, as editors see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from core.sources import Source, sources
from formats.enums import AudioStanding, FormatState
from formats.listening import audio_standing, language_name
from formats.renderers import Renderer
from formats.selectors import Offer, states
from formats.wanted import AUDIO

# Shapes that are told apart without their colours.
ICONS = {
    FormatState.CURRENT: "success",
    FormatState.OUTDATED: "history",
    FormatState.FAILED: "warning",
    FormatState.MISSING: "circle-plus",
    FormatState.NOT_OFFERED: "no-view",
}


@dataclass(frozen=True)
class ReportCell:
    """A format of a page as editors see it; `rebuild` names it for the button, empty where it cannot be made."""

    offer: Offer
    label: str
    icon: str
    reason: str
    is_waiting: bool
    rebuild: str


@dataclass(frozen=True)
class ReportRow:
    source: Source
    cells: tuple[ReportCell, ...]

    def has(self, state: str) -> bool:
        return any(cell.offer.state == state for cell in self.cells)


@dataclass(frozen=True)
class ReportSection:
    """The pages of one language."""

    language: str
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True)
class Choice:
    """One of the filters: what is sent for it, its words, and how many there are."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Report:
    """What is shown: sections that have rows; the filters count what the other filter leaves."""

    sections: tuple[ReportSection, ...]
    languages: tuple[Choice, ...]
    states: tuple[Choice, ...]


def report_of(*, language: str, state: str) -> Report:
    """The report on one language and one state; on all where the value is none of them."""
    rows = {code: _rows(code) for code, _name in settings.LANGUAGES}
    rows = {code: found for code, found in rows.items() if found}
    language, state = language if language in rows else "", state if state in FormatState.values else ""
    chosen = {code: found for code, found in rows.items() if language in ("", code)}
    names = {code: language_name(code) for code in rows}
    counts = Counter(cell.offer.state for found in chosen.values() for row in found for cell in row.cells)
    shown = {code: tuple(row for row in found if not state or row.has(state)) for code, found in chosen.items()}
    return Report(
        sections=tuple(ReportSection(names[code], found) for code, found in shown.items() if found),
        languages=_languages(rows, names, language),
        states=_states(counts, state),
    )


def _languages(rows: dict[str, tuple[ReportRow, ...]], names: dict[str, str], chosen: str) -> tuple[Choice, ...]:
    every = Choice("", _("All languages"), sum(map(len, rows.values())), not chosen)
    return (every, *(Choice(code, names[code], len(found), code == chosen) for code, found in rows.items()))


def _states(counts: Counter[FormatState], chosen: str) -> tuple[Choice, ...]:
    every = Choice("", _("All states"), counts.total(), not chosen)
    return (every, *(Choice(each.value, str(each.label), counts[each], each == chosen) for each in FormatState))


def _rows(language: str) -> tuple[ReportRow, ...]:
    standing = audio_standing(language)
    return tuple(_row(source, offers, standing) for source, offers in states(sources(language)).items())


def _row(source: Source, offers: Iterable[Offer], standing: AudioStanding) -> ReportRow:
    return ReportRow(source, tuple(_cell(source, each, standing) for each in offers))


def _cell(source: Source, offer: Offer, standing: AudioStanding) -> ReportCell:
    can_be_made = offer.state != FormatState.NOT_OFFERED
    job = offer.job if can_be_made else None
    reason = (job.error if job else "") if can_be_made else _missing(offer.renderer, source.language, standing)
    return ReportCell(
        offer=offer,
        label=str(FormatState(offer.state).label),
        icon=ICONS[offer.state],
        reason=reason or "",
        is_waiting=bool(job and not job.has_failed),
        rebuild=f"{source.language} {source.key} {offer.renderer.name}" if can_be_made else "",
    )


def _missing(renderer: Renderer, language: str, standing: AudioStanding) -> str:
    if language not in renderer.languages:
        return _("Not made in this language")
    lacking = renderer.missing_engine(language)
    return str(lacking or (standing.label if renderer.name == AUDIO else ""))
