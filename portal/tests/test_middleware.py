from __future__ import annotations

import json
import logging
import re
from http import HTTPMethod

import pytest
from django.test import Client
from django.urls import reverse

from contact.models import ContactPage
from portal.logs import JsonFormatter


@pytest.mark.django_db
def test_other_sites_may_neither_embed_nor_open_the_site(client):
    response = client.get("/en/")
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.django_db
def test_each_request_has_a_number_of_our_own(client):
    first = client.get("/en/", headers={"x-request-id": "chosen-by-a-client"})
    second = client.get("/en/")
    assert re.fullmatch("[0-9a-f]{32}", first["X-Request-ID"])
    assert first["X-Request-ID"] != second["X-Request-ID"]


@pytest.mark.django_db
def test_the_log_of_a_request_holds_no_personal_data(client, caplog):
    with caplog.at_level(logging.INFO, logger="portal.requests"):
        response = client.get(
            "/en/search/?q=jane+smith", REMOTE_ADDR="203.0.113.9", headers={"user-agent": "Telltale browser"}
        )
    record = next(record for record in caplog.records if record.name == "portal.requests")
    line = JsonFormatter().format(record)
    entry = json.loads(line)
    assert entry["method"] == "GET"
    assert entry["path"] == "/en/search/"
    assert entry["status"] == response.status_code
    assert entry["duration_ms"] > 0
    assert not re.search("jane|203.0.113|Telltale", line)


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_refused(client):
    assert client.get("/en/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/en/search/?q=%00", "/en/search/?q=a%00b", "/en/%00/", "/media/%00", "/admin/?q=%00"]
)
def test_a_nul_character_is_refused_in_words(client, path):
    response = client.get(path)
    assert response.status_code in (400, 404)
    assert b"<h1" in response.content


@pytest.mark.django_db
def test_every_page_is_kept_out_of_search_engines_until_the_launch(client, launched_site):
    assert "noindex" not in client.get("/en/").get("X-Robots-Tag", "")
    launched_site.launched_on = None
    launched_site.save()
    assert "noindex" in client.get("/en/")["X-Robots-Tag"]
    assert "noindex" in client.get("/en/no-such-page/")["X-Robots-Tag"]


@pytest.mark.django_db
def test_robots_txt_names_the_site_map_only_after_the_launch(client, launched_site):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()
    launched_site.launched_on = None
    launched_site.save()
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap" not in text
    assert "Disallow: /admin/" in text


@pytest.mark.django_db
@pytest.mark.parametrize(("behind_proxy", "address"), [(True, "203.0.113.9"), (False, "127.0.0.1")])
def test_the_clients_address_is_taken_from_our_own_proxy_only(client, settings, behind_proxy, address):
    settings.BEHIND_PROXY = behind_proxy
    response = client.get("/en/", headers={"x-forwarded-for": "198.51.100.1, 203.0.113.9"})
    assert response.wsgi_request.META["REMOTE_ADDR"] == address


@pytest.mark.django_db
def test_a_form_without_its_token_gets_a_page_that_helps():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert b"<h1" in response.content


@pytest.mark.django_db
def test_pages_are_compressed_on_the_wire(client):
    assert client.get("/en/", headers={"accept-encoding": "gzip"})["Content-Encoding"] == "gzip"


READ_ONLY = [
    "/en/", "/en/contact/", "/en/contact/closures.ics", "/en/search/", "/en/no-such-page/", "/robots.txt", "/",
    "/en/guidance/support-and-intervention-policy/response-times/", "/health/live/", "/sitemap.xml",
    "/en/guidance/support-and-intervention-policy/response-times/answer.ics", "/favicon.ico",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", READ_ONLY)
def test_what_is_sent_to_a_page_gets_405_and_no_word_of_cookies(method, path):
    response = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    page = response.content.decode()
    assert "Nothing can be sent to this page" in page
    assert "cookies" not in page


@pytest.mark.django_db
def test_a_page_type_that_takes_a_form_still_has_its_token_checked(monkeypatch):
    monkeypatch.setattr(ContactPage, "allowed_http_methods", [HTTPMethod.GET, HTTPMethod.POST])
    client = Client(enforce_csrf_checks=True)
    assert client.post("/en/contact/").status_code == 403
    assert client.post("/en/").status_code == 405
    assert Client().post("/en/contact/").status_code == 200


@pytest.mark.django_db
def test_pages_say_what_they_take(client):
    assert client.options("/en/")["Allow"] == "GET, HEAD, OPTIONS"
    assert client.head("/en/").status_code == 200


@pytest.mark.django_db
def test_the_password_of_a_private_page_can_be_sent(client):
    page = ContactPage.objects.get(locale__language_code="en")
    restriction = page.view_restrictions.create(restriction_type="password", password="open sesame")
    address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
    response = client.post(address, {"password": "open sesame", "return_url": page.url})
    assert response.status_code == 302
    assert client.get(page.url).status_code == 200
