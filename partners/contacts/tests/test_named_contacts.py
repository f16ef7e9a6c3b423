"""Named contacts are kept up to date, and partners are told of every change (P4)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.contacts import selectors, services
from partners.models import ContactChange, OurContact, TheirContact
from partners.tests.work_factories import let_in, link_in, mails, officer, organisation

pytestmark = pytest.mark.django_db


def theirs(**given):
    today = timezone.localdate()
    values = {
        "name": "Kim Example",
        "email": "kim@example.org",
        "purpose": "Embargoed reports",
        "starts_on": today - timedelta(days=1),
        "expires_on": today + timedelta(days=90),
    }
    body = given.pop("organisation", None) or organisation()
    return TheirContact.objects.create(organisation=body, **values | given)


def asked():
    contact = theirs()
    services.their_contact_ask(contact=contact, by=None, at=timezone.now())
    return contact, link_in(mails("named_contact")[-1])


def test_P4_every_partner_of_our_contact_is_told_of_a_change(client):
    one, two, three = (organisation(f"Example Body {each}", email=f"b{each}@example.org") for each in (1, 2, 3))
    client.force_login(officer("ann"))
    url = reverse(OurContact.snippet_viewset.get_url_name("add"))
    data = {"name": "Pat Example", "email": "pat@example.org", "role": "", "phone": ""}
    assert client.post(url, data | {"organisations": [one.pk, two.pk]}).status_code == 302
    assert [each.to for each in mails("our_contact")] == [["b1@example.org"], ["b2@example.org"]]
    contact = OurContact.objects.get()
    edit = reverse(OurContact.snippet_viewset.get_url_name("edit"), args=[contact.pk])
    client.post(edit, data | {"name": "Lee Example", "organisations": [two.pk, three.pk]})
    new = mails("our_contact")[2:]
    assert {each.to[0] for each in new} == {"b1@example.org", "b2@example.org", "b3@example.org"}
    assert "Until now it was Pat Example." in next(each.text for each in new if each.to == ["b2@example.org"])
    assert "no longer" in next(each.text for each in new if each.to == ["b1@example.org"])
    client.post(edit, data | {"name": "Lee Example", "organisations": [two.pk, three.pk]})
    assert len(mails("our_contact")) == 5  # nothing changed, nobody is written to
    assert [each.event for each in ContactChange.objects.all()] == ["changed", "added"]


def test_P4_a_partner_confirms_its_contact_by_link_once(client):
    contact, path = asked()
    assert "Kim Example" not in client.get(path).content.decode()
    let_in(client, path, "kim@example.org")
    page = client.get(path).content.decode()
    assert "Kim Example" in page
    assert "Embargoed reports" in page
    contact.refresh_from_db()
    assert contact.confirmed_at is None  # reading changes nothing
    details = {"name": "Kim B. Example", "role": "Lead", "email": "kim@example.org", "phone": "", "confirm": "1"}
    assert "Your details are confirmed." in client.post(path, details).content.decode()
    contact.refresh_from_db()
    assert contact.confirmed_at
    assert contact.name == "Kim B. Example"
    again = client.post(path, details | {"name": "Mallory"})
    assert again.status_code == 410
    assert "used already" in again.content.decode()
    assert "Kim" not in client.get(path).content.decode()
    contact.refresh_from_db()
    assert contact.name == "Kim B. Example"


def test_a_contact_ends_it(client):
    _contact, path = asked()
    let_in(client, path, "kim@example.org")
    assert client.post(path, {"end": "1"}).status_code == 200
    assert not selectors.contacts_on(day=timezone.localdate()).exists()
    assert client.get(path).status_code == 410


def test_a_wrong_correction_is_told_and_keeps_the_link(client):
    _contact, path = asked()
    let_in(client, path, "kim@example.org")
    response = client.post(path, {"name": "", "email": "no address", "confirm": "1"})
    assert response.status_code == 400
    assert "no address" in response.content.decode()
    assert client.get(path).status_code == 200


def test_a_newer_link_replaces_the_older(client):
    contact, path = asked()
    services.their_contact_ask(contact=contact, by=None, at=timezone.now())
    response = client.get(path)
    assert response.status_code == 410
    assert "no longer valid" in response.content.decode()


def test_P4_the_overview_names_who_has_not_confirmed(client):
    contact = theirs()
    client.force_login(officer("ann", "Editors"))
    assert "Kim Example" in client.get(reverse("partners_contacts_overview")).content.decode()
    assert client.post(reverse("partners_contact_ask", args=[contact.pk])).status_code == 302
    assert len(mails("named_contact")) == 1
    TheirContact.objects.filter(pk=contact.pk).update(confirmed_at=timezone.now())
    assert not selectors.contacts_unconfirmed(at=timezone.now()).exists()
    later = timezone.now() + timedelta(days=60)
    assert not selectors.contacts_unconfirmed(at=later).exists()


def test_P4_a_contact_expires():
    contact = theirs()
    day = contact.expires_on
    assert selectors.contacts_on(day=day).exists()
    assert not selectors.contacts_on(day=day + timedelta(days=1)).exists()
    assert services.contacts_purge(at=timezone.now(), dry_run=False) == 0
    assert services.contacts_purge(at=timezone.now() + timedelta(days=200), dry_run=False) == 1
