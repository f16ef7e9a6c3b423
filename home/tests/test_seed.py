"""The seed makes the site once, and an editor's work outlives it."""

from __future__ import annotations

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from wagtail.models import Page, Site

from contact.models import PhoneLine
from home.models import HomePage, StandardPage
from home.tests.factories import home_page

pytestmark = pytest.mark.django_db


def seed() -> str:
    out = StringIO()
    call_command("seed", demonstration=True, stdout=out)
    return out.getvalue()


def counts() -> dict[str, int]:
    rooms = {"core", "contact", "guidance", "home", "outbox", "partners", "wagtailcore"}
    return {model._meta.label: model.objects.count() for model in apps.get_models() if model._meta.app_label in rooms}


def test_twice_doubles_nothing():
    before = counts()
    seed()
    assert counts() == before


def test_it_says_what_it_does():
    out = seed()
    assert "1 of 9:" in out
    assert "9 of 9:" in out
    assert "done in" in out


def test_an_editors_words_stay():
    page = StandardPage.objects.get(slug="privacy", locale__language_code="en")
    page.introduction = "Changed by an editor."
    page.save_revision().publish()
    line = PhoneLine.objects.first()
    PhoneLine.objects.filter(pk=line.pk).update(number="+448081570999")
    seed()
    page.refresh_from_db()
    assert page.introduction == "Changed by an editor."
    assert PhoneLine.objects.get(pk=line.pk).number.as_e164 == "+448081570999"


def test_a_moved_page_is_not_made_again():
    page = StandardPage.objects.get(slug="privacy", locale__language_code="en")
    page.slug = "privacy-notice"
    page.save_revision().publish()
    seed()
    assert not Page.objects.filter(slug="privacy", locale__language_code="en").exists()


def test_a_deleted_page_does_not_come_back():
    StandardPage.objects.get(slug="cookies", locale__language_code="en").delete()
    home_page().get_children().get(slug="guidance").delete()
    seed()
    assert not Page.objects.filter(slug__in=["cookies", "guidance"], locale__language_code="en").exists()


def test_the_site_begins_at_the_one_home_page():
    assert HomePage.objects.filter(locale__language_code="en").count() == 1
    site = Site.objects.get()
    assert site.is_default_site
    assert site.root_page.specific == home_page()
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_pages_are_published_with_a_revision():
    for page in home_page().get_descendants(inclusive=True).specific():
        assert page.live
        assert page.live_revision
        assert not page.has_unpublished_changes
