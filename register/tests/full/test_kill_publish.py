"""kill -9 while a year becomes public: all of it is out, or nothing is, at whatever row the process dies."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[3]
ENTRIES = 12
# The report's row is saved twice, before and after its entries.
ROWS = [1, 2, 7, ENTRIES + 1, ENTRIES + 2]
NOTHING, WHOLE = [0, ENTRIES, 0, 0, 0], [ENTRIES, 0, 1, ENTRIES, 0]


def environment(folder):
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": f"sqlite:///{folder / 'register.sqlite3'}",
        "REGISTER_LEDGER": str(folder / "ledger.jsonl"),
    }


def process(folder, *words):
    """Begin a process with the database of the folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "register.tests.full.publishing", *words],
        cwd=TOP, env=environment(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def finished(folder, *words):
    """Let a process run to its end and return what it said last."""
    with process(folder, *words) as started:
        said, _nothing = started.communicate()
    assert started.returncode == 0, said
    return said.strip().rpartition("\n")[2]


def look(folder):
    """Return what is public, what waits, the reports, the rows of the frozen table, and the signs of tampering."""
    return [int(each) for each in finished(folder, "look").split()[:5]]


def publish_until(folder, row):
    """Let a process publish up to the row (0: to its end), and kill it there."""
    with process(folder, "publish") as started:
        heard = 0
        for line in started.stdout:
            heard += line.strip() == "row"
            if (row and heard == row) or line.strip() == "committed":
                os.kill(started.pid, signal.SIGKILL)
                break
            started.stdin.write("\n")
            started.stdin.flush()
    return heard


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prepared")
    finished(folder, "prepare", str(ENTRIES))
    assert look(folder) == NOTHING
    return folder


@pytest.mark.parametrize("row", ROWS)
def test_a_process_that_dies_midway_leaves_nothing_public(prepared, tmp_path, row):
    folder = tmp_path / "copy"
    shutil.copytree(prepared, folder)
    assert publish_until(folder, row) == row
    assert look(folder) == NOTHING
    publish_until(folder, 0)  # the next one does it
    assert look(folder) == WHOLE


def test_one_that_dies_once_it_is_done_leaves_it_whole(prepared, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(prepared, folder)
    assert publish_until(folder, 0) == ENTRIES + 2
    assert look(folder) == WHOLE
    assert finished(folder, "publish") == "out already"
