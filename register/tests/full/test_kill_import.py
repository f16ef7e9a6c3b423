"""kill -9 while an import is written: all of it is there, or nothing is, after whatever statement the process dies."""

from __future__ import annotations

import shutil

from register.tests.full.killing import finished, killed

ENTRIES = 12


NOTHING, WHOLE = ["0", "0", "importing"], [str(ENTRIES), str(ENTRIES), "done"]


def look(folder):
    """Return how many drafts and entries there are, and the state of the import; nothing may be tampered with."""
    *found, problems = finished("importing", folder, "look").split()
    assert problems == "0"
    return found


def write_until(folder, statement):
    """Let a process write up to a statement (0: to its end), and kill it there; return how many it came to."""
    return killed("importing", folder, "write", at=statement)


def test_after_whatever_statement_it_dies_the_next_one_does_it_whole_and_once(tmp_path):
    prepared = tmp_path / "prepared"
    prepared.mkdir()
    finished("importing", prepared, "prepare", str(ENTRIES))
    assert look(prepared) == NOTHING
    seen = []
    statement = 1
    while statement:
        folder = tmp_path / str(statement)
        shutil.copytree(prepared, folder)
        was_killed = write_until(folder, statement) == statement
        seen.append(look(folder))
        write_until(folder, 0)
        assert look(folder) == WHOLE
        # One by one until it is written; what follows, such as Wagtail's index, is no part of it.
        statement = statement + 1 if was_killed and seen[-1] == NOTHING else 0
    assert len(seen) > ENTRIES // 2
    assert seen == [NOTHING] * (len(seen) - 1) + [WHOLE]
