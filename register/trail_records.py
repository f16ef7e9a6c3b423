"""Every record that the trail tells of, with its content as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from register.models import Body, Disclosure, ReportYear, Version
from register.trail import version_content, version_subject


def records(*, is_sample: bool) -> Iterator[tuple[str, Any]]:
    """Yield subject and content of each record of the real or of the invented register."""
    versions = Version.objects.filter(is_sample=is_sample).select_related("action").order_by("pk")
    for version in versions.iterator(chunk_size=500):
        yield version_subject(version), version_content(version)
    for body in Body.objects.filter(is_sample=is_sample).order_by("pk"):
        yield body_subject(body), body_content(body)
    for year in ReportYear.objects.filter(is_sample=is_sample).select_related("publication"):
        yield year_subject(year), year_content(year)
    if not is_sample:
        for decision in Disclosure.objects.all():
            yield f"decision/{decision.pk}", decision_content(decision)


def body_subject(body: Body) -> str:
    """Return what the trail calls an organisation; its key, because a name may be longer than a subject."""
    return f"organisation/{body.pk}"


def body_content(body: Body) -> dict[str, Any]:
    """Return what its digest is made of."""
    return {
        "name": body.name,
        "slug": body.slug,
        "sector": body.sector,
        "area": body.area,
        "in_jurisdiction": body.in_jurisdiction,
        "formed_on": str(body.formed_on or ""),
        "dissolved_on": str(body.dissolved_on or ""),
        "other_names": sorted(each.name for each in body.other_names.all()),
        "successors": sorted(each.pk for each in body.successors.all()),
    }


def year_subject(year: ReportYear) -> str:
    """Return what the trail calls a year of the annual report."""
    return f"year/{year.start}"


def year_content(year: ReportYear) -> dict[str, Any]:
    """Return what its digest is made of: the frozen table too, once there is one."""
    publication = getattr(year, "publication", None)
    return {
        "start": year.start,
        "is_nil": year.is_nil,
        "due_at": int(year.due_at.timestamp()) if year.due_at else None,
        "published_at": int(publication.published_at.timestamp()) if publication else None,
        "snapshot": publication.snapshot if publication else [],
    }


def decision_content(decision: Disclosure) -> dict[str, Any]:
    """Return what its digest is made of."""
    return {
        "what": decision.what,
        "is_shown": decision.is_shown,
        "advice": decision.advice,
        "by": decision.decided_by_key,
        "at": int(decision.decided_at.timestamp()),
    }
