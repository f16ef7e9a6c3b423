"""The bytes of a sealed text are not in the files of SQLite any more, once the clock has ticked."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from register.free_pages import pages_clear

pytestmark = pytest.mark.django_db


def test_the_database_file_holds_no_byte_of_a_sealed_text(tmp_path):
    if connection.vendor != "sqlite":  # its dead rows wait for VACUUM (decision 0020); live ones: test_gone_everywhere
        assert not pages_clear()
        return
    file = tmp_path / "site.sqlite3"
    with sqlite3.connect(connection.settings_dict["NAME"]) as source, sqlite3.connect(file) as copy:
        source.backup(copy)  # what is committed: the demonstration site
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{file}",
        "REGISTER_LEDGER": str(tmp_path / "ledger.jsonl"),
        "MEDIA_ROOT": str(tmp_path / "media"),
    }
    command = [sys.executable, "-m", "register.tests.sealed_in_a_file"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found = dict(json.loads(line) for line in done.stdout.splitlines() if line.startswith("["))
    assert found["public"], "the test must be able to find it"
    assert found["after the clock"] == []
    assert not [path.name for path in tmp_path.glob("site.sqlite3*") if b"Vuzkopz" in path.read_bytes()]
