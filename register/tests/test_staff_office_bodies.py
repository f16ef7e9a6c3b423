"""Organisations in the admin: one record each, permanent addresses, and a line of the trail for every change."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from register.models import Body, TrailEntry
from register.tests import factories as make
from register.trail import verify

pytestmark = pytest.mark.django_db
SPACE = "wagtailsnippets_register_body"


def form(name="Example Glen Council", slug="example-glen-council", other=(), successors=(), **values):
    """What the screen of an organisation sends; `other` are names or (name, its record)."""
    rows = [{"name": each, "id": ""} if isinstance(each, str) else {"name": each[0], "id": each[1]} for each in other]
    initial = sum(bool(row["id"]) for row in rows)
    usual = {
        "name": name, "slug": slug, "sector": "local-authority", "area": "", "in_jurisdiction": "on",
        "formed_on": "", "dissolved_on": "", "other_names": inline_formset(rows, initial=initial),
    }  # fmt: skip
    return nested_form_data(usual | values) | {"successors": list(successors)}


@pytest.fixture
def author(client):
    user = make.author()
    client.force_login(user)
    return user


@pytest.fixture
def boss(client, django_user_model):
    """Only superusers may delete organisations."""
    user = django_user_model.objects.create_superuser("boss")
    client.force_login(user)
    return user


def add(client, **values):
    return client.post(reverse(f"{SPACE}:add"), form(**values))


def change(client, body, **values):
    return client.post(reverse(f"{SPACE}:edit", args=[body.pk]), form(**values))


def lines(body):
    return list(
        TrailEntry.objects.filter(subject=f"organisation/{body.pk}").order_by("number").values_list("what", "who")
    )


def errors(response):
    return response.context["form"].errors


class TestWriting:
    def test_it_is_added_with_its_other_names_and_a_line(self, client, author):
        assert add(client, other=["Comhairle a’ Ghlinne", "EGC"]).status_code == 302
        body = Body.objects.get(slug="example-glen-council")
        assert {each.name for each in body.other_names.all()} == {"Comhairle a’ Ghlinne", "EGC"}
        assert lines(body) == [("organisation.create", "ash")]
        assert not [each for each in verify() if "ledger" not in each]

    def test_a_change_of_another_name_or_of_what_followed_has_its_line(self, client, author):
        add(client, other=["EGC"])
        body, next_one = Body.objects.get(slug="example-glen-council"), make.body("Example Strath Council")
        name = body.other_names.get()
        assert change(client, body, other=[("EGCC", name.pk)], successors=[next_one.pk]).status_code == 302
        body = Body.objects.get(pk=body.pk)
        assert [each.name for each in body.other_names.all()] == ["EGCC"]
        assert [each.pk for each in body.successors.all()] == [next_one.pk]
        assert len(lines(body)) == 2
        assert not [each for each in verify() if "ledger" not in each]

    @pytest.mark.parametrize("name", ["EXAMPLE BURGH COUNCIL", "Éxample  Bürgh Council", "Example-Burgh: Council!"])
    def test_a_second_spelling_is_refused_at_the_field(self, client, author, name):
        make.body()
        response = add(client, name=name)
        assert "there already" in str(errors(response)["name"])
        assert "Example Burgh Council" in response.content.decode()
        assert Body.objects.filter(name=name).count() == 0

    def test_also_as_another_name_of_somebody_else(self, client, author):
        make.body()
        response = add(client, other=["example búrgh council"])
        assert "there already" in response.content.decode()
        assert not Body.objects.filter(slug="example-glen-council").exists()

    @pytest.mark.parametrize("other", [["EGC", "É G C"], ["EGC", "egc"], ["Example glen council"]])
    def test_and_twice_in_one_form(self, client, author, other):
        if other == ["EGC", "É G C"]:
            other = ["EGC", "Égc"]
        response = add(client, other=other)
        assert "twice" in response.content.decode()
        assert not Body.objects.filter(slug="example-glen-council").exists()

    @pytest.mark.parametrize("name", ["", "   ", "!!!", "…", "x" * 201, "&" * 150, "ﷺ" * 100])
    def test_a_name_that_cannot_be_is_refused_at_the_field(self, client, author, name):
        response = add(client, name=name)
        assert response.status_code == 200
        assert errors(response)["name"]

    @pytest.mark.parametrize("name", ["!!!", "x" * 201, "ﷺ" * 100])
    def test_another_name_that_cannot_be_too(self, client, author, name):
        response = add(client, other=[name])
        assert response.status_code == 200
        assert not Body.objects.filter(slug="example-glen-council").exists()

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"slug": "Example Glen"}, "slug"),
            ({"sector": "zoo"}, "sector"),
            ({"formed_on": "2020-02-30"}, "formed_on"),
            ({"formed_on": "2020-02-03", "dissolved_on": "2019-01-01"}, "__all__"),
            ({"successors": ["99999"]}, "successors"),
        ],
    )
    def test_what_is_wrong_is_said(self, client, author, values, field):
        response = add(client, **values)
        assert response.status_code == 200
        assert field in errors(response)

    def test_it_is_not_followed_by_itself(self, client, author):
        body = make.body()
        response = change(client, body, name=body.name, slug=body.slug, successors=[body.pk])
        assert "followed by itself" in str(errors(response)["successors"])


class TestAddress:
    def test_it_may_change_before_it_was_public(self, client, author):
        body = make.body()
        assert change(client, body, name=body.name, slug="other").status_code == 302

    def test_and_not_afterwards(self, client, author):
        version = make.published()
        response = change(client, version.body, name=version.body.name, slug="other")
        assert "addresses are permanent" in str(errors(response)["slug"])
        assert Body.objects.get(pk=version.body_id).slug == "example-burgh-council"


class TestFinding:
    @pytest.mark.parametrize("typed", ["glen", "GLÈN", "egc", "Ègc"])
    def test_all_names_are_searched_however_they_are_typed(self, client, author, typed):
        add(client, other=["EGC"])
        make.body()
        text = client.get(reverse(f"{SPACE}:list_results"), {"q": typed}).content.decode()
        assert "Example Glen Council" in text
        assert "1 organisation" in text
        assert "Example Burgh Council" not in text

    @pytest.mark.parametrize("typed", ["!!!", "'; --", "%", "x" * 500])
    def test_odd_words_find_nothing(self, client, author, typed):
        make.body()
        response = client.get(reverse(f"{SPACE}:list_results"), {"q": typed})
        assert response.status_code == 200
        assert "Example Burgh Council" not in response.content.decode()

    def test_by_sector(self, client, author):
        make.body()
        text = client.get(reverse(f"{SPACE}:list"), {"sector": "health"}).content.decode()
        assert "Example Health Board" in text
        assert "Example Burgh Council" not in text


class TestDeleting:
    def test_one_without_entries_goes_with_a_line(self, client, boss):
        body = make.body()
        assert client.get(reverse(f"{SPACE}:delete", args=[body.pk])).status_code == 200
        client.post(reverse(f"{SPACE}:delete", args=[body.pk]))
        assert not Body.objects.filter(pk=body.pk).exists()
        assert lines(body)[-1] == ("organisation.delete", "boss")
        assert not [each for each in verify() if "ledger" not in each]

    @pytest.mark.parametrize("many", [False, True])
    def test_one_with_entries_stays_and_the_reason_is_told(self, client, boss, many):
        body = make.draft().body
        address = reverse(f"{SPACE}:delete", args=[body.pk])
        if many:
            address = f"{reverse('wagtail_bulk_action', args=['register', 'body', 'delete'])}?id={body.pk}"
        assert client.get(address).status_code == 200
        response = client.post(address, follow=True)
        assert "has entries in the register" in " ".join(str(each) for each in response.context["messages"])
        assert Body.objects.filter(pk=body.pk).exists()

    def test_one_that_followed_another_stays(self, client, boss):
        body, before = make.body(), make.body("Example Strath Council")
        before.successors.add(body)
        before.save()
        client.post(reverse(f"{SPACE}:delete", args=[body.pk]))
        assert Body.objects.filter(pk=body.pk).exists()

    def test_many_at_once_each_have_their_line(self, client, boss):
        bodies = [make.body(), make.body("Example Strath Council")]
        query = "&".join(f"id={each.pk}" for each in bodies)
        client.post(f"{reverse('wagtail_bulk_action', args=['register', 'body', 'delete'])}?{query}")
        for each in bodies:
            assert lines(each)[-1] == ("organisation.delete", "boss")

    def test_authors_delete_nothing(self, client, author):
        body = make.body()
        client.post(reverse(f"{SPACE}:delete", args=[body.pk]))
        client.post(f"{reverse('wagtail_bulk_action', args=['register', 'body', 'delete'])}?id={body.pk}")
        assert Body.objects.filter(pk=body.pk).exists()


def test_who_may_only_add_does_not_change(client, author):
    author.groups.clear()
    for codename in ("access_admin", "add_body"):
        author.user_permissions.add(Permission.objects.get(codename=codename))
    body = make.body("Example Strath Council")
    author.groups.clear()
    assert change(client, body, name="Other name", slug="other").status_code == 302  # back to the dashboard
    assert Body.objects.get(pk=body.pk).name == "Example Strath Council"
    add(client)
    assert Body.objects.filter(slug="example-glen-council").exists()
