"""What nobody can ask for, on the list and on every file: an answer in words or an empty one, never a failure."""

from __future__ import annotations

import json
import random
import string
from http import HTTPStatus
from urllib.parse import quote

import pytest

from register.tests import factories as make

pytestmark = pytest.mark.django_db
PLACES = [
    "/en/register/", "/ar/register/", "/register/data.csv", "/register/data.json", "/register/feed.atom",
    "/register/data.csv-metadata.json",
]  # fmt: skip
FINE = {HTTPStatus.OK, HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND}  # there is no page in a language without one
TOO_LONG = "x" * 3900
QUERIES = {
    "two levels": "level=3&level=4",
    "two years": "year=2025-26&year=2024-25",
    "two questions": "q=a&q=b",
    "a contradiction": "level=6&service=SWF&sector=water&organisation=example-burgh-council",
    "another order": "sort=-password",
    "a far page": f"page={10**23}",
    "no page": "page=0",
    "a page in other digits": "page=%D9%A3",  # ٣
    "NUL": "q=%00",
    "NUL in a filter": "level=%00",
    "no UTF-8": "q=%ff%fe%80",
    "no UTF-8 in a filter": "organisation=%ff",
    "half a surrogate": "q=%ed%a0%80",
    "too long": f"q={TOO_LONG}",
    "too long a filter": f"organisation={TOO_LONG}",
    "an operator of FTS5": "q=%22%20OR%20NEAR(a%20b)%20%5E%20*%20-",
    "an operator of tsquery": "q=%27%29%20%7C%20%21%3A%2A%20%26%20%3C-%3E",
    "SQL": "q=%27%3B+DROP+TABLE+register_version%3B--&level=4%20OR%201%3D1",
    "a name that nobody knows": "password__startswith=a&level__gt=3",
    "markup": "level=%3Cscript%3Ealert(1)%3C/script%3E",
    "a right-to-left mark": "q=%E2%80%AE",
    "nothing but commas": "q=,,,,",
    "very many parameters": "&".join(f"a{number}=1" for number in range(900)),
    "more than Django takes": "&".join(f"a{number}=1" for number in range(1100)),
}


@pytest.fixture
def _entry():
    make.published(level=4, reason="Late replies")


@pytest.mark.usefixtures("_entry")
class TestBadInput:
    @pytest.mark.parametrize("place", PLACES)
    @pytest.mark.parametrize("name", QUERIES)
    def test_it_is_answered(self, client, place, name):
        response = client.get(f"{place}?{QUERIES[name]}")
        text = b"".join(response).decode()
        assert response.status_code in FINE, text[:300]
        assert response["X-Content-Type-Options"] == "nosniff"  # plain text is never taken for a page
        if response["Content-Type"].startswith("text/html"):
            assert "<script>alert(1)" not in text
        if response.status_code == HTTPStatus.BAD_REQUEST:
            assert text.strip()

    @pytest.mark.parametrize("place", PLACES)
    def test_whatever_is_typed_is_answered(self, client, place):
        chance = random.Random(place)
        letters = string.printable + "äñ٣ع漢🙂\u202e\u0000\ud7ff'\"*:&|!<->()"
        names = ["year", "level", "service", "sector", "organisation", "q", "sort", "page", "x"]
        for _ in range(25):
            pairs = [
                (chance.choice(names), "".join(chance.choices(letters, k=chance.randrange(1, 30))))
                for _ in range(chance.randrange(1, 5))
            ]
            query = "&".join(f"{name}={quote(value)}" for name, value in pairs)
            response = client.get(f"{place}?{query}")
            assert response.status_code in FINE, query
            b"".join(response)

    @pytest.mark.parametrize(
        ("query", "says"),
        [
            ("level=3&level=4", "more than once"),
            ("level=2", "levels 3 to 6 only"),
            ("sort=-password", "order"),
            (f"page={10**23}", "There is no page"),
            ("service=ABC", "There is no service"),
            (f"q={TOO_LONG}", "up to 200 characters"),
        ],
    )
    @pytest.mark.parametrize("name", ["data.csv", "data.json", "feed.atom", "data.csv-metadata.json"])
    def test_a_file_says_what_is_wrong(self, client, name, query, says):
        response = client.get(f"/register/{name}?{query}")
        assert response.status_code == HTTPStatus.BAD_REQUEST
        assert response["Content-Type"].startswith("text/plain")
        assert says in response.content.decode()

    def test_filters_that_leave_nothing_are_an_empty_answer(self, client):
        query = "level=4&service=SWF"
        assert "Nothing in the register fits" in client.get(f"/en/register/?{query}").content.decode()
        assert b"".join(client.get(f"/register/data.csv?{query}")).count(b"\r\n") == 1
        assert json.loads(b"".join(client.get(f"/register/data.json?{query}")))["entries"] == []
        assert b"<entry>" not in b"".join(client.get(f"/register/feed.atom?{query}"))
