"""After a change: every tree anew, and a job for each file that is not there."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from core import generation, sources
from core.sources import Source
from formats import selectors
from formats.cleaning import Place, files_clean
from formats.jobs import job_want
from formats.models import FormatFile, FormatJob, FormatRefresh
from formats.renderers import Renderer
from formats.wanted import Wanted, recipe_of, renderers_for, renderers_here, wanted
from formats.work import work_for

logger = logging.getLogger(__name__)

QUEUE = "formats"
KEPT_DAYS = 7  # how long the queue remembers what was done
SLICE = 15.0  # seconds of work after which the worker looks whether it should stop


def files_refresh(*, at: datetime) -> int:
    """Note a job for every file that is not there as it should be, and clean; return how many jobs were noted.

    Nothing is done where nothing shown, no renderer and no engine has changed since the last time.
    """
    generation.begin_request()  # one state of the site for all trees
    try:
        state = site_state()
        if _last_state() == state:
            return 0
        found = [
            (source, each)
            for code, _ in settings.LANGUAGES
            for source in sources.sources(code)
            for each in renderers_for(code)
        ]
        count = _want_missing(found, at)
        files_clean(places=_places({source for source, _each in found}), at=at)
        _forget_old_tasks()
        FormatRefresh.objects.update_or_create(pk=1, defaults={"state": state, "refreshed_at": at})
        return count
    finally:
        generation.end_request()


def _places(found: set[Source]) -> set[Place]:
    """Every file that may be there: also what is only made for an editor to listen to."""
    return {(source.key, source.language, each.name) for source in found for each in renderers_here(source.language)}


def _forget_old_tasks() -> None:
    """Delete what the queue remembers of tasks done long ago; every change leaves one."""
    options = ["--backend", "background", "--queue-name", QUEUE, "--min-age-days", str(KEPT_DAYS)]
    call_command("prune_db_task_results", *options, verbosity=0)


def site_state() -> str:
    """A short name of all that decides what the files are: what is shown, the day, the address, the recipes."""
    codes = [code for code, _ in settings.LANGUAGES]
    recipes = [f"{code}:{each.name}:{recipe_of(each)}" for code in codes for each in renderers_for(code)]
    return hashlib.sha256("|".join([sources.as_of(), settings.SITE_URL, *recipes]).encode()).hexdigest()


def _last_state() -> str:
    return FormatRefresh.objects.values_list("state", flat=True).first() or ""


def _want_missing(found: list[tuple[Source, Renderer]], at: datetime) -> int:
    there = set(FormatFile.objects.values_list("source", "language", "format", "fingerprint", "recipe"))
    count = 0
    for source, renderer in found:
        try:
            target = wanted(source, renderer)
        except Exception as error:
            logger.exception("No tree of %s", source.key)
            _note_failure((source.key, source.language, renderer.name), recipe_of(renderer), error, at)
            continue
        if (*target.place, target.fingerprint, target.recipe) not in there:
            job_want(wanted=target, at=at)
            count += 1
    return count


def _note_failure(place: Place, recipe: str, error: Exception, at: datetime) -> None:
    """Say to editors why a page has no formats; it is tried again when something changes."""
    job = job_want(wanted=Wanted(*place, fingerprint="", recipe=recipe), at=at)
    reason = f"{type(error).__name__}: {error}"
    FormatJob.objects.filter(pk=job.pk).update(next_try_at=None, error=reason)


@task(backend="background", queue_name=QUEUE)
def make_files() -> None:
    """Bring the files up to date; after a while of work, leave the rest to another task, so that a worker can stop."""
    files_refresh(at=timezone.now())
    if work_for(seconds=SLICE):
        work_wake()


def work_wake() -> None:
    """Have a worker bring the files up to date, unless one is to do so already."""
    if not DBTaskResult.objects.ready().filter(queue_name=QUEUE).exists():
        make_files.enqueue()


def refresh_when_due(*, at: datetime) -> None:
    """The clock's job: wake the worker where something changed, or a file is due that nobody makes."""
    if selectors.work_is_due(at=at) or _last_state() != site_state():
        work_wake()


def on_change(**kwargs: Any) -> None:
    """Wake the worker when the change that renewed the generation is certain; once for all changes of a transaction."""
    if not any(hook[1] is work_wake for hook in connection.run_on_commit):
        transaction.on_commit(work_wake, robust=True)
