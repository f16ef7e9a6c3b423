"""Only what is complete is published in another language; native checks are recorded by reviewers."""

from __future__ import annotations

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from contact.models import ContactPage, ServiceText
from core.models import TranslationCheck
from home.tests.translating import english_page, item, person, save_and_publish, stage, started, translate
from home.translation.enums import TranslationStage as Stage
from home.translation.guard import lack_of

pytestmark = pytest.mark.django_db


class TestGuard:
    def post(self, client, target):
        is_page = isinstance(target, Page)
        view = "wagtailadmin_pages" if is_page else f"wagtailsnippets_{target._meta.label_lower.replace('.', '_')}"
        return client.post(reverse(f"{view}:edit", args=[target.pk]), {"action": "publish"}, follow=True)

    @pytest.mark.parametrize("who", ["reviewer", "administrator"])
    def test_what_lacks_a_text_is_not_published(
        self, client, source, who, admin_user, django_capture_on_commit_callbacks
    ):
        client.force_login(admin_user if who == "administrator" else person("somebody", ("gd", "reviewer")))
        translation, target = started(source, "gd")
        translate(translation, leave=1)
        with django_capture_on_commit_callbacks(execute=True):
            page = self.post(client, target).content.decode()
        target.refresh_from_db()
        assert not target.live
        assert "was not published, because it is not complete" in page
        translate(translation)
        with django_capture_on_commit_callbacks(execute=True):
            self.post(client, target)
        target.refresh_from_db()
        assert target.live

    def test_a_page_waits_for_the_words_of_its_records(self, client, django_capture_on_commit_callbacks):
        client.force_login(person("somebody", ("uk", "reviewer")))
        ServiceText.objects.filter(locale__language_code="uk").delete()
        translation, target = started(ContactPage.objects.get(locale__language_code="en"), "uk")
        translate(translation)
        lack = lack_of(target)
        assert lack.strings == ()
        assert ServiceText in {type(words) for words in lack.words}
        with django_capture_on_commit_callbacks(execute=True):
            page = self.post(client, target).content.decode()
        assert "that are not published in this language" in page
        assert ContactPage.objects.get(pk=target.pk).live_revision_id == target.live_revision_id

    def test_it_is_not_published_in_bulk(self, admin_client):
        translation, target = started(english_page(), "gd")
        translate(translation, leave=1)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        answer = admin_client.post(f"{address}?id={target.pk}", follow=True)
        target.refresh_from_db()
        assert not target.live
        assert "it is not complete" in answer.content.decode()

    def test_nor_through_the_interface_for_programs_nor_a_workflow(self, admin_client):
        translation, target = started(english_page(), "gd")
        translate(translation, leave=1)
        admin_client.post(reverse("wagtailadmin_api:pages:action", args=[target.pk, "publish"]))
        admin_client.post(reverse("wagtailadmin_pages:workflow_action", args=[target.pk, "approve", 1]))
        target.refresh_from_db()
        assert not target.live
        translate(translation)
        admin_client.post(reverse("wagtailadmin_api:pages:action", args=[target.pk, "publish"]))
        target.refresh_from_db()
        assert target.live

    def test_giving_the_newest_english_never_publishes(self, admin_client, django_capture_on_commit_callbacks):
        translation, target = started(english_page(), "gd")
        address = reverse("wagtail_localize:update_translations", args=[translation.source_id])
        assert "publish_translations" not in admin_client.get(address).content.decode()
        with django_capture_on_commit_callbacks(execute=True):
            answer = admin_client.post(address, {"publish_translations": "on"})
        target.refresh_from_db()
        assert (answer.status_code, target.live) == (302, False)


class TestNativeCheck:
    @pytest.fixture
    def live(self, source):
        translation, _target = started(source, "gd")
        translate(translation)
        save_and_publish(translation)
        return source

    def link(self, client):
        page = client.get(reverse("translations"), {"language": "gd", "stage": "unchecked"}).content.decode()
        return re.findall(r'href="(/admin/translations/check/\d+/\d+/)"', page)

    def test_a_reviewer_records_it_from_the_queue(self, client, live):
        client.force_login(person("somebody", ("gd", "reviewer")))
        target = item(live).target
        kind = ContentType.objects.get_for_model(target.specific if isinstance(target, Page) else target)
        address = reverse("translation_check", args=[kind.pk, target.pk])
        assert address in self.link(client)
        assert client.get(address).status_code == 200
        client.post(address, {"checked_by": "Example Reader", "checked_on": timezone.localdate().isoformat()})
        assert stage(live) == Stage.COMPLETE
        interface = reverse("interface_check", args=["gd"])
        assert client.get(interface).status_code == 200

    @pytest.mark.parametrize("team", [("gd", "translator"), ("pl", "reviewer")])
    def test_nobody_else_does(self, client, live, team):
        reviewer = person("reviewer", ("gd", "reviewer"))
        client.force_login(reviewer)
        address = self.link(client)[0]
        client.force_login(person("somebody", team))
        assert address not in self.link(client)
        data = {"checked_by": "Example Reader", "checked_on": timezone.localdate().isoformat()}
        assert client.post(address, data).status_code == 403
        assert client.post(reverse("interface_check", args=["gd"]), data).status_code == 403
        assert not TranslationCheck.objects.exists()
