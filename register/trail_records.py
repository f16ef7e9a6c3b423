"""Every record that the trail tells of, with its content as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from register.models import Body, Disclosure, Document, RegisterSettings, ReportYear, TrailEntry, Version
from register.trail import version_content, version_subject

SETTINGS = "settings"


def records(*, is_sample: bool) -> Iterator[tuple[str, Any]]:
    """Yield subject and content of each record of the real or of the invented register."""
    versions = Version.objects.filter(is_sample=is_sample).select_related("action").order_by("pk")
    for version in versions.iterator(chunk_size=500):
        yield version_subject(version), version_content(version)
    for body in Body.objects.filter(is_sample=is_sample).order_by("pk"):
        yield body_subject(body), body_content(body)
    for year in ReportYear.objects.filter(is_sample=is_sample).select_related("publication"):
        yield year_subject(year), year_content(year)
    for document in Document.objects.filter(action__is_sample=is_sample).select_related("action").order_by("pk"):
        yield document_subject(document), document_content(document)
    if not is_sample:
        yield from _settings()
        for decision in Disclosure.objects.all():
            yield f"decision/{decision.pk}", decision_content(decision)


def _settings() -> Iterator[tuple[str, Any]]:
    """The settings, from their first change in the admin on: the row itself is older than the trail of it."""
    settings = RegisterSettings.objects.first()
    if settings and TrailEntry.objects.filter(subject=SETTINGS).exists():
        yield SETTINGS, settings_content(settings)


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


def settings_content(settings: RegisterSettings) -> dict[str, Any]:
    """Return what its digest is made of."""
    return {name: getattr(settings, name) for name in ("begins_in", "licence_name", "licence_url")}


def document_subject(document: Document) -> str:
    """Return what the trail calls a document."""
    return f"document/{document.pk}"


def document_content(document: Document) -> dict[str, Any]:
    """Return what its digest is made of; the file itself is in it by its own digest."""
    return {
        "entry": document.action.reference,
        "title": document.title,
        "name": document.file_name,
        "size": document.size,
        "digest": document.digest,
        "by": document.added_by_key,
        "at": int(document.added_at.timestamp()),
        "cleared_by": document.cleared_by_key,
        "cleared_at": int(document.cleared_at.timestamp()) if document.cleared_at else None,
    }
