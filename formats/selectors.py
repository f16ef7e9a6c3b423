"""Reads: what there is of each source, and how it stands."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from core import sources
from core.sources import Source
from formats.enums import FormatState
from formats.models import FormatFile, FormatJob
from formats.renderers import RENDERERS, Renderer
from formats.wanted import Wanted, renderers_for, wanted

logger = logging.getLogger(__name__)

Place = tuple[str, str, str]


@dataclass(frozen=True)
class Offer:
    """A format of a source as it stands.

    `file` is the newest there is, current or not; `job` the one that is to make it. `url` leads to it; it is empty
    where a file has to be waited for, or cannot be had.
    """

    renderer: Renderer
    state: FormatState
    file: FormatFile | None
    job: FormatJob | None
    url: str
    version: str
    version_date: date | None

    @property
    def size(self) -> int | None:
        """Bytes of the file as it is now; None while it is not made."""
        return self.file.size if self.file and self.state == FormatState.CURRENT else None

    @property
    def is_offered(self) -> bool:
        """Whether people can have it, now or after a while; if not, they are led to the request form."""
        return self.state not in (FormatState.FAILED, FormatState.NOT_OFFERED)


def file_of(target: Wanted) -> FormatFile | None:
    """The file that is just as wanted, if it is there, on the disk too."""
    source, language, format_name = target.place
    file = FormatFile.objects.filter(
        source=source,
        language=language,
        format=format_name,
        fingerprint=target.fingerprint,
        recipe=target.recipe,
    ).first()
    return file if file and file.path.is_file() else None


def source_of(key: str, language: str) -> Source | None:
    """The live source with a key, in a language; None where there is none."""
    return next((source for source in sources.sources(language) if source.key == key), None)


def is_open_to(source: Source, request: HttpRequest) -> bool:
    """Whether every view restriction of the source's page lets this request see it."""
    if source.page is None:
        return True
    return all(restriction.accept_request(request) for restriction in source.page.get_view_restrictions())


def is_private(source: Source) -> bool:
    """Whether only some may see it."""
    return source.page is not None and bool(source.page.get_view_restrictions())


def address_of(source: Source, format_name: str = "") -> str:
    """The address of a source's list of formats, or of one of them, in the active language."""
    if not format_name:
        return reverse("formats_list", kwargs={"path": source.path})
    return reverse("formats_file", kwargs={"path": source.path, "name": format_name})


def offers_of(source: Source) -> tuple[Offer, ...]:
    """Every format of a source, those that this machine cannot make too, in the order in which they are offered.

    Two queries, whatever there is. Empty where the source cannot be read: its page still stands.
    """
    try:
        sources.document_of(source)
    except Exception:
        logger.exception("No tree of %s", source.key)
        return ()
    return states((source,))[source]


def states(found: tuple[Source, ...]) -> dict[Source, tuple[Offer, ...]]:
    """How every format of every source given stands; one whose tree cannot be made has formats that failed."""
    of = Q(source__in={source.key for source in found}, language__in={source.language for source in found})
    files = {(file.source, file.language, file.format): file for file in FormatFile.objects.filter(of)}
    jobs = {(job.source, job.language, job.format): job for job in FormatJob.objects.filter(of)}
    return {source: tuple(_offer(source, each, files, jobs) for each in RENDERERS.values()) for source in found}


def _offer(source: Source, renderer: Renderer, files: dict[Place, FormatFile], jobs: dict[Place, FormatJob]) -> Offer:
    place = (source.key, source.language, renderer.name)
    file, job = files.get(place), jobs.get(place)
    state = _state(source, renderer, file, job)
    can_be_had = state == FormatState.CURRENT or (
        renderer.at_request and state in (FormatState.MISSING, FormatState.OUTDATED)
    )
    version, day = _version(source, file if state == FormatState.CURRENT else None)
    return Offer(renderer, state, file, job, address_of(source, renderer.name) if can_be_had else "", version, day)


def _state(source: Source, renderer: Renderer, file: FormatFile | None, job: FormatJob | None) -> FormatState:
    if renderer not in renderers_for(source.language):
        return FormatState.NOT_OFFERED
    try:
        target = wanted(source, renderer)
    except Exception:  # the reason is with the job, and in the log
        return FormatState.FAILED
    if file and (file.fingerprint, file.recipe) == (target.fingerprint, target.recipe):
        return FormatState.CURRENT
    if job and job.has_failed and (job.fingerprint, job.recipe) == (target.fingerprint, target.recipe):
        return FormatState.FAILED
    return FormatState.OUTDATED if file else FormatState.MISSING


def _version(source: Source, file: FormatFile | None) -> tuple[str, date | None]:
    if file:
        return file.version, file.version_date
    try:
        meta = sources.document_of(source).meta
    except Exception:
        return "", None
    return meta.version, meta.version_date


def work_is_due(*, at: datetime) -> bool:
    """Whether some file is to be made at `at` (aware) and nobody makes it."""
    free = Q(leased_until=None) | Q(leased_until__lte=at)
    return FormatJob.objects.filter(free, next_try_at__lte=at).exists()
