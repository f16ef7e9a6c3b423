"""What editors and administrators see in the admin of this room."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone

from contact.models import ContactPage
from core.models import SiteState
from formats.models import AlternativeFormatsPage
from guidance.models import GuidancePage, LeafletPage
from home.models import HomePage, Notice, NoticeText, SiteMapPage, StandardPage
from home.tests.factories import NoticeFactory, NoticeTextFactory
from partners.models import PartnersPage
from register.models import RegisterPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, django_user_model):
    user = django_user_model.objects.create_user("editor", password="a long password")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def ours():
    """The notices that a test has made: the seed's own of 2021 is over for good (P1)."""
    return Notice.objects.exclude(title__startswith="COVID-19")


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
    notice = ours().get()
    add_words = f"{reverse(NoticeText.snippet_viewset.get_url_name('add'))}?locale=en&fact={notice.pk}"
    assert response.status_code == 302
    assert response["Location"] == add_words
    form = editor.get(add_words).content.decode()
    assert "“Phones” is saved. Now write its words; nothing is shown yet." in form
    assert f'<input type="hidden" name="fact" value="{notice.pk}"' in form
    edit = editor.get(reverse(Notice.snippet_viewset.get_url_name("edit"), args=[notice.pk]))
    assert "Add the words" in edit.content.decode()
    words = {"fact": notice.pk, "heading": "Phones are down", "body": "null", "action-publish": "1"}
    editor.post(f"{reverse(NoticeText.snippet_viewset.get_url_name('add'))}?locale=en", words)
    words = notice.texts.get()
    if not words.live:  # an editor drafts, a moderator publishes
        words.publish(words.latest_revision)
    assert "Phones are down" in editor.get("/en/").content.decode()


def test_a_copy_of_a_notice_asks_for_its_words_too(editor):
    first = NoticeTextFactory(fact__title="Phones").fact
    copy = editor.get(reverse(Notice.snippet_viewset.get_url_name("copy"), args=[first.pk])).content.decode()
    add = reverse(Notice.snippet_viewset.get_url_name("add"))
    assert re.search(rf'<form\s[^>]*action="{add}"', copy)
    response = editor.post(add, notice_data(title="Phones again"))
    second = Notice.objects.get(title="Phones again")
    assert response["Location"].endswith(f"fact={second.pk}")
    assert not second.texts.exists()
    assert first.texts.exists()


def test_who_may_write_no_words_of_a_notice_is_told_what_is_missing(editor):
    group = Group.objects.get(name="Editors")
    group.permissions.remove(Permission.objects.get(codename="add_noticetext"))
    response = editor.post(reverse(Notice.snippet_viewset.get_url_name("add")), notice_data(), follow=True)
    assert "Nothing is shown until its words are published." in response.content.decode()


def test_the_list_of_notices_says_what_has_become_of_each(editor):
    now = timezone.now()
    NoticeTextFactory(fact__title="Is there")
    NoticeTextFactory(fact__title="Comes", fact__starts_at=now + timedelta(minutes=30))
    NoticeTextFactory(fact__title="Was", fact__ends_at=now - timedelta(minutes=1))
    NoticeTextFactory(fact__title="Drafted", live=False)
    NoticeFactory(title="Mute")
    page = editor.get(reverse(Notice.snippet_viewset.get_url_name("list"))).content.decode()
    rows = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL)]
    said = {"Is there": "Shown now", "Comes": "Not yet", "Was": "Over", "Drafted": "Words not published yet"}
    for title, status in (said | {"Mute": "No words yet"}).items():
        assert [row for row in rows if row.startswith(title) and f" {status} " in row], (title, rows)


def test_a_notice_stands_somewhere(editor):
    data = notice_data()
    del data["on_all_pages"]
    response = editor.post(reverse(Notice.snippet_viewset.get_url_name("add")), data)
    assert "Choose the pages, or tick “on all pages”." in response.content.decode()
    assert not ours().exists()


def test_a_notice_can_be_put_on_some_pages(editor):
    privacy = StandardPage.objects.get(slug="privacy", locale__language_code="en")
    data = notice_data(pages=[privacy.pk])
    del data["on_all_pages"]
    url = reverse(Notice.snippet_viewset.get_url_name("add"))
    assert "Welcome" not in editor.get(url).content.decode()
    editor.post(url, data)
    assert [page.pk for page in ours().get().pages.all()] == [privacy.pk]


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
    page = response.content.decode()
    assert "components/phone_card.html" in page
    headings = re.findall(r"<h2>(.+?)</h2>", page)
    assert "Phone card" in headings
    assert "Phones open or closed, in the header" in headings
    assert not [heading for heading in headings if "_" in heading or heading != heading[:1].upper() + heading[1:]]
    editor.logout()
    assert client.get(reverse("style_guide")).status_code == 302


def test_each_page_type_stands_where_it_makes_sense():
    below = {StandardPage, SiteMapPage, ContactPage, GuidancePage, AlternativeFormatsPage, PartnersPage, RegisterPage}
    assert {*HomePage.creatable_subpage_models()} == below
    assert StandardPage.creatable_subpage_models() == [StandardPage]
    assert SiteMapPage.creatable_subpage_models() == []
    assert StandardPage not in LeafletPage.creatable_subpage_models()


def test_every_page_can_be_edited_and_previewed(admin_client):
    for page in HomePage.objects.get(locale__language_code="en").get_descendants(inclusive=True):
        assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200, page
        assert admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200, page
