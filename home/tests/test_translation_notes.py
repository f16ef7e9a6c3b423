"""“Not checked by a native reader”, “The English is newer”: first on the page and in files, while it is so."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from contact.models import ContactPage, PhoneLineText
from core.document import Note, plain_text
from core.models import TranslationCheck
from core.translation_notes import NOT_CHECKED
from core.translation_services import NotCheckableError, interface_check, translation_check
from home.models import StandardPage
from home.tests import html as read
from home.tests.translating import person
from home.translation_checks import check_url

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
NOTE = 'class="translation-note"'


def of(model, language="gd", **fields):
    return model.objects.get(locale__language_code=language, **fields)


def check(subject):
    return translation_check(subject=subject, checked_by="Example Reader", checked_on=DAY, recorded_by=None)


def shown(client, path="/gd/cookies/") -> str:
    return client.get(path).content.decode()


class TestNotChecked:
    def test_it_is_said_first_on_the_page_in_english_too(self, client):
        html = shown(client)
        assert html.index(NOTE) < html.index("<header")
        assert f'lang="en" dir="ltr">{NOT_CHECKED}</p>' in html
        assert '<a href="/en/cookies/" hreflang="en">' in html

    @pytest.mark.parametrize("language", ["gd", "pl", "uk", "zh-hans", "ar", "ur"])
    def test_it_is_said_in_the_language_too(self, client, language):
        html = shown(client, f"/{language}/cookies/")
        assert html.count(f'class="translation-note__line" lang="{language}"') == 1

    def test_english_pages_say_nothing(self, client):
        assert NOTE not in shown(client, "/en/cookies/")

    def test_it_stands_first_in_the_tree_of_every_file(self):
        for language in ("pl", "uk", "zh-hans"):
            first = of(StandardPage, language, slug="cookies").to_document().blocks[0]
            assert isinstance(first, Note)
            assert NOT_CHECKED in plain_text(first)
            own, english = first.blocks
            assert own.inlines[0].language == ""
            assert own.inlines[0].text != NOT_CHECKED
            assert english.inlines[0].language == "en"

    def test_the_text_file_begins_with_it(self, client):
        page = of(StandardPage, "pl", slug="cookies")
        answer = client.get("/pl/cookies/formats/text.txt")
        text = b"".join(answer.streaming_content).decode()
        assert text.index(NOT_CHECKED) < text.index(page.introduction)  # the first sentence of the page

    def test_a_recorded_check_takes_it_away_until_something_else_is_published(self, client):
        page = of(StandardPage, slug="cookies")
        check(page)
        assert NOTE not in shown(client)
        assert not any(isinstance(block, Note) for block in page.to_document().blocks[:1])
        page.title = "Briosgaidean eile"
        page.save_revision().publish()
        assert NOTE in shown(client)

    def test_the_words_of_records_must_be_checked_too(self, client):
        page = of(ContactPage)
        check(page)
        assert NOTE in shown(client, "/gd/contact/")
        for words in page.document_words():
            if words.locale.language_code == "gd":
                check(words)
        assert NOTE not in shown(client, "/gd/contact/")

    def test_what_has_no_page_is_as_its_interface(self, client):
        for path in ("/gd/search/?q=x", "/gd/nowhere/"):
            assert NOTE in shown(client, path)
        interface_check(language="gd", checked_by="Example Reader", checked_on=DAY, recorded_by=None)
        for path in ("/gd/search/?q=x", "/gd/nowhere/"):
            assert NOTE not in shown(client, path)
        assert NOTE in shown(client, "/pl/search/?q=x")

    def test_english_and_drafts_cannot_be_checked(self):
        with pytest.raises(NotCheckableError):
            check(of(StandardPage, "en", slug="cookies"))
        with pytest.raises(NotCheckableError):
            check(of(StandardPage, "pl", slug="privacy"))


class TestEnglishIsNewer:
    def change_english(self):
        page = of(StandardPage, "en", slug="cookies")
        page.introduction = "Something new in English."
        page.save_revision().publish()

    def test_a_changed_english_page_is_told_with_its_day(self, client):
        assert "The English is newer" not in shown(client)
        self.change_english()
        html = shown(client)
        assert "The English is newer than this translation. It changed on" in html
        assert "Something new in English." not in read.main(html)
        assert "The English is newer" in plain_text(of(StandardPage, slug="cookies").to_document().blocks[:1])

    def test_english_published_again_unchanged_is_not_newer(self, client):
        of(StandardPage, "en", slug="cookies").save_revision().publish()
        assert "The English is newer" not in shown(client)

    def test_it_stays_until_the_translation_follows(self, client):
        self.change_english()
        source, _is_new = TranslationSource.update_or_create_from_instance(of(StandardPage, "en", slug="cookies"))
        assert "The English is newer" in shown(client)
        translation = Translation.objects.get(source=source, target_locale=Locale.objects.get(language_code="gd"))
        wanted = source.stringsegment_set.get(string__data="Something new in English.")
        wanted.string.translations.create(locale=translation.target_locale, context=wanted.context, data="Rud ùr.")
        translation.save_target(publish=False)
        translation.get_target_instance().get_latest_revision().publish()
        html = shown(client)
        assert "Rud ùr." in read.main(html)
        assert "The English is newer" not in html

    def test_changed_words_of_a_record_count_for_the_pages_that_show_them(self, client):
        words = PhoneLineText.objects.filter(locale__language_code="en").first()
        words.label = "A new name"
        words.save_revision().publish()
        assert "The English is newer" in shown(client, "/gd/contact/")
        assert "The English is newer" not in shown(client)


class TestAdmin:
    def test_a_reviewer_of_the_language_records_a_check(self, client):
        client.force_login(person("reviewer", ("gd", "reviewer")))
        page = of(StandardPage, slug="cookies")
        answer = {"checked_by": "Example Reader", "checked_on": "2026-11-20"}
        assert client.get(check_url(page)).status_code == 200
        assert client.post(check_url(page), {"checked_by": "", "checked_on": "x"}).status_code == 400
        assert client.post(check_url(page), answer).status_code == 302
        made = TranslationCheck.objects.get(revision_id=page.live_revision_id)
        assert (made.language, made.checked_by, made.recorded_by.username) == ("gd", "Example Reader", "reviewer")
        assert client.post(reverse("interface_check", args=["gd"]), answer).status_code == 302

    @pytest.mark.parametrize("team", [("pl", "reviewer"), ("gd", "translator")])
    def test_nobody_else_does(self, client, team):
        client.force_login(person("somebody", team))
        page = of(StandardPage, slug="cookies")
        answer = {"checked_by": "Example Reader", "checked_on": "2026-11-20"}
        assert client.post(check_url(page), answer).status_code == 403
        assert client.post(reverse("interface_check", args=["gd"]), answer).status_code == 403
        assert not TranslationCheck.objects.exists()

    def test_a_day_to_come_is_refused(self, client):
        client.force_login(get_user_model().objects.create_superuser("admin"))
        url = check_url(of(StandardPage, slug="cookies"))
        assert client.post(url, {"checked_by": "Example", "checked_on": "2099-01-01"}).status_code == 400
