"""Fixtures of the unit tests: every test database holds the demonstration site, as `script/serve` fills it."""

from __future__ import annotations

import os
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils.translation import override
from wagtail.hooks import search_for_hooks

from register.guards import lower_guards
from script import seeded

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "single")


def pytest_addoption(parser):
    parser.addoption(
        "--full", action="store_true", help="also the tests in folders named full, and more pages in others"
    )
    parser.addoption("--database", action="store_true", help="only the tests that use the database")


def pytest_ignore_collect(collection_path, config):
    """Keep what takes minutes or packages of its own out of a normal run."""
    return True if collection_path.name == "full" and not config.getoption("full") else None


def pytest_collection_modifyitems(config, items):
    """With --database, keep the tests that use the database, but those that say the same on any."""
    if not config.getoption("database"):
        return
    kept, others = [], []
    for item in items:
        uses_it = item.get_closest_marker("django_db") or "django_db_setup" in item.fixturenames
        wanted = uses_it and not item.get_closest_marker("same_on_any_database")
        (kept if wanted else others).append(item)
    config.hook.pytest_deselected(items=others)
    items[:] = kept


@pytest.fixture(scope="session", autouse=True)
def _own_cache_per_worker():
    """Keep workers out of each other's entries in a shared Redis, and runs out of those of a run an hour ago.

    Otherwise one of them could run out between two requests whose queries a test compares.
    """
    settings.CACHES["default"]["KEY_PREFIX"] = f"{os.environ.get('PYTEST_XDIST_TESTRUNUID', uuid4().hex)}-{WORKER}"


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """Fill the test database once, or begin with a copy of what is filled; tests that change it are rolled back.

    Tests on several connections empty it afterwards, which the register's guards would refuse: they are down here.
    """
    if seeded.is_made():
        with django_db_blocker.unblock():
            seeded.use_copy(WORKER)
            search_for_hooks()  # what rooms add to the admin: seeding, or a server's first request, loads it elsewhere
            _lower_guards()
        yield
        with django_db_blocker.unblock():
            seeded.drop_copy()
    else:
        request.getfixturevalue("django_db_setup")  # pytest-django's own
        with django_db_blocker.unblock():
            _lower_guards()
            call_command("seed", demonstration=True, verbosity=0)
        yield


def _lower_guards():
    with connection.schema_editor() as editor:
        lower_guards(None, editor)


@pytest.fixture(autouse=True)
def _own_ledger(settings, tmp_path):
    """Give each test a ledger of its own: what one test rolls back, the next must not be reminded of."""
    settings.REGISTER_LEDGER = tmp_path / "register-ledger.jsonl"


@pytest.fixture(autouse=True)
def _language():
    """Begin each test in English: a request in another language would leave it active for the next test."""
    with override("en"):
        yield
