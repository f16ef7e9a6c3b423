"""Addresses that people and browsers ask for though they are not quite ours."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/EN/", "/en/"),
        ("/En/contact/", "/en/contact/"),
        ("/eN/search/?q=a%20b&page=2", "/en/search/?q=a%20b&page=2"),
        ("/EN//evil.example/", "/en//evil.example/"),
    ],
)
def test_a_language_in_capitals_leads_to_the_page(client, typed, meant):
    response = client.get(typed)
    assert response.status_code == 301
    assert response["Location"] == meant


def test_a_language_in_capitals_without_its_slash_gets_there_too(client):
    response = client.get("/EN", follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1][0] == "/en/"


@pytest.mark.parametrize("path", ["/FR/", "/XX/contact/", "/ENG/", "/Admin-of-something/"])
def test_other_words_in_capitals_are_still_not_found(client, path):
    assert client.get(path, follow=True).status_code == 404


def test_the_icon_of_old_leads_to_ours(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert response["Location"].startswith("/static/icon.")
    assert response["Location"].endswith(".svg")
    assert "max-age" in response["Cache-Control"]


def test_what_the_admin_does_not_have_stays_there(admin_client):
    response = admin_client.get("/admin/nothing-of-the-kind/")
    assert response.status_code == 404
    assert "Location" not in response


def test_what_has_no_language_still_finds_it(client):
    assert client.get("/contact/").headers["Location"] == "/en/contact/"
