from __future__ import annotations

from datetime import UTC, datetime

from django.core.management import call_command

from core.models import SeedMark
from guidance import models
from guidance.models import ActionLevelText, Escalation, LeafletPage, Scenario
from guidance.seed.load import load

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def counts():
    return {name: getattr(models, name).objects.count() for name in models.__all__}


def test_twice_doubles_nothing(db):
    before = counts()
    assert before["Scenario"] == before["ScenarioText"] == 17
    assert before["NotificationPart"] == 9
    call_command("seed", demonstration=True, verbosity=0)
    assert counts() == before


def test_an_editors_change_and_deletion_are_kept(db):
    words = ActionLevelText.objects.get(fact__number=2, locale__language_code="en")
    words.name = "Team Leader"
    words.save_revision().publish()
    Escalation.objects.get(from_scenario__number=1).delete()
    page = LeafletPage.objects.get(locale__language_code="en")
    page.slug, page.title = "leaflet", "The leaflet"
    page.save_revision().publish()
    call_command("seed", demonstration=True, verbosity=0)
    assert ActionLevelText.objects.get(fact__number=2, locale__language_code="en").name == "Team Leader"
    assert not Escalation.objects.filter(from_scenario__number=1).exists()
    assert [each.title for each in LeafletPage.objects.filter(locale__language_code="en")] == ["The leaflet"]


def test_words_are_published_with_a_revision(db):
    assert all(text.live and text.latest_revision_id for text in models.ScenarioText.objects.all())


def test_escalations_are_confirmed_in_a_demonstration_only(db):
    assert not Escalation.objects.filter(confirmed_on=None).exists()
    Escalation.objects.all().delete()
    SeedMark.objects.filter(key__startswith="guidance.escalation").delete()
    load(at=AT, demonstration=False)
    assert Escalation.objects.filter(confirmed_on=None, confirmed_by=None).count() == 11


def test_the_links_are_the_ones_of_our_reading(db):
    links = {(each.from_scenario.number, each.to_scenario.number) for each in Escalation.objects.all()}
    assert links == {
        (1, 5), (2, 6), (6, 9), (3, 7), (7, 10), (4, 8), (8, 12), (12, 13), (11, 13), (9, 14), (10, 14),
    }  # fmt: skip
    through = Escalation.objects.filter(usually_through__number=4)
    assert {each.from_scenario.number for each in through} == {9, 10}


def test_a_deleted_scenario_stays_deleted(db):
    Scenario.objects.get(number=17).delete()
    load(at=AT, demonstration=True)
    assert not Scenario.objects.filter(number=17).exists()
