"""Prints how many tests of a JUnit report passed, failed and were skipped: count.py REPORT STATUS-OF-PYTEST."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree


def count(report: Path, status: int) -> tuple[int, int, int]:
    """Return passed, failed and skipped; a run without a report, or one that broke off, counts one failure more."""
    if not report.exists():
        return 0, 1, 0
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))  # noqa: S314 - pytest wrote it just now
    tests, failures, errors, skipped = (
        sum(int(suite.get(name, 0)) for suite in suites) for name in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    broke_off = status != 0 and failed == 0
    return max(tests - failed - skipped, 0), failed + broke_off, skipped


if __name__ == "__main__":
    print(*count(Path(sys.argv[1]), int(sys.argv[2])))
