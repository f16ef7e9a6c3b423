"""People ask for what the site cannot make; editors are told, and nothing is kept longer than was decided."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from formats.models import FormatRequest, FormatSettings
from formats.request_services import MOST_IN_AN_HOUR, requests_purge
from outbox.models import OutgoingMail

pytestmark = pytest.mark.django_db
ADDRESS = "/en/alternative-formats/request/"
LEAFLET = "guidance/support-and-intervention-policy/"


@pytest.fixture(autouse=True)
def terms():
    settings = FormatSettings.load()
    settings.request_retention_days, settings.is_demonstration = 30, False
    settings.save()
    return settings


def token(client, address=ADDRESS):
    return re.search(r'name="token" value="([^"]+)"', client.get(address).content.decode())[1]


def answers(client, **changes):
    return {
        "token": token(client),
        "page": LEAFLET,
        "format": "easy_read",
        "details": "",
        "name": "Ailsa",
        "reply_by": "email",
        "email": "ailsa@example.org",
        "postal_address": "",
    } | changes


def test_a_request_gets_a_reference_and_reaches_the_staff(client):
    response = client.post(ADDRESS, answers(client), follow=True)
    made = FormatRequest.objects.get()
    assert response.redirect_chain[0][1] == 302
    page = response.content.decode()
    assert made.reference in page
    assert "Easy Read" in page
    assert "ailsa@example.org" not in page
    assert made.page_title.startswith("Support and Intervention Policy")
    assert (made.language, made.status) == ("en", "new")


def test_who_asked_and_the_office_are_written_to(client):
    client.post(ADDRESS, answers(client, details="Example <b>details</b>"))
    made = FormatRequest.objects.get()
    ours, office = (OutgoingMail.objects.get(kind=f"formats.{kind}") for kind in ("acknowledgement", "notification"))
    assert (ours.to, office.to) == (["ailsa@example.org"], ["enquiries@example.org"])
    assert made.reference in ours.subject
    assert "Easy Read" not in ours.subject + ours.text
    assert "Needed: Easy Read" in office.text
    assert "Example <b>details</b>" in office.text
    assert "Example &lt;b&gt;details&lt;/b&gt;" in office.html


def test_the_same_form_sent_twice_makes_one_request(client):
    data = answers(client)
    first, second = client.post(ADDRESS, data), client.post(ADDRESS, data)
    assert FormatRequest.objects.count() == 1
    assert OutgoingMail.objects.count() == 2
    assert first.status_code == second.status_code == 302


def test_page_and_format_are_chosen_by_the_link(client):
    page = client.get(f"{ADDRESS}?page={LEAFLET}&format=audio").content.decode()
    assert f'<option value="{LEAFLET}" selected>' in page
    assert re.search(r'value="audio"[^>]* checked', page)


@pytest.mark.parametrize("query", ["?page=../../etc&format=x", "?page=%2e%2e%2f", "?format=%3Cscript%3E", "?page="])
def test_a_link_with_nonsense_shows_the_form(client, query):
    response = client.get(ADDRESS + query)
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"format": ""}, "Choose an answer to “What do you need it in?”."),
        ({"format": "gold"}, "Select a valid choice."),
        ({"format": "language"}, "Say which language you need."),
        ({"format": "other", "details": "  "}, "Say what you need."),
        ({"email": ""}, "Give the email address that we should reply to."),
        ({"email": "ailsa"}, "Enter a valid email address."),
        ({"reply_by": "post"}, "Give the postal address that we should reply to."),
        ({"reply_by": ""}, "Choose an answer to “How should we reply?”."),
        ({"page": "no-such-page/"}, "Select a valid choice."),
        ({"details": "x" * 2001}, "at most 2000 characters"),
        ({"token": "forged"}, "This form was open for too long."),
        ({"token": ""}, "This form was open for too long."),
    ],
)
def test_what_is_wrong_is_said(client, changes, message):
    response = client.post(ADDRESS, answers(client, **changes))
    assert response.status_code == 400
    assert message in response.content.decode()
    assert not FormatRequest.objects.exists()


def test_a_form_that_was_open_too_long_can_be_sent_again(client):
    page = client.post(ADDRESS, answers(client, token="old")).content.decode()
    fresh = re.search(r'name="token" value="([^"]+)"', page)[1]
    assert "ailsa@example.org" in page
    assert client.post(ADDRESS, answers(client, token=fresh)).status_code == 302


def test_it_needs_the_token_of_our_own_form(client):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(ADDRESS, answers(client)).status_code == 403


def test_a_flood_is_held_back_in_words(client):
    now = timezone.now()
    common = {"format": "audio", "reply_by": "email", "email": "a@example.org", "received_at": now}
    import uuid

    FormatRequest.objects.bulk_create(
        FormatRequest(reference=f"F-{number}", token=uuid.uuid4(), **common) for number in range(MOST_IN_AN_HOUR)
    )
    response = client.post(ADDRESS, answers(client))
    assert response.status_code == 400
    assert "Try again in an hour, or call us." in response.content.decode()


def test_without_a_decision_on_how_long_nothing_is_asked(client, terms):
    assert ADDRESS in client.get("/en/alternative-formats/").content.decode()
    terms.request_retention_days = None
    terms.save()
    assert client.get(ADDRESS).status_code == 404
    page = client.get("/en/alternative-formats/").content.decode()
    assert ADDRESS not in page
    assert ADDRESS not in client.get(f"/en/{LEAFLET}").content.decode()


def test_the_periods_are_said_only_as_they_are_decided(client, terms):
    page = client.get(ADDRESS).content.decode()
    assert "We keep your request for 30 days." in page
    assert "working day" not in page
    assert "examples for the demonstration" not in page
    terms.request_turnaround_days, terms.is_demonstration = 5, True
    terms.save()
    page = client.get(ADDRESS).content.decode()
    assert "We aim to answer within 5 working days." in page
    assert "examples for the demonstration" in page


def test_requests_are_deleted_when_their_time_is_over(client, terms):
    client.post(ADDRESS, answers(client))
    now = timezone.now()
    assert requests_purge(at=now + timedelta(days=29)) == 0
    assert requests_purge(at=now + timedelta(days=31), dry_run=True) == 1
    assert requests_purge(at=now + timedelta(days=31)) == 1
    terms.request_retention_days = None
    terms.save()
    assert requests_purge(at=now + timedelta(days=900)) == 0


@pytest.mark.parametrize("query", ["", "?receipt=forged", "?receipt="])
def test_the_thanks_are_for_whoever_sent_the_form(client, query):
    assert client.get(f"{ADDRESS}thank-you/{query}").status_code == 302
