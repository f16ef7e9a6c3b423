"""The trail: who did what with the register, in a chain that shows any tampering (decision 0020).

Each line holds a keyed digest of the record after the change and a keyed mark over the line and the mark before it. The
key (AUDIT_KEY) is not in the database. The last mark of the real chain is also written to a ledger, a file outside the
database, so that a tail that was cut off, and a restore of an older state, are seen. `verify` reads it all again.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max

from register import ledger
from register.derived import derived_problems
from register.models import Seal, Step, TrailEntry, Version

REGISTER, SAMPLE = "register", "sample"
_START = "0" * 64
_LOCK = 4_712_006  # the advisory lock of PostgreSQL under which lines are added one after the other
CONTENT = (
    "number", "state", "is_sample", "body_id", "service", "level", "type", "reason", "ground", "year_id", "status",
    "reply", "correction", "withdraws", "author_key", "confirmed_with", "no_personal_data", "approver_key",
    "public_with_id",
)  # fmt: skip
DATES = ("taken_on", "confirmed_on", "approved_at", "public_from", "replaced_at")


def chain_of(*, is_sample: bool) -> str:
    """Return the name of the chain: the invented register has its own, which goes with it."""
    return SAMPLE if is_sample else REGISTER


def trail_add(*, by: Any, what: str, subject: str, content: Any, at: datetime, is_sample: bool = False) -> TrailEntry:
    """Add a line in the caller's transaction: at the aware moment `at`, `by` (None: the clock) did `what` to `subject`.

    `content` is what the record holds now; only its keyed digest is kept. Raises TransactionManagementError outside a
    transaction.
    """
    [line] = _lines_add([(subject, content)], by=by, what=what, at=at, is_sample=is_sample)
    return line


def _lines_add(
    records: Iterable[tuple[str, Any]], *, by: Any, what: str, at: datetime, is_sample: bool
) -> list[TrailEntry]:
    """Add a line for each record (its subject, what it holds now), in this order."""
    connection.validate_no_broken_transaction()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A line of the trail is written with the change that it tells of.")
    chain = chain_of(is_sample=is_sample)
    _one_at_a_time()
    last = TrailEntry.objects.filter(chain=chain).order_by("-number").first()
    before, mark = (last.number, last.mark) if last else (0, _START)
    who = {"user_key": by.pk, "who": by.get_username()} if by else {"user_key": None, "who": ""}
    lines = []
    for number, (subject, content) in enumerate(records, start=before + 1):
        line = TrailEntry(
            chain=chain, number=number, at=at, what=what, subject=subject, digest=digest_of(content), **who
        )
        line.mark = mark = mark_of(line, mark)
        lines.append(line)
    TrailEntry.objects.bulk_create(lines)
    if chain == REGISTER and lines:  # the ledger remembers how far the chain came
        newest = lines[-1]
        transaction.on_commit(lambda: ledger.line_write(number=newest.number, mark=newest.mark))
    return lines


def version_content(version: Version) -> dict[str, Any]:
    """Return everything about a version that matters, as plain values: what its digest is made of."""
    steps = Step.objects.filter(version=version).order_by("position")
    sealed = Seal.objects.filter(version=version).values_list("category", "asked_by_key", "sealed_by_key").first()
    return _content(version, steps, sealed)


def _content(version: Version, steps: Iterable[Step], sealed: tuple[Any, ...] | None) -> dict[str, Any]:
    dates = {name: _iso(getattr(version, name)) for name in DATES}
    rows = [[step.position, step.level, step.taken_on.isoformat(), step.why] for step in steps]
    plain = {name: getattr(version, name) for name in CONTENT}
    return plain | dates | {"reference": version.action.reference, "steps": rows, "seal": list(sealed or ())}


def version_subject(version: Version) -> str:
    """Return what the trail calls a version, such as "SIP-2025-0007/1"."""
    return f"{version.action.reference}/{version.number}"


def version_trail(version: Version, *, by: Any, what: str, at: datetime) -> TrailEntry:
    """Add a line about a version as it is now in the database."""
    fresh = Version.objects.select_related("action").get(pk=version.pk)
    return trail_add(
        by=by,
        what=what,
        subject=version_subject(fresh),
        content=version_content(fresh),
        at=at,
        is_sample=fresh.is_sample,
    )


def versions_trail(versions: Iterable[Version], *, steps: Iterable[Step], by: Any, what: str, at: datetime) -> None:
    """Add a line about each of many new versions of the real register, just written with these steps."""
    found = defaultdict(list)
    for step in steps:
        found[step.version_id].append(step)
    records = ((version_subject(each), _content(each, found[each.pk], None)) for each in versions)
    _lines_add(records, by=by, what=what, at=at, is_sample=False)


def digest_of(content: Any) -> str:
    """Return the keyed digest (HMAC-SHA-256, hexadecimal) of plain values."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(_key(b"content"), text.encode(), hashlib.sha256).hexdigest()


