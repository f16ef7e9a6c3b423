"""The translations that a new site begins with: what goes live, what waits, and that editors' work stays."""

from __future__ import annotations

import re

import pytest
from wagtail.models import Locale, Page

from contact.models import ContactPage, ContactStatementText, PhoneLineText, ServiceText
from core.seed.translations import catalogue, other_languages, segments, sources
from guidance.models import GuidancePage, LeafletPage, TimeframeText
from home.models import HomePage, StandardPage
from home.seed.translations import stays_draft
from home.tests.pseudo import bracketed, seed, translate

pytestmark = pytest.mark.django_db
TAGS = re.compile(r"<[^>]+>|\{\w+\}")


LEAFLETS = (GuidancePage, LeafletPage, TimeframeText)


def some(source) -> bool:
    """What is enough to see how translations are made: a few pages, and the words that they show."""
    is_shown = isinstance(source, (HomePage, ContactPage, ServiceText, PhoneLineText, ContactStatementText))
    return is_shown or getattr(source, "slug", "") in ("cookies", "privacy")


def of(model, **fields):
    return model.objects.get(locale__language_code="gd", **fields)


def test_what_is_complete_goes_live_and_what_waits_for_a_reviewer_is_a_draft():
    translate("gd", bracketed(lambda source: some(source) or isinstance(source, LEAFLETS)))
    assert of(ContactPage).live
    assert of(HomePage).title == "[Scottish Public Services Ombudsman]"
    for waiting in [
        of(LeafletPage),
        of(StandardPage, slug="privacy"),
        of(ContactStatementText, fact__code="call-recording"),
    ]:
        assert not waiting.live
        assert waiting.has_unpublished_changes
    assert not TimeframeText.objects.filter(locale__language_code="gd", live=True).exists()
    assert TimeframeText.objects.filter(locale__language_code="gd").count() == 4


def test_the_address_is_the_same_in_every_language(client):
    assert of(ContactPage).url == "/gd/contact/"
    assert client.get("/gd/contact/").status_code == 200


def test_what_is_incomplete_is_a_draft():
    strings = bracketed(some)
    del strings["Call, write or use a form. Choose the line that fits what you need."]
    translate("gd", strings)
    assert not of(ContactPage).live
    assert of(ContactPage).get_latest_revision_as_object().title == "[Contact us]"


def test_a_page_waits_for_the_words_of_the_records_that_it_shows():
    strings = bracketed(some)
    del strings["Independent reviews of Scottish Welfare Fund decisions"]
    translate("gd", strings)
    assert not of(ServiceText, fact__code="SWF").live
    assert of(ServiceText, fact__code="PSC").live
    assert not of(ContactPage).live
    assert not of(HomePage).live


def test_nothing_is_made_of_a_few_shared_words():
    translate("gd", {"Contact us": "[Contact us]"})
    assert not Page.objects.filter(locale__language_code="gd").exists()


def test_editors_changes_stay():
    translate("gd", bracketed(some))
    page = of(ContactPage)
    page.title = "Changed by an editor"
    page.save_revision().publish()
    of(StandardPage, slug="cookies").delete()
    seed("gd", bracketed(some))
    assert of(ContactPage).title == "Changed by an editor"
    assert not StandardPage.objects.filter(locale__language_code="gd", slug="cookies").exists()


def test_codes_are_not_offered_to_translators():
    texts = {text for source in sources() for text in segments(source)}
    assert "letter/" not in texts
    assert "MCHP" not in texts


def _goes_live() -> list[str]:
    """The texts of what is live in seven languages. The partners' room is in English so far, and says so."""
    return [
        text
        for source in sources()
        if not stays_draft(source) and source._meta.app_label != "partners"
        for text in segments(source)
    ]


@pytest.mark.parametrize("language", ["gd", "pl", "uk", "zh-hans", "ar", "ur"])
def test_every_text_that_goes_live_is_translated(language):
    """Issue 3: home, contact, requests, notices, closure reasons and the rest of what is live exist in all seven."""
    assert language in other_languages()
    strings = catalogue(language)
    missing = [text for text in dict.fromkeys(_goes_live()) if text not in strings]
    assert not missing


@pytest.mark.parametrize("language", ["gd", "pl", "uk", "zh-hans", "ar", "ur"])
def test_translations_keep_tags_and_placeholders(language):
    wrong = [
        text for text, words in catalogue(language).items() if sorted(TAGS.findall(text)) != sorted(TAGS.findall(words))
    ]
    assert not wrong


@pytest.mark.parametrize("language", ["gd", "pl", "uk", "zh-hans", "ar", "ur"])
def test_the_seeded_site_has_its_pages_live(language):
    live = Page.objects.filter(locale=Locale.objects.get(language_code=language), live=True)
    slugs = set(live.filter(depth=3).values_list("slug", flat=True))
    assert {"contact", "alternative-formats", "site-map", "accessibility", "cookies"} <= slugs
    assert "privacy" not in slugs
    assert live.filter(depth=2).count() == 1
