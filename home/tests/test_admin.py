"""What editors and administrators see in the admin of this room."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from contact.models import ContactPage
from core.models import SiteState
from formats.models import AlternativeFormatsPage
from guidance.models import GuidancePage, LeafletPage
from home.models import HomePage, Notice, NoticeText, SiteMapPage, StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, django_user_model):
    user = django_user_model.objects.create_user("editor", password="a long password")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def notice_data(**changes):
    now = timezone.localtime()
    return {
        "title": "Phones",
        "severity": "alert",
        "starts_at": (now - timedelta(hours=1)).strftime("%Y-%m-%d %H:%M"),
        "ends_at": (now + timedelta(hours=1)).strftime("%Y-%m-%d %H:%M"),
        "on_all_pages": "on",
    } | changes


def test_an_editor_puts_up_a_notice(editor):
    response = editor.post(reverse(Notice.snippet_viewset.get_url_name("add")), notice_data())
    notice = Notice.objects.get()
    assert response.status_code == 302
    edit = editor.get(reverse(Notice.snippet_viewset.get_url_name("edit"), args=[notice.pk]))
    assert "Add the words" in edit.content.decode()
    words = {"fact": notice.pk, "heading": "Phones are down", "body": "null", "action-publish": "1"}
    editor.post(f"{reverse(NoticeText.snippet_viewset.get_url_name('add'))}?locale=en", words)
    if not NoticeText.objects.filter(live=True).exists():  # an editor drafts, a moderator publishes
        NoticeText.objects.get().publish(NoticeText.objects.get().latest_revision)
    assert "Phones are down" in editor.get("/en/").content.decode()


def test_a_notice_stands_somewhere(editor):
    data = notice_data()
    del data["on_all_pages"]
    response = editor.post(reverse(Notice.snippet_viewset.get_url_name("add")), data)
    assert "Choose the pages, or tick “on all pages”." in response.content.decode()
    assert not Notice.objects.exists()


def test_a_notice_can_be_put_on_some_pages(editor):
    privacy = StandardPage.objects.get(slug="privacy")
    data = notice_data(pages=[privacy.pk])
    del data["on_all_pages"]
    url = reverse(Notice.snippet_viewset.get_url_name("add"))
    assert "Welcome" not in editor.get(url).content.decode()
    editor.post(url, data)
    assert [page.pk for page in Notice.objects.get().pages.all()] == [privacy.pk]


def test_a_notice_ends_after_it_begins(editor):
    data = notice_data(ends_at="2020-01-01 10:00")
    response = editor.post(reverse(Notice.snippet_viewset.get_url_name("add")), data)
    assert "The end must be after the start." in response.content.decode()


def test_only_administrators_record_the_launch(editor, admin_client):
    url = reverse("wagtailsettings:edit", args=["core", SiteState._meta.model_name])
    assert editor.get(url, follow=True).redirect_chain
    assert admin_client.get(url, follow=True).status_code == 200


def test_the_dashboard_says_that_the_site_is_not_launched(admin_client):
    dashboard = reverse("wagtailadmin_home")
    assert "This site has not been launched." in admin_client.get(dashboard).content.decode()
    SiteState.objects.update_or_create(defaults={"launched_on": "2026-11-20"})
    assert "This site has not been launched." not in admin_client.get(dashboard).content.decode()


def test_an_editor_sees_the_note_without_a_link_that_is_not_for_them(editor):
    page = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "An administrator records the launch." in page
    assert "Record the launch" not in page


def test_the_style_guide_is_for_people_who_are_logged_in(client, editor):
    response = editor.get(reverse("style_guide"))
    assert response.status_code == 200
    assert "phone_card" in response.content.decode()
    editor.logout()
    assert client.get(reverse("style_guide")).status_code == 302


def test_each_page_type_stands_where_it_makes_sense():
    below = {StandardPage, SiteMapPage, ContactPage, GuidancePage, AlternativeFormatsPage}
    assert {*HomePage.creatable_subpage_models()} == below
    assert StandardPage.creatable_subpage_models() == [StandardPage]
    assert SiteMapPage.creatable_subpage_models() == []
    assert StandardPage not in LeafletPage.creatable_subpage_models()


def test_every_page_can_be_edited_and_previewed(admin_client):
    for page in HomePage.objects.get().get_descendants(inclusive=True):
        assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200, page
        assert admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200, page
