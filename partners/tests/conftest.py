from __future__ import annotations

from datetime import UTC, datetime

import pytest

from guidance.tests.html import main, text_of


@pytest.fixture
def at():
    return datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def get_main(client, db):
    """Return a function that fetches an address and gives the text of its <main>."""

    def get(path, status=200):
        response = client.get(path)
        assert response.status_code == status, (path, response.status_code)
        return text_of(main(response.content.decode()))

    return get
