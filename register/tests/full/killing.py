"""Processes to be killed: each says a line where it may die, and waits until it is told to go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[3]


def say(*words):
    sys.stdout.write(" ".join(str(each) for each in words) + "\n")
    sys.stdout.flush()


def say_and_wait(word):
    say(word)
    sys.stdin.readline()


def process(module, folder, *words):
    """Begin a module of this folder as a process, with the database and the files of `folder`."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": f"sqlite:///{folder / 'register.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "REGISTER_LEDGER": str(folder / "ledger.jsonl"),
    }
    return subprocess.Popen(
        [sys.executable, "-m", f"register.tests.full.{module}", *words],
        cwd=TOP, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def finished(module, folder, *words):
    """Let a process run to its end and return what it said last."""
    with process(module, folder, *words) as started:
        said, _nothing = started.communicate()
    assert started.returncode == 0, said
    return said.strip().rpartition("\n")[2]


def killed(module, folder, word, *, at):
    """Kill a process where it says its `at`-th "row" (0: once it is "committed"); return how many rows it said."""
    with process(module, folder, word) as started:
        heard = 0
        for line in started.stdout:
            heard += line.strip() == "row"
            if (at and heard == at) or line.strip() == "committed":
                os.kill(started.pid, signal.SIGKILL)
                break
            started.stdin.write("\n")
            started.stdin.flush()
    return heard
