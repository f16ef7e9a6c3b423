from __future__ import annotations

import pytest

from register.tests.importing import logged_in, own_folders


@pytest.fixture
def own_files(settings, tmp_path):
    """Files and ledger of an import in folders of the test's own."""
    own_folders(settings, tmp_path)


@pytest.fixture
def writer(client):
    """Somebody who may write entries, logged in; the year and one organisation are there."""
    return logged_in(client)
