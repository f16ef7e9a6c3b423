"""The queue tells what is complete, changed, missing, waiting and unchecked in each language, and leads there."""

from __future__ import annotations

import re
from datetime import timedelta

import polib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import AbbreviationText, TranslationCheck
from home.models import HomePage, StandardPage
from home.tests.translating import (
    english_page,
    english_words,
    item,
    person,
    save_and_publish,
    stage,
    started,
    translate,
)
from home.translation.enums import TranslationStage as Stage
from home.translation.services import translation_start
from home.translation.stages import items

pytestmark = pytest.mark.django_db


class TestStages:
    def test_from_not_started_to_complete(self, source):
        assert stage(source) == Stage.MISSING
        translation, target = started(source, "gd")
        assert (stage(source), stage(source, "pl")) == (Stage.STARTED, Stage.MISSING)
        translate(translation)
        assert stage(source) == Stage.WAITING
        save_and_publish(translation)
        assert stage(source) == Stage.UNCHECKED
        target = translation.get_target_instance()
        TranslationCheck.objects.create(
            language="gd", revision=target.live_revision, checked_by="Example Reader", checked_on=timezone.now()
        )
        assert stage(source) == Stage.COMPLETE

    def test_changed_english_keeps_the_last_translation_live(self, source):
        translation, _target = started(source, "gd")
        translate(translation)
        save_and_publish(translation)
        before = str(translation.get_target_instance())
        self.change(source, "Newer example")
        found = item(source)
        assert found.stage == Stage.CHANGED
        assert found.english_changed_at is not None
        assert found.progress.done < found.progress.strings
        target = translation.get_target_instance()
        assert (target.live, str(target)) == (True, before)

    def test_a_change_that_is_translated_waits_for_a_reviewer(self, source):
        translation, _target = started(source, "gd")
        translate(translation)
        save_and_publish(translation)
        self.change(source, "Newer example")
        translate(translation)
        found = item(source)
        assert found.stage == Stage.WAITING
        assert found.english_changed_at is not None

    def test_a_better_translation_waits_for_a_reviewer(self, source):
        translation, _target = started(source, "gd")
        translate(translation)
        save_and_publish(translation)
        one = StringTranslation.objects.filter(locale=translation.target_locale).last()
        one.data = "[gd] better"
        one.save()
        assert stage(source) == Stage.WAITING

    def test_publishing_the_same_english_again_changes_nothing(self, source):
        translation, _target = started(source, "gd")
        translate(translation)
        save_and_publish(translation)
        before = TranslationSource.objects.get(pk=translation.source_id).last_updated_at
        source.save_revision().publish()
        assert TranslationSource.objects.get(pk=translation.source_id).last_updated_at == before
        assert stage(source) == Stage.UNCHECKED

    def change(self, source, words):
        setattr(source, "title" if isinstance(source, StandardPage) else "long_form", words)
        source.save_revision().publish()

    def test_words_typed_in_by_hand_count_too(self):
        english = english_words()
        locale = Locale.objects.get(language_code="gd")
        target = AbbreviationText.objects.create(fact=english.fact, long_form="Le làimh", locale=locale)
        publish_first = target.save_revision()
        assert stage(english) == Stage.WAITING or target.live
        publish_first.publish()
        assert stage(english) == Stage.UNCHECKED
        AbbreviationText.objects.filter(pk=english.pk).update(last_published_at=timezone.now() + timedelta(days=1))
        assert stage(english) == Stage.CHANGED

    def test_words_added_on_their_record_are_the_translation_of_the_english_ones(self, client):
        english = english_words()
        client.force_login(person("somebody", groups=["Moderators"]))
        add = reverse("wagtailsnippets_core_abbreviationtext:add")
        data = {"fact": english.fact_id, "long_form": "Le làimh", "action-publish": "yes"}
        client.post(f"{add}?locale=gd&fact={english.fact_id}", data)
        added = AbbreviationText.objects.get(fact=english.fact, locale__language_code="gd")
        assert added.translation_key == english.translation_key
        assert (added.live, stage(english)) == (True, Stage.UNCHECKED)

    def test_english_that_is_not_live_is_no_work(self):
        page = english_page()
        page.unpublish()
        locale = Locale.objects.get(language_code="gd")
        assert page.translation_key not in {each.source.translation_key for each in items([locale])}


