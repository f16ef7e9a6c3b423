from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from functional_tests.journeys import people_make, sign_in
from functional_tests.server import Site


@pytest.fixture(scope="session")
def people(site: Site) -> None:
    """The accounts of the office, made once."""
    people_make(site)


@pytest.fixture
def signed_in(people: None, new_page: Callable[..., Page]) -> Callable[[str], Page]:
    """Open a browser of somebody's own and sign in: signed_in(OFFICER)."""
    return lambda name: sign_in(new_page(), name)
