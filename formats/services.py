"""Writes: files are made when they are asked for, made anew, and made of drafts."""

from __future__ import annotations

import io
import logging
import threading
import time
from dataclasses import replace
from datetime import datetime

from django.utils import timezone
from wagtail.models import Page

from core.document import Document
from core.sources import Source
from formats import making, selectors
from formats.jobs import job_claim, job_want
from formats.models import FormatFile, FormatJob
from formats.renderers import Renderer
from formats.wanted import wanted
from formats.work import job_do

logger = logging.getLogger(__name__)

PATIENCE = 10.0  # seconds that a request waits for a file that is being made
_GLANCE = 0.1
DRAFT = "DRAFT"
# Of the threads that answer requests, most must stay free while files are made.
_makers = threading.BoundedSemaphore(2)


class NotReadyError(Exception):
    """A file is not there yet: it is being made, or takes too long to wait for it, or could not be made."""


def file_ensure(*, source: Source, renderer: Renderer, patience: float = PATIENCE) -> FormatFile:
    """Return the current file of a source, made now if it is not there; of many who ask at once, one makes it.

    Raises NotReadyError when it is not there within `patience` seconds.
    """
    try:
        target = wanted(source, renderer)
    except Exception as error:
        logger.exception("No tree of %s", source.key)
        raise NotReadyError(str(error)) from error
    deadline = time.monotonic() + patience
    while True:
        file = selectors.file_of(target)
        if file:
            return file
        job = job_want(wanted=target, at=timezone.now())
        if renderer.at_request and (file := _make_if_free(job, source, renderer, deadline)):
            return file
        _hope(job.pk, renderer, deadline)


def _make_if_free(job: FormatJob, source: Source, renderer: Renderer, deadline: float) -> FormatFile | None:
    if not _makers.acquire(timeout=max(deadline - time.monotonic(), 0)):
        raise NotReadyError("Many files are being made just now.")
    try:
        holder = job_claim(pk=job.pk, at=timezone.now())
        return job_do(pk=job.pk, holder=holder, source=source, renderer=renderer) if holder else None
    finally:
        _makers.release()


def _hope(pk: int, renderer: Renderer, deadline: float) -> None:
    """Wait a moment for whoever makes the file; raise NotReadyError where there is no hope."""
    job = FormatJob.objects.filter(pk=pk).first()
    if job and (job.next_try_at is None or job.next_try_at > timezone.now()):
        raise NotReadyError(job.error)
    if not renderer.at_request or time.monotonic() > deadline:
        raise NotReadyError("It is being made.")
    time.sleep(_GLANCE)


def file_rebuild(*, source: Source, renderer: Renderer, at: datetime) -> FormatJob:
    """Have a file made anew by the worker, whether there is one or not; the present one stays until then."""
    return job_want(wanted=wanted(source, renderer), at=at, anew=True)


def draft_render(*, page: Page, renderer: Renderer) -> tuple[bytes, str]:
    """Make a format of a page as it is at hand, saved or not, marked DRAFT on each page; return bytes and file name.

    Raises RenderError.
    """
    document: Document = page.to_document()
    document = replace(document, meta=replace(document.meta, mark=DRAFT))
    file = io.BytesIO()
    making.render_into(file, document, renderer)
    return file.getvalue(), f"{DRAFT}-{renderer.file_name(document, page.slug)}"
