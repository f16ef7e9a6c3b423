"""Fixtures of the unit tests: every test database holds the demonstration site, as `script/serve` fills it."""

from __future__ import annotations

import os

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils.translation import override

from register.guards import lower_guards


def pytest_addoption(parser):
    parser.addoption(
        "--full", action="store_true", help="also the tests in folders named full, and more pages in others"
    )


def pytest_ignore_collect(collection_path, config):
    """Keep what takes minutes or packages of its own out of a normal run."""
    return True if collection_path.name == "full" and not config.getoption("full") else None


@pytest.fixture(scope="session", autouse=True)
def _own_cache_per_worker():
    """Keep parallel workers out of each other's entries in a shared Redis."""
    settings.CACHES["default"]["KEY_PREFIX"] = os.environ.get("PYTEST_XDIST_WORKER", "single")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Fill the test database once; tests that change it are rolled back.

    Tests on several connections empty it afterwards, which the register's guards would refuse: they are down here.
    """
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            lower_guards(None, editor)
        call_command("seed", demonstration=True, verbosity=0)


@pytest.fixture(autouse=True)
def _own_ledger(settings, tmp_path):
    """Give each test a ledger of its own: what one test rolls back, the next must not be reminded of."""
    settings.REGISTER_LEDGER = tmp_path / "register-ledger.jsonl"


@pytest.fixture(autouse=True)
def _language():
    """Begin each test in English: a request in another language would leave it active for the next test."""
    with override("en"):
        yield
