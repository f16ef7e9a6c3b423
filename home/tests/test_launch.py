"""What the Launch screen lists as still open."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from wagtail.models import Page

from contact.enums import HolidayDecision
from contact.models import HolidayName, PublicHoliday
from core import launch as core_launch
from core.models import SiteState
from guidance.models import Escalation
from home import launch
from home.models import StandardPage
from home.tests.factories import standard_page

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def texts(found):
    return [point.text for point in found.points]


@pytest.fixture
def screen(admin_client):
    """Return a function that fetches the Launch screen."""
    url = reverse("wagtailsettings:edit", args=["core", "sitestate", SiteState.load().pk])

    def get():
        return admin_client.get(url).content.decode()

    return get


def test_public_holidays_ahead_that_nobody_has_decided():
    PublicHoliday.objects.all().delete()
    name = HolidayName.objects.create(code="midsummer")
    days = [date(2026, 11, 21), date(2026, 11, 22), date(2027, 1, 1), date(2027, 1, 4)]
    records = [PublicHoliday.objects.create(day=day, name=name) for day in days]
    PublicHoliday.objects.filter(pk=records[3].pk).update(decision=HolidayDecision.OPEN)
    assert texts(launch.undecided_holidays(at=AT)) == [str(records[1]), str(records[2])]


def test_pages_that_are_drafts_or_have_changes():
    before = texts(launch.draft_pages(at=AT))
    standard_page(title="Heron", slug="heron", live=False)
    privacy = StandardPage.objects.get(slug="privacy", locale__language_code="en")
    privacy.introduction = "Changed"
    privacy.save_revision()
    added = set(texts(launch.draft_pages(at=AT))) - set(before)
    assert added == {"Heron: not published", f"{privacy.title}: unpublished changes"}


def test_drafts_in_other_languages_stay_in_the_queue_of_translators():
    drafts = Page.objects.filter(live=False, alias_of=None, depth__gt=1).exclude(locale__language_code="en")
    assert drafts.exists()
    addresses = {point.url for point in launch.draft_pages(at=AT).points}
    assert addresses.isdisjoint(reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in drafts)


def test_paths_that_no_person_has_confirmed(django_user_model):
    steps = list(Escalation.objects.all())
    assert len(launch.unconfirmed_paths(at=AT).points) == len(steps)
    steps[0].confirmed_by = django_user_model.objects.create_user("head")
    steps[0].save()
    assert str(steps[0]) not in texts(launch.unconfirmed_paths(at=AT))


def test_the_screen_lists_them_each_with_the_way_to_mend_it(screen, admin_client):
    heron = standard_page(title="Heron", slug="heron", live=False)
    step = Escalation.objects.first()
    page = screen()
    assert "Still open" in page
    for address in (
        reverse("wagtailadmin_pages:edit", args=[heron.pk]),
        reverse("guidance_escalation_decide", args=[step.pk]),
    ):
        assert f'<a href="{address}">' in page
    for point in launch.undecided_holidays(at=datetime.now(UTC)).points:
        assert f'<a href="{point.url}">' in page
        assert admin_client.get(point.url).status_code == 200


def test_the_screen_says_when_nothing_is_open(screen, django_user_model, monkeypatch):
    mine = {name: find for name, find in core_launch._registered.items() if name in ("holidays", "pages", "paths")}
    assert len(mine) == 3
    monkeypatch.setattr(core_launch, "_registered", mine)  # other rooms test their own points
    PublicHoliday.objects.all().delete()
    Escalation.objects.update(confirmed_by=django_user_model.objects.create_user("head"))
    Page.objects.filter(live=False).delete()
    Page.objects.update(has_unpublished_changes=False)
    assert re.search(r"<p>\s*Nothing: everything on this list is decided", screen())
