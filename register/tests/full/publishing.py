"""What is killed: a process of its own, with a database of its own, that makes a year public and says each row.

It waits after each row until it is told to go on, so that its parent can kill it exactly there.

    python -m register.tests.full.publishing prepare 12      a year with so many approved entries
    python -m register.tests.full.publishing publish         row 1, row 2, …, then: committed
"""

from __future__ import annotations

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - needs the settings
from django.db.models.signals import post_save  # noqa: E402

from register.enums import VersionState  # noqa: E402
from register.models import ReportYear, Version, YearPublication  # noqa: E402
from register.tests import factories as make  # noqa: E402
from register.tests.full.killing import say, say_and_wait  # noqa: E402
from register.trail import verify  # noqa: E402
from register.workflow.years import year_publish  # noqa: E402


def prepare(count):
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    from register.seed.load import load

    load(at=make.AT, demonstration=False)
    for _each in range(count):
        make.approved()


def row_saved(*, instance, **_given):
    if isinstance(instance, YearPublication) or instance.state == VersionState.PUBLIC:
        say_and_wait("row")


def publish():
    year = ReportYear.objects.get(start=2025, is_sample=False)
    if hasattr(year, "publication"):
        say("out already")
        return
    for model in (Version, YearPublication):
        post_save.connect(row_saved, sender=model)
    year_publish(year=year, at=make.AT, by=make.administrator())
    say_and_wait("committed")


def look():
    """Say how many are public, how many wait, how many reports there are, the rows of the table, and what is wrong."""
    of_year = Version.objects.filter(year__start=2025, is_sample=False)
    publication = YearPublication.objects.filter(year__start=2025, year__is_sample=False).first()
    problems = [each for each in verify() if not each.startswith("year/2025: nobody")]  # the factory makes that year
    say(
        of_year.filter(state=VersionState.PUBLIC).count(),
        of_year.filter(state=VersionState.APPROVED).count(),
        int(publication is not None),
        len(publication.snapshot) if publication else 0,
        len(problems),
        problems[:3] or "",
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["prepare", count]:
            prepare(int(count))
        case ["publish"]:
            publish()
        case ["look"]:
            look()
