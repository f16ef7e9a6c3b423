from __future__ import annotations

from datetime import date

from django.contrib.auth import get_user_model

from core.models import SiteState
from guidance import selectors
from guidance.models import Escalation, LevelSection, Scenario, ScenarioText
from guidance.tests.conftest import LEAFLET
from guidance.tests.factories import ScenarioTextFactory


def scenario(number):
    return selectors.guidance().scenario(number)


def numbers(way):
    return [step.scenario.number for step in way]


def test_the_snapshot_has_everything(db):
    snapshot = selectors.guidance()
    assert [level.number for level in snapshot.levels] == [1, 2, 3, 4, 5, 6]
    assert [each.number for each in snapshot.scenarios] == list(range(1, 18))
    assert len(snapshot.escalations) == 11


def test_a_level_and_a_scenario_there_are_not(db):
    assert selectors.guidance().level(7) is None
    assert selectors.guidance().scenario(18) is None


def test_the_shared_timeframe_stands_once_in_the_leaflet_and_on_both_views(db):
    second, third = (LevelSection.objects.get(code=code).pk for code in ("level-2", "level-3"))
    assert selectors.section_in_leaflet(second).timeframe is None
    assert selectors.section_in_leaflet(third).timeframe.code == "level-2-3"
    assert selectors.section_alone(second).timeframe.code == "level-2-3"


def test_levels_5_and_6_share_a_section(db):
    section = selectors.section_in_leaflet(LevelSection.objects.get(code="level-5-6").pk)
    assert [level.number for level in section.levels] == [5, 6]


def test_a_section_without_a_level_is_none(db):
    assert selectors.section_in_leaflet(LevelSection.objects.create(code="empty").pk) is None
    assert selectors.section_in_leaflet(None) is None


def test_paths_lead_on_from_the_scenario(db):
    assert [numbers(way) for way in selectors.escalation_paths(scenario(2))] == [[2, 6, 9, 14]]
    assert [numbers(way) for way in selectors.escalation_paths(scenario(4))] == [[4, 8, 12, 13]]
    assert selectors.escalation_paths(scenario(13)) == []


def test_the_level_that_is_usually_between_is_on_the_step(db):
    [way] = selectors.escalation_paths(scenario(9))
    assert [step.usually_through and step.usually_through.number for step in way] == [None, 4]


def test_a_scenario_may_lead_two_ways(db):
    Escalation.objects.create(
        from_scenario=Scenario.objects.get(number=1),
        to_scenario=Scenario.objects.get(number=6),
        confirmed_on=date(2026, 1, 1),
    )
    assert [numbers(way) for way in selectors.escalation_paths(scenario(1))] == [[1, 5], [1, 6, 9, 14]]


def test_a_circle_ends(db):
    Escalation.objects.create(
        from_scenario=Scenario.objects.get(number=5),
        to_scenario=Scenario.objects.get(number=1),
        confirmed_on=date(2026, 1, 1),
    )
    assert [numbers(way) for way in selectors.escalation_paths(scenario(1))] == [[1, 5]]


def test_an_unconfirmed_step_cuts_the_path(db):
    step = Escalation.objects.get(from_scenario__number=6)
    step.confirmed_on = None
    step.save()
    assert [numbers(way) for way in selectors.escalation_paths(scenario(2))] == [[2, 6]]
    assert selectors.escalation_paths(scenario(6)) == []


def test_a_path_that_people_confirmed_is_no_demonstration(db):
    assert selectors.is_confirmed_for_demonstration_only(scenario(1))
    step = Escalation.objects.get(from_scenario__number=1)
    step.confirmed_by = get_user_model().objects.create_user("editor")
    step.save()
    assert not selectors.is_confirmed_for_demonstration_only(scenario(1))


def test_the_filter_takes_level_and_function(db):
    assert [each.number for each in selectors.scenarios_filtered(level=3, service="SWF")] == [9, 10, 12]
    assert len(selectors.scenarios_filtered()) == 17


def test_words_that_are_not_live_are_not_read(db):
    text = ScenarioText.objects.get(fact__number=1, locale__language_code="en")
    text.unpublish()
    assert scenario(1).words is None


def test_new_words_are_read_at_once(db):
    added = ScenarioTextFactory()
    assert selectors.guidance().scenario(added.fact.number).words.situation == added.situation


def test_once_launched_only_paths_that_a_person_confirmed_are_drawn(db, client, django_user_model):
    step = Escalation.objects.get(from_scenario__number=2)
    step.confirmed_by = django_user_model.objects.create_user("head")
    step.save()
    assert len(selectors.guidance().escalations) == 11
    SiteState.objects.update_or_create(defaults={"launched_on": date(2026, 11, 20)})
    assert [each.pk for each in selectors.guidance().escalations] == [step.pk]
    assert [numbers(way) for way in selectors.escalation_paths(scenario(2))] == [[2, 6]]
    page = client.get(f"{LEAFLET}scenarios/").content.decode()
    assert "Confirmed for this demonstration only." not in page
