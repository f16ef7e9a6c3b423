"""Addresses of entries are permanent: an old one leads on, and that of a removed entry says that it is gone (P10)."""

from __future__ import annotations

import pytest

from partners.models import FormerAddress, Organisation
from partners.organisations import services
from partners.tests.factories import agreed, organisation, user

pytestmark = pytest.mark.django_db
BASE = "/en/working-with-others/signposting/"
GONE = "This entry is no longer here"


def assert_gone(client, slug, *names):
    for path in (f"{BASE}{slug}/", f"{BASE}{slug}/report/"):
        response = client.get(path)
        page = response.content.decode()
        assert response.status_code == 410, path
        for words in (GONE, f'href="{BASE}"', f'href="{BASE}finder/"', 'href="tel:', 'content="noindex'):
            assert words in page, words
        assert [name for name in names if name in page] == []


def test_an_old_address_leads_to_the_entry_for_good(client, at):
    made = agreed(at=at, slug="first")
    client.force_login(user())
    edit = f"/admin/snippets/partners/organisation/edit/{made.pk}/"
    data = {"name": made.name, "kind": made.kind, "website": made.website, "phone": str(made.phone)}
    for slug in ("second", "third"):
        assert client.post(edit, data | {"slug": slug, "address": made.address}).status_code == 302
    client.logout()

    for old in ("first", "second"):
        for below in ("", "report/"):
            response = client.get(f"{BASE}{old}/{below}")
            assert (response.status_code, response["Location"]) == (301, f"{BASE}third/")
    assert client.get(f"{BASE}third/").status_code == 200


def test_an_address_that_was_taken_back_is_the_entrys_own_again(client, at):
    made = agreed(at=at, slug="first")
    for slug in ("second", "first"):
        made.slug = slug
        made.save()

    assert client.get(f"{BASE}first/").status_code == 200
    assert client.get(f"{BASE}second/")["Location"] == f"{BASE}first/"
    services.agreement_withdraw(organisation=made, by=None, at=at)
    assert_gone(client, "first", made.name)


def test_an_old_address_that_another_entry_has_now_shows_that_one(client, at):
    made = agreed(at=at, slug="first")
    made.slug = "second"
    made.save()
    other = agreed(at=at, slug="first")

    assert other.name in client.get(f"{BASE}first/").content.decode()


def test_a_removed_entry_says_that_it_is_gone(client, at):
    made = agreed(at=at, slug="first")
    name = made.name
    made.slug = "second"
    made.save()
    made.delete()

    for slug in ("first", "second"):
        assert_gone(client, slug, name, "It watches examples.")
    assert "second" not in client.get(BASE).content.decode()
    assert FormerAddress.objects.filter(organisation=None).count() == 2


def test_an_entry_without_agreement_any_more_says_that_it_is_gone(client, at):
    made = agreed(at=at, slug="first")
    services.agreement_withdraw(organisation=made, by=None, at=at)

    assert_gone(client, "first", made.name, "It watches examples.")


def test_what_was_never_public_is_not_told_of(client, at):
    made = organisation(slug="first")
    services.agreement_seek(organisation=made, email="", name="", by=None, at=at)
    services.agreement_withdraw(organisation=made, by=None, at=at)
    made.slug = "second"
    made.save()

    for slug in ("first", "second", "never"):
        assert client.get(f"{BASE}{slug}/").status_code == 404
    made.delete()
    assert client.get(f"{BASE}second/").status_code == 404
    assert not FormerAddress.objects.exists()


def test_invented_examples_leave_no_address_behind():
    Organisation.objects.filter(is_sample=True).first().delete()

    assert not FormerAddress.objects.exists()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_is_sent_to_an_old_address(client, at, method):
    made = agreed(at=at, slug="first")
    made.delete()

    assert getattr(client, method)(f"{BASE}first/").status_code == 405
