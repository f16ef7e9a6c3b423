"""How the register's pages and files grow with its entries: 1,000, 10,000 and 100,000, on SQLite and on PostgreSQL.

Fails where a filtered page of the longest register takes more than 1.5 times that of the shortest, or where the CSV
over HTTP brings less than half the rows a second of Python's own csv.writer over the same rows, or where streaming it
takes more memory the longer the register is. Each database is made for this and dropped; PostgreSQL is the one of
BENCH_DATABASE_URL (postgres://postgres@127.0.0.1:5432/postgres).
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.lib.plot import plot

TOP = Path(__file__).resolve().parent.parent
FOLDER = TOP / "var" / "bench"
SIZES = (1_000, 10_000, 100_000)
MOST_GROWTH = 1.5
LEAST_SHARE = 0.5
MOST_MEMORY = (1.5, 2.0)  # times that of the shortest register, and megabytes on top
PEAK = "peak MB of the CSV"
PAGES = ("filtered page", "text search", "a word in most rows", "deep page", "organisation page", "CSV", "JSON")
POSTGRESQL = os.environ.get("BENCH_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
NAME = "portal_bench"


def main() -> int:
    """Measure on both databases, print and save it; give 1 where a limit is missed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    problems: list[str] = []
    figures: list[dict[str, Any]] = []
    for database in ("SQLite", "PostgreSQL"):
        found = measured(database)
        if found is None:
            problems.append(f"{database} cannot be reached at BENCH_DATABASE_URL")
            continue
        figures += found
        problems += missed(database, found)
    say(table(figures))
    save(figures)
    say("\n".join(["", *problems, f"{len(problems)} limits missed. Figures: {FOLDER}"]))
    return min(len(problems), 1)


def measured(database: str) -> list[dict[str, Any]] | None:
    """Measure on a database of its own, in a process of its own; None where there is none."""
    file = FOLDER / "register.sqlite3"
    url = f"sqlite:///{file}"
    if database == "PostgreSQL":
        if not recreate(drop_only=False):
            return None
        url = f"{POSTGRESQL.rpartition('/')[0]}/{NAME}"
    else:
        for each in FOLDER.glob("register.sqlite3*"):
            each.unlink()
    ledger = FOLDER / "register-ledger.jsonl"
    ledger.unlink(missing_ok=True)
    environment = os.environ | {"DATABASE_URL": url, "REGISTER_LEDGER": str(ledger)}
    sizes = [str(size) for size in SIZES]
    command = [sys.executable, "-m", "bench.lib.register_pages", database, *sizes]
    done = subprocess.run(command, cwd=TOP, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if database == "PostgreSQL":
        recreate(drop_only=True)
    else:
        for each in FOLDER.glob("register.sqlite3*"):
            each.unlink()
    if done.returncode:
        sys.exit(f"{database}: the measuring failed")
    found: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


def recreate(*, drop_only: bool) -> bool:
    """Drop the bench's own database and, unless told otherwise, make it anew; False where no server answers."""
    import psycopg  # noqa: PLC0415 - only where there is PostgreSQL

    try:
        with psycopg.connect(POSTGRESQL, autocommit=True, connect_timeout=5) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
            if not drop_only:
                connection.execute(f"CREATE DATABASE {NAME}")
    except psycopg.OperationalError:
        return False
    return True


def missed(database: str, figures: list[dict[str, Any]]) -> list[str]:
    """The limits that one database misses, in words."""
    by_size = {each["entries"]: each for each in figures}
    growth = by_size[SIZES[-1]]["filtered page"] / by_size[SIZES[0]]["filtered page"]
    share = by_size[SIZES[-1]]["CSV over HTTP, share of csv.writer"]
    peak, allowed = by_size[SIZES[-1]][PEAK], MOST_MEMORY[0] * by_size[SIZES[0]][PEAK] + MOST_MEMORY[1]
    problems = []
    if growth > MOST_GROWTH:
        problems.append(f"{database}: a filtered page takes {growth:.2f} times as long, more than {MOST_GROWTH}")
    if share < LEAST_SHARE:
        problems.append(f"{database}: CSV over HTTP at {share:.2f} of csv.writer, less than {LEAST_SHARE}")
    if peak > allowed:
        problems.append(f"{database}: the CSV takes {peak:.1f} MB, more than {allowed:.1f}")
    return problems


def table(figures: list[dict[str, Any]]) -> str:
    """One line for each database and size, in milliseconds."""
    heads = [*PAGES, "first filtered page", "CSV over HTTP, share of csv.writer", PEAK]
    lines = ["Milliseconds of the quickest try; the first filtered page is the one after a change"]
    for each in figures:
        lines.append(f"{each['database']}, {each['entries']} entries")
        lines += [f"    {head:36}{each[head]:12.2f}" for head in heads]
    return "\n".join(lines)


def save(figures: list[dict[str, Any]]) -> None:
    """Leave the figures as CSV and as a picture."""
    with (FOLDER / "register.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(figures[0]))
        writer.writeheader()
        writer.writerows(figures)
    lines: dict[str, list[tuple[float, float]]] = {}
    for each in figures:
        for page in PAGES:
            lines.setdefault(f"{each['database']}: {page}", []).append((each["entries"], max(each[page], 0.01)))
    (FOLDER / "register.svg").write_text(plot("The register", "entries", "milliseconds", lines), encoding="utf-8")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
