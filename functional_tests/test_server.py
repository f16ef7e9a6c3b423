"""What only the real server shows: headers that a client forges, long addresses, static files on the wire."""

from __future__ import annotations

import http.client
import re
from urllib.parse import urlsplit

import pytest


def fetch(site, path: str, **headers: str) -> tuple[http.client.HTTPResponse, str]:
    """Request a path with these headers (underscores stay) and follow nothing."""
    connection = http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=30)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    return response, response.read().decode(errors="replace")


def test_the_bare_address_leads_to_a_language(site):
    response, _body = fetch(site, "/", **{"Accept-Language": "en-GB"})
    assert response.status == 302
    assert response.headers["Location"] == "/en/"
    assert "Accept-Language" in response.headers["Vary"]


def test_a_client_decides_nothing_about_the_sites_own_address(site):
    forged = {"SCRIPT_NAME": "/evil", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    response, body = fetch(site, "/en/", **forged)
    assert response.status == 200
    assert "evil" not in body
    assert "https://127.0.0.1" not in body


def test_a_host_that_is_not_ours_is_refused(site):
    assert fetch(site, "/en/", Host="evil.example")[0].status == 400


@pytest.mark.parametrize(
    "query", ["q=" + "a" * 4000, "q=%00", "q=%FF", "page=abc", "q[]=1&&&=", "q=" + "%F0%9F%98%80" * 50]
)
def test_no_query_breaks_the_search(site, query):
    assert fetch(site, f"/en/search/?{query}")[0].status in (200, 400)


def test_static_files_come_compressed_and_stay_for_ever(site):
    path = re.search(r'href="(/static/portal\.[0-9a-f]+\.css)"', site.get("/en/"))[1]
    response, _body = fetch(site, path, **{"Accept-Encoding": "br"})
    assert response.headers["Content-Encoding"] == "br"
    assert "immutable" in response.headers["Cache-Control"]


def test_the_log_holds_no_query_and_no_address(site):
    fetch(site, "/en/search/?q=very-private-words", **{"User-Agent": "Telltale", "X-Forwarded-For": "203.0.113.9"})
    log = site.log.read_text(encoding="utf-8")
    assert '"path": "/en/search/"' in log
    assert not re.search(r"very-private|Telltale|203\.0\.113|127\.0\.0\.1", log)


def test_nothing_failed_while_the_site_was_tested(site):
    errors = [line for line in site.log.read_text(encoding="utf-8").splitlines() if '"level": "ERROR"' in line]
    assert errors == []