class TestStart:
    def test_makes_the_pages_above_as_drafts_never_as_copies(self):
        page = english_page()
        below = StandardPage(title="Example below", slug="example-below", locale=page.locale)
        page.add_child(instance=below)
        locale = Locale.objects.get(language_code="uk")
        target = translation_start(source=below, locale=locale, by=None)
        above = target.get_parent()
        assert (above.translation_key, above.live, above.alias_of_id) == (page.translation_key, False, None)
        assert HomePage.objects.get(locale=locale).alias_of_id is None
        assert (target.live, target.slug) == (False, "example-below")

    def test_twice_is_once(self, source):
        first, again = started(source, "gd"), started(source, "gd")
        assert first == again
        assert Translation.objects.filter(source=first[0].source).count() == 1

    def test_a_click_makes_the_draft_and_opens_its_editor(self, client, source):
        client.force_login(person("somebody", ("gd", "translator")))
        name = f"{source._meta.label_lower} {source.pk}"
        page = client.get(reverse("translations")).content.decode()
        label = name if isinstance(source, AbbreviationText) else f"wagtailcore.page {source.pk}"
        assert f'name="source" value="{label}"' in page
        answer = client.post(reverse("translations_start"), {"language": "gd", "source": label}, follow=True)
        assert answer.status_code == 200
        assert "js-translation-editor" in answer.content.decode()
        assert not item(source).target.live

    @pytest.mark.parametrize(
        ("data", "status"),
        [
            ({"language": "pl"}, 403),
            ({"language": "en"}, 404),
            ({"language": "xx"}, 404),
            ({"language": "gd", "source": "auth.user 1"}, 404),
            ({"language": "gd", "source": "home.standardpage 99999999999999"}, 404),
            ({"language": "gd", "source": ""}, 404),
            ({"language": "gd", "source": "wagtailcore.page 1"}, 404),
        ],
    )
    def test_what_cannot_be_started_is_refused(self, client, data, status):
        client.force_login(person("somebody", ("gd", "translator")))
        page = english_page()
        given = {"source": f"wagtailcore.page {page.pk}"} | data
        assert client.post(reverse("translations_start"), given, follow=True).status_code == status
        assert not StandardPage.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).exists()


