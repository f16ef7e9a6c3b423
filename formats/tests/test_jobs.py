from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from formats import jobs
from formats.models import FormatJob
from formats.wanted import Wanted

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TARGET = Wanted("page:1", "en", "text.txt", "a" * 64, "1")
CHANGED = Wanted("page:1", "en", "text.txt", "b" * 64, "1")


def want(wanted=TARGET, at=AT, **options):
    return jobs.job_want(wanted=wanted, at=at, **options)


def fail(job, at=AT, reason="The font is missing."):
    holder = jobs.job_claim(pk=job.pk, at=at)
    jobs.job_fail(pk=job.pk, holder=holder, reason=reason, at=at)
    job.refresh_from_db()


def give_up(job):
    while not job.has_failed:
        fail(job, at=job.next_try_at)


def test_one_of_many_has_the_job():
    job = want()
    assert jobs.job_claim(pk=job.pk, at=AT)
    assert not jobs.job_claim(pk=job.pk, at=AT)


def test_wanting_it_twice_makes_one_job():
    assert want() == want()
    assert FormatJob.objects.count() == 1


def test_the_lease_of_a_killed_worker_passes():
    job = want()
    jobs.job_claim(pk=job.pk, at=AT)
    assert jobs.jobs_due(at=AT + jobs.LEASE - SECOND) == []
    assert jobs.jobs_due(at=AT + jobs.LEASE) == [job.pk]
    assert jobs.job_claim(pk=job.pk, at=AT + jobs.LEASE)


def test_what_fails_is_tried_again_later_and_later_and_then_given_up_with_the_reason():
    job = want()
    pauses = []
    at = AT
    while not job.has_failed:
        fail(job, at=at)
        if job.next_try_at:
            pauses.append((job.next_try_at - at).total_seconds())
            assert not jobs.job_claim(pk=job.pk, at=job.next_try_at - SECOND)
            at = job.next_try_at
    assert pauses == [30, 60, 120, 240]
    assert job.attempts == jobs.MOST_ATTEMPTS
    assert job.error == "The font is missing."
    assert jobs.jobs_due(at=AT + timedelta(days=365)) == []


def test_a_job_that_was_given_up_begins_afresh_when_the_page_changes():
    job = want()
    give_up(job)
    assert want().has_failed
    assert jobs.job_claim(pk=want(CHANGED).pk, at=AT)


def test_a_job_that_was_given_up_begins_afresh_when_an_editor_wants_it_anew():
    give_up(want())
    job = want(anew=True)
    assert (job.attempts, job.error, job.anew) == (0, "", True)
    assert jobs.job_claim(pk=job.pk, at=AT)


def test_a_page_that_changes_while_its_file_is_made_has_another_made():
    job = want()
    holder = jobs.job_claim(pk=job.pk, at=AT)
    want(CHANGED)
    jobs.job_done(pk=job.pk, holder=holder, made=TARGET, at=AT)
    assert jobs.jobs_due(at=AT) == [job.pk]


def test_a_job_that_is_done_is_gone():
    job = want()
    jobs.job_done(pk=job.pk, holder=jobs.job_claim(pk=job.pk, at=AT), made=TARGET, at=AT)
    assert not FormatJob.objects.exists()


def test_who_lost_the_lease_changes_nothing():
    job = want()
    late = jobs.job_claim(pk=job.pk, at=AT)
    holder = jobs.job_claim(pk=job.pk, at=AT + jobs.LEASE)
    jobs.job_done(pk=job.pk, holder=late, made=TARGET, at=AT)
    jobs.job_fail(pk=job.pk, holder=late, reason="late", at=AT)
    job.refresh_from_db()
    assert (job.holder, job.error) == (holder, "")


def test_a_job_that_kills_whoever_does_it_is_given_up():
    job = want()
    at = AT
    for _ in range(jobs.MOST_ATTEMPTS):
        assert jobs.jobs_give_up_dead(at=at) == 0
        assert jobs.job_claim(pk=job.pk, at=at)
        at += jobs.LEASE
    assert jobs.jobs_give_up_dead(at=at) == 1
    job.refresh_from_db()
    assert job.has_failed
    assert job.error == jobs.DIED


@pytest.mark.parametrize(
    "wrong", [{"holder": "a"}, {"leased_until": AT}, {"next_try_at": None}], ids=["no end", "no holder", "no reason"]
)
def test_the_database_refuses_half_a_state(wrong):
    job = want()
    with pytest.raises(IntegrityError), transaction.atomic():
        FormatJob.objects.filter(pk=job.pk).update(**wrong)
