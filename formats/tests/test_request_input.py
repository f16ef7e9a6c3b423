"""Whatever is sent to the form for other formats: said in words, what was typed stays, never an error of the site."""

from __future__ import annotations

from html import escape

import pytest
from django.test import Client

from contact.tests.contact_form import URLENCODED, typed
from formats.models import FormatRequest, FormatSettings
from formats.tests.test_requests import ADDRESS, answers

pytestmark = pytest.mark.django_db
ONE_LINE = "Use letters, numbers and signs in one line only."
CANNOT_STORE = "This text holds a character that we cannot store."


@pytest.fixture(autouse=True)
def _taken():
    FormatSettings.objects.update(request_retention_days=30)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "Ailsa\x00"}, ONE_LINE),
        ({"name": "Ailsa\u202egninrut"}, ONE_LINE),
        ({"name": "Ailsa\r\nBcc: other@example.org"}, ONE_LINE),
        ({"name": "x" * 121}, "at most 120 characters"),
        ({"email": "ailsa@example.org\r\nBcc: other@example.org"}, "Enter a valid email address."),
        ({"email": "ailsa@example.org, other@example.org"}, "Enter a valid email address."),
        ({"email": " \u00a0 "}, "Give the email address that we should reply to."),
        ({"details": "Half\x00"}, CANNOT_STORE),
        ({"details": "x" * 500_000}, "at most 2000 characters"),
        ({"format": "other", "details": " \r\n\u00a0 "}, "Say what you need."),
        ({"reply_by": "post", "postal_address": " \r\n "}, "Give the postal address that we should reply to."),
        ({"reply_by": "post", "postal_address": "x" * 501}, "at most 500 characters"),
        ({"format": ["easy_read", "'; DROP TABLE"]}, "Select a valid choice."),
    ],
    ids=lambda value: "" if isinstance(value, str) else "-".join(value),
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, changes, message):
    sent = answers(client, **changes)
    response = client.post(ADDRESS, sent)
    page = response.content.decode()
    assert response.status_code == 400
    assert message in page
    assert 'id="error-summary"' in page
    for name in ("name", "email", "details", "postal_address"):
        assert typed(page, name).replace("\r\n", "\n").strip() == sent[name].replace("\r\n", "\n").strip(), name
    assert not FormatRequest.objects.exists()


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{7*7}} {% now 'Y' %}", "=cmd|'/C calc'!A0", "براہ کرم 👩🏽‍💻"]
)
def test_text_in_any_script_is_kept_as_typed_and_shown_escaped(client, text):
    page = client.post(ADDRESS, answers(client, details=text, reply_by="")).content.decode()
    assert escape(text) in page
    assert "<script>alert" not in page
    assert client.post(ADDRESS, answers(client, details=text)).status_code == 302
    assert FormatRequest.objects.get().details == text


def test_half_a_character_is_not_stored(client):
    sent = answers(client, details="DETAILS")
    body = "&".join(f"{name}={value}" for name, value in sent.items()).replace("DETAILS", "%ED%A0%80 half")
    assert client.post(ADDRESS, body, content_type=URLENCODED).status_code == 302
    assert "\ufffd" in FormatRequest.objects.get().details


@pytest.mark.parametrize("body", ["x=1&" * 20_000, "details=" + "x" * 3_000_000], ids=["20,000 fields", "3 MB"])
def test_too_much_is_refused_in_words(body):
    response = Client().post(ADDRESS, body, content_type=URLENCODED)
    assert response.status_code in (400, 413)
    assert "<h1" in response.content.decode()
    assert not FormatRequest.objects.exists()


def test_without_our_own_security_token_nothing_is_stored_and_the_page_says_what_to_do(client):
    response = Client(enforce_csrf_checks=True).post(ADDRESS, answers(client))
    assert response.status_code == 403
    assert "Please send the form again" in response.content.decode()
    assert not FormatRequest.objects.exists()
