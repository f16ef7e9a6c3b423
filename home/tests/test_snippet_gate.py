"""A snippet's name is for those who have a permission on its model (P9), on every screen that could show it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from contact.models import EnquiryRecipient, ServiceText
from core.tests.addresses import patterns
from home.tests.translating import english_words, started

pytestmark = [pytest.mark.django_db, pytest.mark.same_on_any_database]
AWAY = {302, 403, 404}


def give(user, *names):
    """Give permissions: give(user, "contact.view_enquiryrecipient")."""
    for name in names:
        app, codename = name.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))


@pytest.fixture
def guest(client, django_user_model):
    """Somebody who may enter the admin, and nothing else."""
    user = django_user_model.objects.create_user("guest")
    give(user, "wagtailadmin.access_admin")
    client.force_login(user)
    return user


def addresses_of(model, pk):
    """Every address of the admin that is about a model: its screens, its choosers, what is done with many at once."""
    viewset = model.snippet_viewset
    spaces = (viewset.get_admin_url_namespace(), viewset.get_chooser_admin_url_namespace())
    label = {"app_label": model._meta.app_label, "model_name": model._meta.model_name}
    for name, pattern in patterns(get_resolver("wagtail.admin.urls").url_patterns):
        given = dict.fromkeys(pattern.regex.groupindex, pk)
        if "app_label" in given:
            given |= label | ({"action": "delete"} if "action" in given else {})
            given |= {"session_id": 1} if "session_id" in given else {}
        elif name.rpartition(":")[0] not in spaces:
            continue
        try:
            yield f"{reverse(name, kwargs=given)}?id={pk}&q=a"
        except NoReverseMatch:
            yield f"{reverse(name, args=[pk] * pattern.regex.groups)}?id={pk}&q=a"


@pytest.mark.parametrize("model", get_snippet_models(), ids=lambda model: model._meta.label)
def test_P9_without_a_permission_nobody_is_told_the_name_of_a_snippet(client, guest, model):
    found = model._default_manager.first()
    addresses = list(addresses_of(model, found.pk if found else 1))

    assert len(addresses) > 8
    for address in addresses:
        response = client.get(address)
        assert response.status_code in AWAY, address
        assert found is None or str(found) not in response.content.decode(), address


def test_P9_a_chooser_opens_for_who_may_see_its_model(client, guest):
    made = EnquiryRecipient.objects.first()
    space = EnquiryRecipient.snippet_viewset.get_chooser_admin_url_namespace()
    chosen = reverse(f"{space}:chosen", args=[made.pk])
    listed = "/admin/localize/api/snippets/contact/enquiryrecipient/"
    assert client.get(chosen).status_code == client.get(listed).status_code == 302

    give(guest, "contact.view_enquiryrecipient")

    for address in (chosen, listed):
        response = client.get(address)
        assert response.status_code == 200, address
        assert str(made) in str(response.json())


def test_P9_a_part_of_a_screen_is_refused_with_403(client, guest):
    space = EnquiryRecipient.snippet_viewset.get_chooser_admin_url_namespace()

    answer = client.get(reverse(f"{space}:choose"), headers={"X-Requested-With": "XMLHttpRequest"})

    assert answer.status_code == 403


def test_P9_the_report_of_all_translations_is_closed(client, guest, django_user_model):
    boss = django_user_model.objects.create_superuser("boss")
    started(english_words(), "gd")
    for user in (guest, boss):
        client.force_login(user)
        for name in ("translations_report", "translations_report_results"):
            assert client.get(reverse(f"wagtail_localize:{name}")).status_code == 302, name


def test_P9_a_translation_is_closed_to_who_may_not_see_what_it_translates(client, guest):
    words = english_words()
    translation, _target = started(words, "gd")
    give(guest, "wagtail_localize.submit_translation", "contact.change_servicetext")

    for address in (
        reverse("wagtail_localize:submit_snippet_translation", args=["core", "abbreviationtext", words.pk]),
        reverse("wagtail_localize:update_translations", args=[translation.source_id]),
        reverse("wagtail_localize:download_pofile", args=[translation.pk]),
        reverse("wagtail_localize:preview_translation", args=[translation.pk]),
    ):
        response = client.get(address)
        assert response.status_code == 302, address
        assert str(words) not in response.content.decode()
    page = client.get("/admin/translations/").content.decode()
    assert str(ServiceText.objects.filter(locale__language_code="en").first()) in page
    assert str(words) not in page
    refused = client.post(
        "/admin/translations/start/", {"source": f"core.abbreviationtext {words.pk}", "language": "pl"}
    )
    assert refused.status_code == 403


def test_pages_go_the_way_of_wagtails_own_permissions(client, guest):
    page = Page.objects.filter(live=True, depth=3).first()

    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 302
