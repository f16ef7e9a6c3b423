"""The filters of the scenarios page, without JavaScript, and what it does with bad input."""

from __future__ import annotations

import pytest

from guidance.models import Escalation
from guidance.tests.conftest import LEAFLET
from guidance.tests.html import main, text_of

SCENARIOS = f"{LEAFLET}scenarios/"


@pytest.fixture
def filtered(client, db):
    """Return a function that fetches the page with a query: status, <main>, the numbers of the scenarios shown."""

    def get(query="", status=200):
        response = client.get(f"{SCENARIOS}{query}")
        assert response.status_code == status
        page = main(response.content.decode())
        return page, [int(text_of(each).split()[-1]) for each in page.select(".scenario__number")]

    return get


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", list(range(1, 18))),
        ("?level=2", [5, 6, 7, 8]),
        ("?service=SWF", [2, 4, 6, 8, 9, 10, 12, 13, 14, 15, 16, 17]),
        ("?level=2&service=SWF", [6, 8]),
        ("?level=2&service=swf", [6, 8]),
        ("?level=1&service=INWO", [2, 3]),
        ("?level=&service=", list(range(1, 18))),
        ("?level=2&level=6", [15, 16, 17]),
        ("?page=abc&other=1", list(range(1, 18))),
    ],
)
def test_the_filter_shows_what_it_says(filtered, query, numbers):
    assert filtered(query)[1] == numbers


def test_chips_say_what_is_chosen_and_lead_on(filtered, client):
    page, _ = filtered("?level=2&service=SWF")
    current = [text_of(chip) for chip in page.select("a[aria-current]")]
    assert current == ["Level 2 (2)", "Scottish Welfare Fund (SWF) (2)"]
    for chip in page.select(".chip"):
        found, numbers = filtered(chip["href"].removeprefix(SCENARIOS))
        assert f"({len(numbers)})" in text_of(chip)
        assert found.select_one("h1")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?level=9", "There is no level “9”. Choose one below."),
        ("?level=two", "There is no level “two”. Choose one below."),
        ("?level=-1", "There is no level “-1”. Choose one below."),
        ("?level=2.0", "There is no level “2.0”. Choose one below."),
        ("?level=²", "There is no level “²”. Choose one below."),
        ("?service=XYZ", "There is no function “XYZ”. Choose one below."),
        ("?service=" + "x" * 4000, "There is no function “xxxxxxxxxxxxxxxxxxx…”. Choose one below."),
        ("?level=" + "9" * 4000, "There is no level “9999999999999999999…”. Choose one below."),
        ("?level=<script>", "There is no level “<script>”. Choose one below."),
    ],
)
def test_an_unknown_value_is_said_and_everything_shown(filtered, query, message):
    page, numbers = filtered(query, status=400)
    assert message in text_of(page.select_one("#error-summary"))
    assert len(numbers) == 17


def test_one_unknown_value_leaves_the_other_filter(filtered):
    assert filtered("?level=9&service=SWF", status=400)[1] == [2, 4, 6, 8, 9, 10, 12, 13, 14, 15, 16, 17]


@pytest.mark.parametrize("query", ["?level=%00", "?service=SWF%00", "?level=%ff%fe", "?%00=1", "?level=%ud800"])
def test_broken_characters_are_400_never_500(client, db, query):
    assert client.get(SCENARIOS + query).status_code == 400


@pytest.mark.parametrize("path", ["0/", "18/", "5x/", "99999999999999999999/"])
def test_a_scenario_there_is_not_is_404(client, db, path):
    assert client.get(SCENARIOS + path).status_code == 404


def test_an_unconfirmed_path_is_not_drawn(filtered):
    Escalation.objects.update(confirmed_on=None)
    Escalation.objects.first().save()  # an update by query passes no signal
    page, _ = filtered()
    assert not page.select(".path")