def mark_of(line: TrailEntry, before: str) -> str:
    """Return the keyed mark of a line that follows the one whose mark is `before`."""
    parts = [
        before,
        line.chain,
        line.number,
        _iso(line.at),
        line.user_key,
        line.who,
        line.what,
        line.subject,
        line.digest,
    ]
    return hmac.new(_key(b"chain"), json.dumps(parts).encode(), hashlib.sha256).hexdigest()


def verify() -> Iterator[str]:
    """Yield, in plain words, every sign of tampering: in the lines, in the records they tell of, against the ledger."""
    for chain in (REGISTER, SAMPLE):
        newest: dict[str, TrailEntry] = {}
        yield from _lines_problems(chain, newest)
        yield from _records_problems(chain, newest)
    yield from _ledger_problems()
    yield from derived_problems()


def _lines_problems(chain: str, newest: dict[str, TrailEntry]) -> Iterator[str]:
    before, expected = _START, 1
    for line in TrailEntry.objects.filter(chain=chain).order_by("number").iterator():
        if line.number != expected:
            yield f"{chain}: line {expected} is missing before line {line.number}."
        if not hmac.compare_digest(line.mark, mark_of(line, before)):
            yield f"{chain}: line {line.number} ({line.what} {line.subject}) was changed, or lines before it are gone."
        before, expected = line.mark, line.number + 1
        newest[line.subject] = line


def _records_problems(chain: str, newest: dict[str, TrailEntry]) -> Iterator[str]:
    from register.trail_records import records  # noqa: PLC0415 - it names the records by this module's words

    there = set()
    for subject, content in records(is_sample=chain == SAMPLE):
        there.add(subject)
        line = newest.get(subject)
        if line is None:
            yield f"{subject}: nobody is known to have written it."
        elif not hmac.compare_digest(line.digest, digest_of(content)):
            yield f"{subject}: it was changed after line {line.number} ({line.what}) of the trail."
    for subject, line in newest.items():
        if subject not in there and not line.what.endswith((".delete", ".drop")):
            yield f"{subject}: it is gone, and nobody is known to have deleted it."


def _ledger_problems() -> Iterator[str]:
    known = ledger.newest_line()
    if known is None:
        if TrailEntry.objects.filter(chain=REGISTER).exists():
            yield "The ledger is missing or empty. If it was moved, set REGISTER_LEDGER."
        return
    number, mark = known
    last = TrailEntry.objects.filter(chain=REGISTER).aggregate(Max("number"))["number__max"] or 0
    if number > last:
        yield f"The ledger knows line {number}; the database ends with line {last}. Was an older state restored?"
        return
    line = TrailEntry.objects.filter(chain=REGISTER, number=number).first()
    if line is None or line.mark != mark:
        yield f"Line {number} is not the one that the ledger knows: the trail was written anew."


def _one_at_a_time() -> None:
    """Let one transaction add lines at a time. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _iso(moment: Any) -> str:
    """Return a date or an aware moment in one way of writing, whatever time zone it was read in."""
    if moment is None:
        return ""
    return str(int(moment.timestamp() * 1_000_000)) if isinstance(moment, datetime) else str(moment.isoformat())


def _key(use: bytes) -> bytes:
    return hmac.new(settings.AUDIT_KEY.encode(), use, hashlib.sha256).digest()
