"""Jobs: of many who could make a file, one does, under a lease; what fails is tried again later and later."""

from __future__ import annotations

import uuid
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from core.leases import rows_kept
from core.rows import rows_delete
from formats.models import FormatJob
from formats.wanted import Wanted

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 5
FIRST_PAUSE = timedelta(seconds=30)  # doubled at each try
DIED = gettext_noop("The program that makes it stopped in the midst of it, several times.")

_FREE = {"holder": "", "leased_until": None}


def job_want(*, wanted: Wanted, at: datetime, anew: bool = False) -> FormatJob:
    """Note that a file is wanted; return its job, brought up to date.

    A job for an earlier state of the page begins afresh. One that was given up stays so unless it is wanted `anew`.
    """
    source, language, format_name = wanted.place
    job = FormatJob.objects.filter(source=source, language=language, format=format_name).first()
    if job is None:
        try:
            with transaction.atomic():
                return FormatJob.objects.create(**asdict(wanted), anew=anew, asked_at=at, next_try_at=at)
        except IntegrityError:  # somebody else noted it just now
            job = FormatJob.objects.get(source=source, language=language, format=format_name)
    if anew or (job.fingerprint, job.recipe) != (wanted.fingerprint, wanted.recipe):
        job.fingerprint, job.recipe, job.anew = wanted.fingerprint, wanted.recipe, anew or job.anew
        job.attempts, job.next_try_at, job.error, job.asked_at = 0, at, "", at
        job.save(update_fields=["fingerprint", "recipe", "anew", "attempts", "next_try_at", "error", "asked_at"])
    return job


def jobs_due(*, at: datetime) -> list[int]:
    """The keys of the jobs that may be taken at `at` (aware), the longest due first."""
    free = Q(leased_until=None) | Q(leased_until__lte=at)
    return list(FormatJob.objects.filter(free, next_try_at__lte=at).values_list("pk", flat=True))


def job_claim(*, pk: int, at: datetime) -> str:
    """Take the lease of a job from `at` on; return the name under which it is held, or "" if it cannot be had."""
    holder = str(uuid.uuid4())
    free = FormatJob.objects.filter(Q(leased_until=None) | Q(leased_until__lte=at), pk=pk, next_try_at__lte=at)
    taken = free.update(holder=holder, leased_until=at + LEASE, attempts=F("attempts") + 1)
    return holder if taken else ""


def jobs_give_up_dead(*, at: datetime) -> int:
    """Give up the jobs whose makers died too often; return how many."""
    dead = FormatJob.objects.filter(leased_until__lte=at, attempts__gte=MOST_ATTEMPTS, next_try_at__isnull=False)
    return dead.update(next_try_at=None, error=DIED, **_FREE)


def job_done(*, pk: int, holder: str, made: Wanted, at: datetime) -> None:
    """Delete a job whose file is made. If the page changed meanwhile, the job stays, to be done at once."""
    mine = FormatJob.objects.filter(pk=pk, holder=holder)
    if not rows_delete(mine.filter(fingerprint=made.fingerprint, recipe=made.recipe)):
        mine.update(attempts=0, next_try_at=at, error="", **_FREE)


def job_fail(*, pk: int, holder: str, reason: str, at: datetime) -> None:
    """Note why a try failed, and when the next is: after half a minute, then twice as long each time; or never."""
    job = FormatJob.objects.filter(pk=pk, holder=holder).first()
    if job is None:
        return
    is_last = job.attempts >= MOST_ATTEMPTS
    job.next_try_at = None if is_last else at + FIRST_PAUSE * 2 ** (job.attempts - 1)
    job.error, job.holder, job.leased_until = reason, "", None
    job.save(update_fields=["next_try_at", "error", "holder", "leased_until"])


def kept(*, pk: int, holder: str) -> AbstractContextManager[None]:
    """Renew the lease of a job as long as the work on it goes on."""
    return rows_kept(rows=FormatJob.objects.filter(pk=pk, holder=holder), lasts=LEASE)
