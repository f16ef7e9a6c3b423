"""Run by test_gone_from_disk.py in a process of its own, over a database file: publish, seal, let the clock tick.

After each it says which of the database's files hold the word, as a line of JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 - needs the settings, as all below

from register.tests import factories as make  # noqa: E402
from register.tests.factories import AT, MINUTE  # noqa: E402
from register.workflow import drafts, sealing  # noqa: E402
from register.workflow.content import StepContent  # noqa: E402

WORD = "Vuzkopz"
LONG = f"{WORD} came late. " * 100  # more than a page of the file holds beside other rows


def main() -> None:
    versions = []
    for number in range(12):
        steps = (StepContent(3, date(2025, 5, 1)), StepContent(4, date(2025, 6, 1), f"{WORD} went on, {number}."))
        texts = {"reason": f"{LONG} {number}", "status": f"{WORD} since", "reply": f"{WORD} is sorry"}
        versions.append(make.approved(level=4, taken_on=date(2025, 6, 1), steps=steps, **texts))
    make.published(reason="Other")
    for version in versions:
        version.refresh_from_db()
        drafts.correction_begin(action=version.action, correction=f"{WORD} again", by=make.author(), at=AT)
    say("public")
    for version in versions:
        asked = sealing.seal_ask(version=version, category="personal-data", by=make.administrator(), at=AT + MINUTE)
        sealing.seal_confirm(seal=asked, by=make.administrator("gorse"), at=AT + MINUTE)
    say("sealed")
    sealing.seals_hold(AT + 2 * MINUTE)
    say("after the clock")


def say(when: str) -> None:
    database = Path(settings.DATABASES["default"]["NAME"])
    found = [path.name for path in sorted(database.parent.glob(f"{database.name}*")) if holds(path)]
    sys.stdout.write(f"{json.dumps([when, found])}\n")


def holds(path: Path) -> bool:
    """Whether the bytes of a file hold the word, as it is written or folded for the search."""
    content = path.read_bytes()
    return WORD.encode() in content or WORD.lower().encode() in content


main()
