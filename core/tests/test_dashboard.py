"""A draft of words is never forgotten: the dashboard and the screen of its record say that it waits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone

from core.dashboard import waiting_drafts
from core.models import Abbreviation, AbbreviationText

pytestmark = pytest.mark.django_db


def person(django_user_model, name, group):
    user = django_user_model.objects.create_user(name)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor(django_user_model):
    return person(django_user_model, "editor", "Editors")


@pytest.fixture
def moderator(django_user_model):
    return person(django_user_model, "moderator", "Moderators")


@pytest.fixture
def text():
    return AbbreviationText.objects.get(fact__short_form="SWF", locale__language_code="en")


def url(model, view, *args):
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def dashboard(client, user):
    client.force_login(user)
    return client.get(reverse("wagtailadmin_home")).content.decode()


def draft(client, user, text):
    """Save other words the way an editor does: with the only button that there is."""
    client.force_login(user)
    data = {"fact": text.fact_id, "long_form": "Scottish Welfare Fund, newly put"}
    assert client.post(url(AbbreviationText, "edit", text.pk), data).status_code == 302


def test_nothing_waits_at_first(client, moderator):
    assert waiting_drafts(moderator) == []
    assert "Drafts that wait" not in dashboard(client, moderator)


def test_an_editors_draft_waits_on_the_dashboard_of_those_who_may_publish(client, editor, moderator, text):
    draft(client, editor, text)
    page = dashboard(client, moderator)
    assert "Drafts that wait" in page
    assert "until you open and publish them" in page
    assert f'href="{url(AbbreviationText, "edit", text.pk)}">SWF</a> (abbreviation)' in page
    assert ", editor</td>" in page
    data = {"fact": text.fact_id, "long_form": "Scottish Welfare Fund, newly put", "action-publish": "yes"}
    client.post(url(AbbreviationText, "edit", text.pk), data)
    assert "Drafts that wait" not in dashboard(client, moderator)


def test_the_editor_sees_that_a_moderator_has_to_publish_it(client, editor, text):
    draft(client, editor, text)
    page = dashboard(client, editor)
    assert "until a moderator publishes them" in page
    assert "until you open" not in page


def test_new_words_wait_too(client, editor, moderator):
    fact = Abbreviation.objects.create(short_form="ABC")
    client.force_login(editor)
    response = client.post(f"{url(AbbreviationText, 'add')}?locale=en", {"fact": fact.pk, "long_form": "A B C"})
    assert response.status_code == 302
    assert [item.fact for item in waiting_drafts(moderator)] == ["ABC"]


def test_the_newest_comes_first(client, editor, moderator, text):
    other = AbbreviationText.objects.exclude(pk=text.pk).first()
    draft(client, editor, text)
    draft(client, editor, other)
    assert [item.text for item in waiting_drafts(moderator)] == [other, text]


def test_words_that_were_taken_down_do_not_wait(moderator, text):
    text.unpublish()
    assert waiting_drafts(moderator) == []


def test_words_with_a_set_time_do_not_wait(moderator, text):
    text.go_live_at = timezone.now() + timedelta(days=1)
    text.save_revision().publish()
    text.refresh_from_db()
    assert text.has_unpublished_changes
    assert waiting_drafts(moderator) == []


def test_who_may_neither_write_nor_publish_sees_nothing(client, editor, text, django_user_model):
    draft(client, editor, text)
    reader = django_user_model.objects.create_user("reader")
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert "Drafts that wait" not in dashboard(client, reader)


def test_the_record_says_that_its_words_have_unpublished_changes(client, editor, text):
    client.force_login(editor)
    record = url(Abbreviation, "edit", text.fact_id)
    assert "(unpublished changes)" not in client.get(record).content.decode()
    draft(client, editor, text)
    assert "“Scottish Welfare Fund” (unpublished changes)" in client.get(record).content.decode()
    assert "newly put" not in client.get(record).content.decode()
    text.refresh_from_db()
    text.unpublish()
    assert "(draft)" in client.get(record).content.decode()


def test_the_editor_of_words_saves_by_itself_as_the_guide_says(client, editor, text):
    client.force_login(editor)
    page = client.get(url(AbbreviationText, "edit", text.pk)).content.decode()
    assert "w-autosave-indicator" in page
    assert "w-autosave-indicator" not in client.get(url(Abbreviation, "edit", text.fact_id)).content.decode()


def test_the_list_of_words_names_their_state(client, editor, text):
    draft(client, editor, text)
    page = client.get(url(AbbreviationText, "list"), {"locale": text.locale.language_code}).content.decode()
    assert "live + draft" in page
