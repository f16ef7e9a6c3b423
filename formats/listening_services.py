"""Writes: what somebody heard in a recording."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from core.sources import Source
from formats.hearing import HeardFact
from formats.models import AudioListening, FormatFile


def listening_record(
    *,
    source: Source,
    file: FormatFile,
    facts: list[HeardFact],
    heard: set[int],
    has_passed: bool,
    heard_by: str,
    heard_on: date,
    notes: str,
    by: Any,
    at: datetime,
) -> AudioListening:
    """Record that `heard_by` listened to `file` and which of its facts (by their numbers) were heard right.

    From now on it decides whether audio is offered in the language. `by` is the user who writes it down, `at` aware.
    Raises ValueError for a listening that passed although a fact was missed.
    """
    missed = [fact for fact in facts if fact.number not in heard]
    if has_passed and missed:
        raise ValueError("A recording of which something was missed has not passed")
    return AudioListening.objects.create(
        language=source.language,
        source=source.key,
        page_title=source.title[:255],
        fingerprint=file.fingerprint,
        recipe=file.recipe,
        digest=file.digest,
        heard_by=heard_by,
        heard_on=heard_on,
        has_passed=has_passed,
        facts=len(facts),
        missed="\n".join(f"{fact.number}. {fact.kind.label}: {fact.words}" for fact in missed),
        notes=notes,
        recorded_by=by,
        recorded_at=at,
    )
