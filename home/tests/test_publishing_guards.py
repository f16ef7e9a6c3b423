"""The guards look at everything that can be published: words of records, and many pages at once."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text

from contact.models import ContactStatementText
from core.guards import problems_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement_data(admin_client):
    """The editor's form of a statement's words, sent with another text."""
    words = ContactStatementText.objects.filter(locale__language_code="en").first()
    address = reverse(ContactStatementText.snippet_viewset.get_url_name("edit"), args=[words.pk])

    def send(html, **action):
        data = {"fact": words.fact_id, "body": rich_text(html)} | action
        return words, admin_client.post(address, nested_form_data(data))

    return send


class TestWordsOfRecords:
    def test_an_editor_is_told_at_the_field_before_publishing(self, statement_data):
        words, response = statement_data('<p><a href="#">the form</a></p>', **{"action-publish": "1"})
        assert response.status_code == 200
        assert "The link “the form” leads nowhere." in response.context["form"].errors["body"][0]
        assert "The link “the form” leads nowhere." in response.content.decode()
        words.refresh_from_db()
        assert "the form" not in words.body

    def test_a_draft_may_be_saved_unfinished(self, statement_data):
        words, response = statement_data('<p><a href="#">the form</a></p>')
        assert response.status_code == 302
        words.refresh_from_db()
        assert "the form" in words.get_latest_revision_as_object().body

    def test_what_is_sound_is_published(self, statement_data):
        words, response = statement_data('<p><a href="https://a.example">the form</a></p>', **{"action-publish": "1"})
        assert response.status_code == 302
        words.refresh_from_db()
        assert "the form" in words.body

    def test_a_heading_may_not_skip_a_level_below_the_section_that_shows_the_words(self):
        assert problems_of(ContactStatementText(body="<h3>Lines</h3><h4>Deep</h4>")) == []
        (problem,) = problems_of(ContactStatementText(body="<h4>Lines</h4>"))
        assert "“Lines” is a heading of level 4, but level 3 comes first." in problem

    def test_all_words_of_the_seed_are_sound(self):
        from django.apps import apps

        from core.models import Words

        for model in (model for model in apps.get_models() if issubclass(model, Words)):
            for words in model.objects.all():
                assert problems_of(words) == [], words


class TestManyPagesAtOnce:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    def publish(self, client, *pages, **data):
        query = "&".join(f"id={page.pk}" for page in pages)
        return client.post(f"{self.address}?{query}&next=/admin/pages/", data, follow=True)

    def draft(self, slug, html):
        page = Page.objects.get(slug=slug, locale__language_code="en").specific
        page.body = [("rich_text", page.body.stream_block.child_blocks["rich_text"].to_python(html))]
        page.introduction = f"Newer words of {slug}."
        page.save_revision()
        return page

    def test_none_is_published_while_one_would_shut_somebody_out(self, admin_client):
        sound, unsound = self.draft("cookies", "<p>Sound.</p>"), self.draft("privacy", "<h3>Lines</h3>")
        html = self.publish(admin_client, sound, unsound).content.decode()
        assert "Nothing was published" in html
        assert "Before “Lines” a heading is missing" in html
        assert reverse("wagtailadmin_pages:edit", args=[unsound.pk]) in html
        for page in (sound, unsound):
            assert "Newer" not in Page.objects.get(pk=page.pk).specific.introduction

    def test_sound_pages_are_published(self, admin_client):
        page = self.draft("cookies", "<p>Sound.</p>")
        assert "Nothing was published" not in self.publish(admin_client, page).content.decode()
        assert Page.objects.get(pk=page.pk).specific.introduction == "Newer words of cookies."

    def test_drafts_below_are_looked_at_when_they_are_to_be_published_too(self, admin_client):
        child = self.draft("privacy", '<p><a href="#">Dead</a></p>')
        Page.objects.get(pk=child.pk).unpublish()
        home = child.get_parent()
        assert "Nothing was published" not in self.publish(admin_client, home).content.decode()
        html = self.publish(admin_client, home, include_descendants="on").content.decode()
        assert "The link “Dead” leads nowhere." in html
        assert not Page.objects.get(pk=child.pk).live

    def test_other_actions_are_left_alone(self, admin_client):
        page = self.draft("privacy", "<h3>Lines</h3>")
        address = self.address.replace("publish", "unpublish")
        admin_client.post(f"{address}?id={page.pk}&next=/admin/pages/", {})
        assert not Page.objects.get(pk=page.pk).live
