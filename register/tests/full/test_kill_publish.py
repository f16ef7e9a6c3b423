"""kill -9 while a year becomes public: all of it is out, or nothing is, at whatever row the process dies."""

from __future__ import annotations

import shutil

import pytest

from register.tests.full.killing import finished, killed

ENTRIES = 12
# The report's row is saved twice, before and after its entries.
ROWS = [1, 2, 7, ENTRIES + 1, ENTRIES + 2]
NOTHING, WHOLE = [0, ENTRIES, 0, 0, 0], [ENTRIES, 0, 1, ENTRIES, 0]


def look(folder):
    """Return what is public, what waits, the reports, the rows of the frozen table, and the signs of tampering."""
    return [int(each) for each in finished("publishing", folder, "look").split()[:5]]


def publish_until(folder, row):
    """Let a process publish up to the row (0: to its end), and kill it there."""
    return killed("publishing", folder, "publish", at=row)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prepared")
    finished("publishing", folder, "prepare", str(ENTRIES))
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
    assert finished("publishing", folder, "publish") == "out already"
