"""One database, filled with ever more invented entries, and pages and files measured on it: JSON on the last line."""

from __future__ import annotations

import csv
import http.client
import io
import json
import logging
import random
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - needs the settings, as all below
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402

from bench.stack import free_port  # noqa: E402
from contact.enums import ServiceCode  # noqa: E402
from core.generation import renew  # noqa: E402
from register import data  # noqa: E402
from register.derived import derive  # noqa: E402
from register.enums import ActionType, Sector, VersionState  # noqa: E402
from register.filters import Filters  # noqa: E402
from register.models import Action, Body, ReportYear, Step, Version, YearPublication  # noqa: E402
from register.samples import samples_drop  # noqa: E402
from register.views import PAGE_SIZE  # noqa: E402

TOP = Path(__file__).resolve().parent.parent.parent
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
BODIES, YEARS, BATCH = 300, range(2017, 2026), 2_000
TRIES = 15  # the quickest counts: what slows a try down is the machine, never the site
WARMING = 8  # requests before that, so that each of the web server's processes has loaded what it keeps
PATHS = {
    "filtered page": "/en/register/?level=4&service=PSC",
    "text search": "/en/register/?q=quokkaline",
    "a word in most rows": "/en/register/?q=enquiries",
    "deep page": "/en/register/?page={last}",
    "organisation page": "/en/register/organisations/example-body-7/",
    "CSV": "/register/data.csv?level=4&service=PSC",
    "JSON": "/register/data.json?level=4&service=PSC",
}


def main(database: str, sizes: list[int]) -> list[dict[str, Any]]:
    """Fill up to each size and measure."""
    logging.disable(logging.INFO)  # a line for each request would bury the figures
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    call_command("seed", demonstration=True, stdout=io.StringIO())
    samples_drop(by=None, at=AT)
    bodies, publications = frame()
    figures = []
    for before, size in pairwise([0, *sizes]):
        say(f"{database}: {size} entries")
        fill(before, size, bodies, publications)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        renew()
        figures.append({"database": database, "entries": size} | pages(size) | csv_over_http(size) | memory())
    return figures


def frame() -> tuple[list[Body], list[YearPublication]]:
    """Make the organisations and the years."""
    sectors = list(Sector)
    bodies = [
        Body(
            name=f"Example Body {n}",
            name_key=f"example body {n}",
            slug=f"example-body-{n}",
            sector=sectors[n % len(sectors)],
        )
        for n in range(BODIES)
    ]
    years = [ReportYear.objects.create(start=start) for start in YEARS]
    publications = [YearPublication.objects.create(year=year, published_at=AT) for year in years]
    return Body.objects.bulk_create(bodies), publications


def fill(before: int, size: int, bodies: list[Body], publications: list[YearPublication]) -> None:
    """Add entries with the numbers from `before` up to `size`; most say "enquiries", one in a hundred "quokkaline"."""
    chance = random.Random(size)
    for start in range(before, size, BATCH):
        with transaction.atomic():
            numbers = range(start, min(start + BATCH, size))
            actions = Action.objects.bulk_create(Action(reference=f"SIP-B-{n:07d}", created_at=AT) for n in numbers)
            versions = Version.objects.bulk_create(
                version(action, number, chance, bodies, publications)
                for action, number in zip(actions, numbers, strict=True)
            )
            Step.objects.bulk_create(
                Step(version=each, position=0, level=each.level, taken_on=each.taken_on, why="It went on.")
                for each in versions
            )
            derive([each.pk for each in versions])


def version(
    action: Action, number: int, chance: random.Random, bodies: list[Body], publications: list[YearPublication]
) -> Version:
    publication = publications[number % len(publications)]
    rare = "Quokkaline matters. " if number % 100 == 0 else ""
    return Version(
        action=action, number=1, state=VersionState.PUBLIC, body=chance.choice(bodies), level=3 + number % 4,
        service=chance.choice(ServiceCode.values), type=ActionType.MEETING, year=publication.year,
        taken_on=date(2017, 4, 3) + timedelta(days=chance.randrange(3000)),
        reason=f"{rare}Our enquiries were not answered in time, and reminder {number} was not either.",
        author_key=1, author_name="a", approver_key=2, approver_name="b", approved_at=AT, confirmed_with="c",
        confirmed_on=AT.date(), no_personal_data=True, public_from=AT, public_with=publication,
    )  # fmt: skip


def pages(size: int) -> dict[str, float]:
    """The least milliseconds of each page and file, and those of the first filtered page after a change."""
    client = Client(headers={"host": "127.0.0.1"})
    client.get("/en/register/fields/")  # what every page loads once
    renew()
    found = {"first filtered page": took(client, PATHS["filtered page"])}
    for name, pattern in PATHS.items():
        path = pattern.format(last=size // PAGE_SIZE)
        took(client, path)
        found[name] = min(took(client, path) for _ in range(TRIES))
    return found


def took(client: Client, path: str) -> float:
    start = time.perf_counter()
    response = client.get(path)
    b"".join(response)
    if response.status_code != 200:
        raise RuntimeError(f"{path}: {response.status_code}")
    return (time.perf_counter() - start) * 1000


def csv_over_http(size: int) -> dict[str, float]:
    """Rows a second of the whole CSV over HTTP, as a share of csv.writer's over the same rows."""
    rows = list(data.rows(Filters()))
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "portal/gunicorn.py", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=TOP, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(port)
        for _ in range(WARMING):
            read(port, "/register/data.csv")
        tries = [
            (
                timed(lambda: read(port, "/register/data.csv")),
                timed(lambda: csv.writer(io.StringIO(newline="")).writerows(rows)),
            )
            for _ in range(TRIES)  # in turns, so that both meet the same machine
        ]
    finally:
        server.terminate()
        server.wait(40)
    over_http, alone = (min(times) for times in zip(*tries, strict=True))
    return {
        "CSV over HTTP, rows a second": size / over_http,
        "csv.writer, rows a second": size / alone,
        "CSV over HTTP, share of csv.writer": alone / over_http,
    }


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def read(port: int, path: str) -> int:
    """Read an answer to its end; return its status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    response = connection.getresponse()
    while response.read(1 << 16):
        pass
    connection.close()
    return response.status


def wait(port: int) -> None:
    for _ in range(300):
        try:
            read(port, "/register/schema.json")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("the web server does not answer")


def memory() -> dict[str, float]:
    """Megabytes that Python holds at most while the whole CSV is streamed."""
    tracemalloc.start()
    for _part in data.csv_stream(Filters()):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return {"peak MB of the CSV": peak / 1e6}


def say(text: str) -> None:
    sys.stderr.write(f"  {text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    found = main(sys.argv[1], [int(size) for size in sys.argv[2:]])
    sys.stdout.write(f"{json.dumps(found)}\n")
