from __future__ import annotations

from datetime import date

import pytest

from guidance.models import LeafletPage, ResponseTimesPage, ScenariosPage
from guidance.tests.html import leaflet_text, main, text_of

LEAFLET = "/en/guidance/support-and-intervention-policy/"


@pytest.fixture
def leaflet(client, db):
    """The leaflet's own text, as the page serves it."""
    return leaflet_text(client.get(LEAFLET).content.decode())


@pytest.fixture
def get_main(client, db):
    """Return a function that fetches an address below the leaflet and gives the text of its <main>."""

    def get(path: str = "", status: int = 200) -> str:
        response = client.get(LEAFLET + path)
        assert response.status_code == status, response.status_code
        return text_of(main(response.content.decode()))

    return get


@pytest.fixture
def leaflet_page(db):
    return LeafletPage.objects.get(locale__language_code="en")


@pytest.fixture
def scenarios_page(db):
    return ScenariosPage.objects.get(locale__language_code="en")


@pytest.fixture
def response_times_page(db):
    return ResponseTimesPage.objects.get(locale__language_code="en")


@pytest.fixture
def today(monkeypatch):
    """Let the pages take 22 November 2026 for today."""
    day = date(2026, 11, 22)
    monkeypatch.setattr("guidance.views.local_day", lambda _at: day)
    return day
