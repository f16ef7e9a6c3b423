"""Work on jobs: the file is made and recorded, or the reason why it could not be."""

from __future__ import annotations

import logging
import time
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from core import generation, sources
from core.document import Document
from core.rows import rows_delete
from core.sources import Source
from formats import making, selectors
from formats.cleaning import files_delete
from formats.jobs import job_claim, job_done, job_fail, jobs_due, jobs_give_up_dead, kept
from formats.models import FormatFile, FormatJob
from formats.renderers import RENDERERS, Renderer, RenderError
from formats.wanted import Wanted, wanted

logger = logging.getLogger(__name__)


def work_for(*, seconds: float) -> bool:
    """Do jobs that are due, one after the other, for about so many seconds; return whether some are left."""
    deadline = time.monotonic() + seconds
    jobs_give_up_dead(at=timezone.now())
    for pk in jobs_due(at=timezone.now()):
        if time.monotonic() > deadline:
            return True
        holder = job_claim(pk=pk, at=timezone.now())
        if holder:
            _do_anything(pk, holder)
    return False


def _do_anything(pk: int, holder: str) -> None:
    generation.begin_request()  # one state of the site from the beginning to the end of a file
    try:
        job = FormatJob.objects.get(pk=pk)
        job_do(
            pk=pk,
            holder=holder,
            source=selectors.source_of(job.source, job.language),
            renderer=RENDERERS.get(job.format),
        )
    finally:
        generation.end_request()


def job_do(*, pk: int, holder: str, source: Source | None, renderer: Renderer | None) -> FormatFile | None:
    """Do a job that `holder` has claimed: make the file and record it, or record why it could not be made.

    A job whose source or format is no more is deleted. Returns the file, or None.
    """
    if source is None or renderer is None:
        rows_delete(FormatJob.objects.filter(pk=pk, holder=holder))
        return None
    try:
        with kept(pk=pk, holder=holder):
            return _make(pk, holder, source, renderer)
    except Exception as error:  # whatever went wrong, the others go on and editors are told
        is_known = isinstance(error, RenderError)
        level = logging.WARNING if is_known else logging.ERROR
        logger.log(level, "No %s of %s", renderer.name, source.key, exc_info=True)
        reason = str(error) if is_known and str(error) else f"{type(error).__name__}: {error}"
        job_fail(pk=pk, holder=holder, reason=reason, at=timezone.now())
        return None


def _make(pk: int, holder: str, source: Source, renderer: Renderer) -> FormatFile:
    target = wanted(source, renderer)
    is_anew = FormatJob.objects.filter(pk=pk, anew=True).exists()
    file = None if is_anew else selectors.file_of(target)
    document = sources.document_of(source)
    written = None if file else making.write(document, renderer, target)
    with transaction.atomic():
        if written:
            file = _record(target, written, document, renderer.file_name(document, slug_of(source)))
        job_done(pk=pk, holder=holder, made=target, at=timezone.now())
    assert file is not None  # noqa: S101 - either found or just written
    return file


def _record(target: Wanted, written: making.Written, document: Document, name: str) -> FormatFile:
    """Record a file in place of those that the format had of the source before."""
    source, language, format_name = target.place
    older = FormatFile.objects.filter(source=source, language=language, format=format_name)
    files_delete(files=list(older.exclude(stored_as=written.stored_as)))
    facts = {
        "version": document.meta.version,
        "version_date": document.meta.version_date,
        "name": name,
        "made_at": timezone.now(),
    }
    file, _ = FormatFile.objects.update_or_create(**asdict(target), defaults=facts | asdict(written))
    return file


def slug_of(source: Source) -> str:
    """What the names of a source's files begin with, from its address: "support-and-intervention-policy-levels-3"."""
    steps = source.path.strip("/").split("/")
    slug = source.page.slug if source.page else ""
    start = steps.index(slug) if slug in steps else max(len(steps) - 2, 0)
    return "-".join(steps[start:]) or "home"
