"""Fixtures of the unit tests: every test database holds the demonstration site, as `script/serve` fills it."""

from __future__ import annotations

import os

import pytest
from django.conf import settings
from django.core.management import call_command


@pytest.fixture(scope="session", autouse=True)
def _own_cache_per_worker():
    """Keep parallel workers out of each other's entries in a shared Redis."""
    settings.CACHES["default"]["KEY_PREFIX"] = os.environ.get("PYTEST_XDIST_WORKER", "single")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Fill the test database once; tests that change it are rolled back."""
    with django_db_blocker.unblock():
        call_command("seed", demonstration=True, verbosity=0)
