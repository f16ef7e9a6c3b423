"""What a recording costs in memory. `script/bench formats` says it of every format."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MEASURE = """
import resource
import django
django.setup()
from formats.renderers.audio import render
from formats.tests.leaflet import leaflet
render(leaflet())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def test_english_is_made_in_little_memory():
    """In a process of its own, begun by a small one: Linux counts what a process's parent held when it began it."""
    root = Path(__file__).resolve().parents[3]
    command = ["sh", "-c", '"$0" -c "$1" || exit 1', sys.executable, MEASURE]
    made = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    assert float(made.stdout.splitlines()[-1]) < 1024
