"""The leak matrix over every public address of the site (P9): nobody may forget one, because none is listed by hand."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.conf import settings as site

from core.clock import tick
from partners.embargo.services import release_withdraw
from partners.embargo.tests import factories as make
from partners.embargo.tests.test_leaks import (  # noqa: F401 - fixtures
    PUBLIC_ROUTES,
    SHOWN_AFTERWARDS,
    _own_media,
    at,
    leaks,
    opened,
    released,
)
from portal.tests.addresses import everything

pytestmark = pytest.mark.same_on_any_database

# As a browser, a cache, a downloader or a crawler asks. "*" stands for every version there may be.
HOW = {
    "get": {},
    "range": {"Range": "bytes=0-400000"},
    "etag": {"If-None-Match": "*"},
    "modified": {"If-Modified-Since": "Fri, 01 Jan 2038 00:00:00 GMT"},
    "if-range": {"Range": "bytes=0-", "If-Range": "*"},
}
OTHERS = [code for code, _name in site.LANGUAGES if code != site.LANGUAGE_CODE]


def assert_silent(client, language, *, method="get", headers=None):
    addresses = everything(language)
    assert len(addresses) > 50
    for address in addresses:
        response = getattr(client, method)(address, headers=headers or {})
        assert not leaks(response), (method, address)
        assert response.status_code != HTTPStatus.INTERNAL_SERVER_ERROR, address
        if make.SLUG in address and "signposting" not in address and "tables" not in address:
            assert response.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.FOUND, HTTPStatus.MOVED_PERMANENTLY}


def test_P9_the_matrix_asks_what_shows_it_afterwards(at, released):  # noqa: F811
    asked = set(everything("en"))

    assert {PUBLIC_ROUTES[name] for name in SHOWN_AFTERWARDS - {"in another language"}} <= asked


@pytest.mark.parametrize("how", HOW)
def test_P9_no_address_tells_of_it_before(client, at, released, how):  # noqa: F811
    make.invite(released)
    at(make.SHORTLY_BEFORE)

    assert_silent(client, "en", headers=HOW[how])


def test_P9_no_address_tells_of_it_to_who_asks_for_its_head(client, at, released):  # noqa: F811
    at(make.SHORTLY_BEFORE)

    assert_silent(client, "en", method="head")


@pytest.mark.parametrize("language", OTHERS)
def test_P9_no_address_of_another_language_tells_of_it_before(client, at, released, language):  # noqa: F811
    at(make.SHORTLY_BEFORE)

    assert_silent(client, language)


def test_P9_no_address_tells_of_it_to_the_reader_of_another(client, at, released):  # noqa: F811
    make.invite(released)
    other = make.release(title="Other text", slug="other", summary="", body="<p>Else</p>", with_file=False)
    of = make.organisation("Example Regulator", "example-regulator")
    _reader, link = make.invite(other, email="bo@example.net", name="Bo", of=of)
    at(make.SHORTLY_BEFORE)
    opened(client, link, "bo@example.net")
    client.post(link, {"accept": "on", "version": "1"})
    assert "Else" in client.get(link).content.decode()

    assert_silent(client, "en")


def test_P9_no_address_tells_of_it_once_it_is_withdrawn(client, at, released):  # noqa: F811
    make.invite(released)
    at(make.AT)
    tick(at=make.AT)
    for name in SHOWN_AFTERWARDS:
        client.get(PUBLIC_ROUTES[name])  # whatever is remembered, is remembered from now
    release_withdraw(release=released, by=None, at=make.AFTER)
    at(make.AFTER)

    assert_silent(client, "en")


@pytest.mark.parametrize("name", sorted(SHOWN_AFTERWARDS))
def test_P9_no_cache_keeps_it_away_once_it_is_public(client, at, released, name):  # noqa: F811
    at(make.SHORTLY_BEFORE)
    before = client.get(PUBLIC_ROUTES[name])
    known = {
        header: before[sent]
        for header, sent in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
        if sent in before
    }
    at(make.AT)
    tick(at=make.AT)

    assert leaks(client.get(PUBLIC_ROUTES[name], headers=known))
    if before.status_code == HTTPStatus.NOT_FOUND:
        assert "max-age" not in before.get("Cache-Control", "")
