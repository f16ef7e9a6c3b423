"""Reads of the guidance records: one snapshot per generation, from which everything that is shown is taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from contact.models import ServiceText
from contact.models.services import Service
from core.generation import per_generation
from core.models import Words
from core.selectors import site_is_launched
from guidance.models.levels import ActionLevel, ActionLevelText, LevelSection, LevelSectionText
from guidance.models.notifications import NotificationPart, NotificationPartText
from guidance.models.scenarios import Escalation, Scenario, ScenarioText
from guidance.models.timeframes import Timeframe, TimeframeText


@dataclass(frozen=True)
class Guidance:
    """All levels and scenarios with their words, and the confirmed escalations. Shared: callers change nothing."""

    levels: tuple[ActionLevel, ...]
    scenarios: tuple[Scenario, ...]
    escalations: tuple[Escalation, ...]

    def level(self, number: int) -> ActionLevel | None:
        return next((level for level in self.levels if level.number == number), None)

    def scenario(self, number: int) -> Scenario | None:
        return next((scenario for scenario in self.scenarios if scenario.number == number), None)

    def scenarios_of(self, level: ActionLevel) -> list[Scenario]:
        return [scenario for scenario in self.scenarios if scenario.level_id == level.pk]


@dataclass(frozen=True)
class SectionInLeaflet:
    """A section with what stands in it: `timeframe` is None where the leaflet gives it in a later section."""

    section: LevelSection
    levels: tuple[ActionLevel, ...]
    parts: tuple[NotificationPart, ...]
    timeframe: Timeframe | None


@dataclass(frozen=True)
class PathStep:
    """A scenario on the way, and the level that is usually taken just before it without a scenario of its own."""

    scenario: Scenario
    usually_through: ActionLevel | None


@per_generation
def guidance() -> Guidance:
    """Return the snapshot, in a fixed number of queries; only live words and confirmed escalations are in it."""
    levels, scenarios = tuple(_levels()), tuple(_scenarios())
    by_pk = {level.pk: level for level in levels}
    for scenario in scenarios:
        scenario.level = by_pk[scenario.level_id]  # the one that has its words
    return Guidance(levels=levels, scenarios=scenarios, escalations=tuple(_escalations()))


def _words(path: str, model: type[Words]) -> Prefetch[str]:
    return Prefetch(path, queryset=model._default_manager.filter(live=True).select_related("locale"))


def _levels() -> Iterable[ActionLevel]:
    parts = NotificationPart.objects.order_by("sort_order").prefetch_related(_words("texts", NotificationPartText))
    return (
        ActionLevel.objects.select_related("section", "timeframe__lifted_for")
        .prefetch_related(
            _words("texts", ActionLevelText),
            _words("section__texts", LevelSectionText),
            _words("timeframe__texts", TimeframeText),
            Prefetch("notification_parts", queryset=parts),
        )
        .order_by("number")
    )


def _scenarios() -> Iterable[Scenario]:
    services = Service.objects.prefetch_related(_words("texts", ServiceText))
    return Scenario.objects.prefetch_related(
        _words("texts", ScenarioText), Prefetch("services", queryset=services)
    ).order_by("number")


def _escalations() -> Iterable[Escalation]:
    """Return the confirmed steps; once the site is launched, only those that a member of staff has confirmed."""
    confirmed = Escalation.objects.filter(confirmed_on__isnull=False)
    if site_is_launched():
        confirmed = confirmed.filter(confirmed_by__isnull=False)
    return confirmed.select_related("usually_through")


def section_in_leaflet(section_pk: int | None) -> SectionInLeaflet | None:
    """Return a section as the whole leaflet shows it, or None where no level has it.

    A timeframe that several sections share (levels 2 and 3) stands once, in the last of them, as printed (L15).
    """
    return _section(section_pk, is_whole=True)


def section_alone(section_pk: int | None) -> SectionInLeaflet | None:
    """Return a section as its level's own view shows it: always with its timeframe."""
    return _section(section_pk, is_whole=False)


def _section(section_pk: int | None, *, is_whole: bool) -> SectionInLeaflet | None:
    every = guidance().levels
    levels = tuple(level for level in every if level.section_id == section_pk)
    if not levels:
        return None
    timeframe = levels[-1].timeframe
    stands_later = any(level.timeframe_id == timeframe.pk and level.number > levels[-1].number for level in every)
    return SectionInLeaflet(
        section=levels[0].section,
        levels=levels,
        parts=tuple(part for level in levels for part in level.notification_parts.all()),
        timeframe=None if is_whole and stands_later else timeframe,
    )


def scenarios_filtered(*, level: int | None = None, service: str | None = None) -> list[Scenario]:
    """Return the scenarios of a level number and a service code; one that names no function is for all of them."""
    return [
        scenario
        for scenario in guidance().scenarios
        if (level is None or scenario.level.number == level) and (service is None or _is_for(scenario, service))
    ]


def _is_for(scenario: Scenario, service: str) -> bool:
    codes = {each.code for each in scenario.services.all()}
    return not codes or service in codes


def escalation_paths(scenario: Scenario) -> list[list[PathStep]]:
    """Return every confirmed way on from a scenario, itself first; none where nothing is confirmed (our reading)."""
    ways = _ways_on(PathStep(scenario, None), passed=frozenset({scenario.pk}))
    return [way for way in ways if len(way) > 1]


def _ways_on(step: PathStep, *, passed: frozenset[int]) -> list[list[PathStep]]:
    snapshot = guidance()
    by_pk = {scenario.pk: scenario for scenario in snapshot.scenarios}
    onward = [
        PathStep(by_pk[each.to_scenario_id], each.usually_through)
        for each in snapshot.escalations
        if each.from_scenario_id == step.scenario.pk and each.to_scenario_id not in passed
    ]
    if not onward:
        return [[step]]
    return [
        [step, *way] for following in onward for way in _ways_on(following, passed=passed | {following.scenario.pk})
    ]


def is_confirmed_for_demonstration_only(scenario: Scenario) -> bool:
    """Tell whether a step of the paths on from a scenario was confirmed by nobody, as a demonstration's are."""
    on_the_way = {step.scenario.pk for way in escalation_paths(scenario) for step in way}
    return any(each.from_scenario_id in on_the_way and each.confirmed_by_id is None for each in guidance().escalations)
