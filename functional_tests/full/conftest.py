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


@pytest.fixture(scope="module", autouse=True)
def _limits_forgotten(site: Site) -> None:
    """Begin each file with no limit used: all partners of these journeys come from one address."""
    site.shell("from core.models import LimitCount; LimitCount.objects.all().delete()")


@pytest.fixture
def signed_in(people: None, new_page: Callable[..., Page]) -> Callable[[str], Page]:
    """Open a browser of somebody's own and sign in: signed_in(OFFICER)."""
    return lambda name: sign_in(new_page(), name)