class TestReport:
    def test_a_translator_sees_own_languages_with_the_first_one_open(self, client):
        client.force_login(person("somebody", ("ar", "translator"), ("gd", "translator")))
        page = client.get(reverse("translations")).content.decode()
        languages = re.findall(r'<option value="([a-z-]+)"( selected)?>', page)
        assert [each for each in languages if each[0] in ("gd", "pl", "uk", "zh-hans", "ar", "ur")] == [
            ("gd", " selected"),
            ("ar", ""),
        ]

    def test_an_editor_sees_all(self, client):
        client.force_login(person("somebody", groups=["Editors"]))
        page = client.get(reverse("translations"), {"language": "ur"}).content.decode()
        for code in ["gd", "pl", "uk", "zh-hans", "ar", "ur"]:
            assert f'<option value="{code}"' in page
        assert '<option value="ur" selected>' in page

    def test_filters_by_kind_and_stage(self, client):
        page, words = english_page(), english_words()
        client.force_login(person("somebody", ("gd", "translator")))
        found = self.titles(client, kind="pages")
        assert (page.title in found, str(words) in found) == (True, False)
        found = self.titles(client, kind="core.abbreviationtext")
        assert (page.title in found, str(words) in found) == (False, True)
        started(page, "gd")
        assert page.title in self.titles(client, stage="started")
        assert page.title not in self.titles(client, stage="missing")

    def titles(self, client, **query):
        page = client.get(reverse("translations"), query).content.decode()
        return page.split("What there is in")[1]

    @pytest.mark.parametrize("query", [{"language": "xx"}, {"stage": "x"}, {"kind": "auth.user"}, {"kind": "' OR 1"}])
    def test_an_unknown_filter_is_no_error(self, client, query):
        client.force_login(person("somebody", ("gd", "translator")))
        assert client.get(reverse("translations"), query).status_code == 200

    def test_a_newer_english_is_dated(self, client):
        page = english_page()
        translation, _target = started(page, "gd")
        translate(translation)
        save_and_publish(translation)
        page.title = "Newer example"
        page.save_revision().publish()
        client.force_login(person("somebody", ("gd", "translator")))
        day = timezone.localdate()
        assert f"The English changed on {day.day} {day:%B %Y}" in self.titles(client, stage="changed")

    def test_is_a_report_in_the_menu_and_the_only_one_of_translations(self, client):
        client.force_login(person("somebody", groups=["Editors"]))
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert reverse("translations") in page
        assert reverse("wagtail_localize:translations_report") not in page

    def test_strangers_do_not_see_it(self, client, django_user_model):
        from django.contrib.auth.models import Permission

        user = django_user_model.objects.create_user("stranger")
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(user)
        assert client.get(reverse("translations")).status_code == 403
        assert 'id="panel-translations' not in client.get(reverse("wagtailadmin_home")).content.decode()

    def test_queries_do_not_grow_with_the_queue(self, client):
        client.force_login(person("somebody", ("gd", "translator")))
        client.get(reverse("translations"))
        with CaptureQueriesContext(connection) as before:
            client.get(reverse("translations"))
        most = len(before)
        for number in range(5):
            started(english_page(f"Example {number}"), "gd")
            started(english_words(f"EX{number}"), "gd")
        client.get(reverse("translations"))
        with CaptureQueriesContext(connection) as after:
            client.get(reverse("translations"))
        assert len(after) <= most


class TestDashboard:
    def test_a_translator_finds_own_language_first(self, client):
        page = english_page()
        started(page, "gd")
        client.force_login(person("somebody", ("gd", "translator")))
        content = client.get(reverse("wagtailadmin_home")).content.decode()
        assert f"{reverse('translations')}?language=gd&amp;stage=started" in content
        assert "?language=pl" not in content

    def test_counts_are_the_queue(self, client):
        client.force_login(person("somebody", ("gd", "translator")))
        content = client.get(reverse("wagtailadmin_home")).content.decode()
        number = re.search(r'stage=missing">(\d+)<', content)
        locale = Locale.objects.get(language_code="gd")
        expected = sum(each.stage == Stage.MISSING for each in items([locale]))
        assert expected == (int(number[1]) if number else 0)


class TestCatalogues:
    @pytest.fixture
    def catalogue(self, settings, tmp_path):
        settings.LOCALE_PATHS = [tmp_path]
        folder = tmp_path / "zh_Hans" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        file = polib.POFile()
        file.metadata = {"Content-Type": "text/plain; charset=utf-8"}
        file.extend([polib.POEntry(msgid="Yes", msgstr="是"), polib.POEntry(msgid="No", msgstr="")])
        file.save(str(folder / "django.po"))

    def test_the_share_and_the_file(self, client, catalogue):
        client.force_login(person("somebody", ("zh-hans", "translator"), ("gd", "translator")))
        page = client.get(reverse("translations")).content.decode()
        assert "50 %" in page
        assert "none yet" in page
        answer = client.get(reverse("translations_catalogue", args=["zh-hans"]))
        assert b"".join(answer.streaming_content).decode().count("msgid") == 3
        assert client.get(reverse("translations_catalogue", args=["gd"])).status_code == 404
        assert client.get(reverse("translations_catalogue", args=["pl"])).status_code == 403
