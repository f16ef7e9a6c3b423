from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import ModelLogEntry

from guidance import models
from guidance.models import Escalation, LeafletPage, Scenario
from guidance.tests.conftest import LEAFLET

SNIPPETS = sorted(name for name in models.__all__ if not name.endswith("Page") and name != "ChangeNote")


@pytest.fixture
def person(client, django_user_model):
    user = django_user_model.objects.create_user("editor", password="x")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return user


@pytest.fixture
def editor(client, person):
    """A logged-in client of an editor, who is no administrator."""
    return client


def url(model, view, *args):
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


@pytest.mark.parametrize("name", SNIPPETS)
def test_the_screens_open_for_editors(editor, name):
    model = getattr(models, name)
    assert editor.get(url(model, "list")).status_code == 200
    assert editor.get(url(model, "add")).status_code == 200
    assert editor.get(url(model, "edit", model.objects.first().pk)).status_code == 200


@pytest.mark.parametrize("name", SNIPPETS)
def test_the_screens_are_closed_to_others(client, db, name):
    assert client.get(url(getattr(models, name), "list")).status_code == 302


@pytest.mark.parametrize("page", [models.GuidancePage, LeafletPage, models.ScenariosPage, models.ResponseTimesPage])
def test_the_pages_open_and_preview_in_the_admin(admin_client, page):
    pk = page.objects.get(locale__language_code="en").pk
    assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[pk])).status_code == 200
    assert admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[pk])).status_code == 200


def test_timeframes_are_named_by_their_levels(editor):
    page = " ".join(editor.get(url(models.ActionLevel, "list")).content.decode().split())
    assert page.count("Levels 2 and 3 <") == 2
    assert "level-2-3" not in page
    form = editor.get(url(models.ActionLevel, "edit", models.ActionLevel.objects.get(number=2).pk)).content.decode()
    assert "Levels 2 and 3" in form
    assert str(models.Timeframe(code="never-used")) == "never-used"


def test_a_fact_leads_to_its_words(editor):
    scenario = Scenario.objects.get(number=5)
    text = scenario.texts.get(locale__language_code="en")
    assert url(models.ScenarioText, "edit", text.pk) in editor.get(url(Scenario, "edit", scenario.pk)).content.decode()


def test_the_list_leads_to_the_confirmation(editor):
    step = Escalation.objects.first()
    listing = editor.get(url(Escalation, "list")).content.decode()
    assert reverse("guidance_escalation_decide", args=[step.pk]) in listing


def test_confirming_records_who_and_when_and_shows_the_path(editor, person):
    step = Escalation.objects.get(from_scenario__number=1)
    step.confirmed_on = None
    step.save()
    address = reverse("guidance_escalation_decide", args=[step.pk])
    assert "Possible, not automatic." in editor.get(address).content.decode()
    assert "Where this may lead" not in editor.get(f"{LEAFLET}scenarios/1/").content.decode()
    assert editor.post(address, {"confirm": "yes"}).status_code == 302
    step.refresh_from_db()
    assert step.confirmed_by == person
    page = editor.get(f"{LEAFLET}scenarios/1/").content.decode()
    assert "Where this may lead" in page
    assert "Confirmed for this demonstration only." not in page
    assert ModelLogEntry.objects.filter(action="guidance.escalation_confirm", user=person).exists()


def test_withdrawing_hides_the_path(editor):
    step = Escalation.objects.get(from_scenario__number=1)
    assert editor.post(reverse("guidance_escalation_decide", args=[step.pk]), {"withdraw": "yes"}).status_code == 302
    step.refresh_from_db()
    assert step.confirmed_on is None
    assert "Where this may lead" not in editor.get(f"{LEAFLET}scenarios/1/").content.decode()


def test_a_changed_step_loses_its_confirmation(editor):
    step = Escalation.objects.get(from_scenario__number=9)
    data = {"from_scenario": step.from_scenario_id, "to_scenario": step.to_scenario_id, "usually_through": ""}
    response = editor.post(url(Escalation, "edit", step.pk), data)
    assert response.status_code == 302
    step.refresh_from_db()
    assert step.usually_through is None
    assert step.confirmed_on is None


def test_a_step_must_lead_to_a_higher_level(editor):
    data = {
        "from_scenario": Scenario.objects.get(number=5).pk,
        "to_scenario": Scenario.objects.get(number=1).pk,
        "usually_through": "",
    }
    response = editor.post(url(Escalation, "add"), data)
    assert response.status_code == 200
    assert "Choose a scenario at a higher level than the first." in response.content.decode()


def test_confirming_needs_the_right(client, django_user_model, db):
    user = django_user_model.objects.create_user("reader", password="x")
    client.force_login(user)
    step = Escalation.objects.first()
    assert client.post(reverse("guidance_escalation_decide", args=[step.pk])).status_code in (302, 403)
    step.refresh_from_db()
    assert step.confirmed_by is None
