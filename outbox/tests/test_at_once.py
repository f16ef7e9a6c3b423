"""Leases, waking, and many at once: writers, and workers that deliver, each on a connection of its own."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from outbox import delivery
from outbox.delivery import LEASE, deliver_when_due, mail_claim, mails_deliver
from outbox.enums import MailState, Outcome
from outbox.models import OutgoingMail
from outbox.tests import smtp
from outbox.tests.factories import AT, queue

WRITERS, EACH, WORKERS = 16, 10, 4
MINUTE = timedelta(minutes=1)


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """No transaction around the test: other threads see its rows. They are deleted at its end."""
    with django_db_blocker.unblock():
        # pytest-django makes a test database only where some chosen test has its mark.
        assert "test" in str(connections["default"].settings_dict["NAME"]), "choose the whole module"
        yield
        OutgoingMail.objects.all().delete()
        connections.close_all()


def outcomes(mail):
    return [each.outcome for each in mail.tries.all()]


def all_at_once(work, number):
    """Do `work(index)` in so many threads that begin together; return the errors."""
    errors, gate = [], threading.Barrier(number)

    def one(index):
        gate.wait()
        try:
            work(index)
        except Exception as error:
            errors.append(repr(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(index,)) for index in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


@pytest.mark.usefixtures("committed")
class TestAtOnce:
    def test_sixteen_writers_make_no_error(self):
        def write(index):
            for number in range(EACH):
                queue(key=f"writer:{index}:{number}")

        assert all_at_once(write, WRITERS) == []
        assert OutgoingMail.objects.count() == WRITERS * EACH

    def test_sixteen_who_mean_the_same_mail_get_one(self):
        found = []
        assert all_at_once(lambda index: found.append(queue(key="the same").pk), WRITERS) == []
        assert len(set(found)) == 1
        assert OutgoingMail.objects.count() == 1

    def test_four_workers_send_each_mail_once(self, settings):
        for _ in range(40):
            queue()
        with smtp.SmtpServer() as server:
            settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
            settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
            assert all_at_once(lambda index: mails_deliver(now=lambda: AT), WORKERS) == []
        assert sorted(server.count().values()) == [1] * 40
        assert set(OutgoingMail.objects.values_list("state", flat=True)) == {"sent"}


@pytest.mark.django_db
class TestLease:
    def test_one_of_two_workers_has_it(self):
        mail = queue()
        assert mail_claim(pk=mail.pk, at=AT)
        assert not mail_claim(pk=mail.pk, at=AT)

    def test_who_dies_loses_it_after_a_minute(self, server):
        mail = queue()
        mail_claim(pk=mail.pk, at=AT)
        mails_deliver(now=lambda: AT + LEASE - timedelta(seconds=1))
        assert not server.received
        mails_deliver(now=lambda: AT + LEASE)
        assert (OutgoingMail.objects.get(pk=mail.pk).state, [each.outcome for each in mail.tries.all()]) == (
            "sent",
            ["interrupted", "sent"],
        )

    def test_a_mail_that_kills_its_workers_gets_stuck(self, server):
        mail = queue()
        at = AT
        while OutgoingMail.objects.get(pk=mail.pk).state == MailState.WAITING:
            delivery.mails_free_dead(at=at)
            mail_claim(pk=mail.pk, at=at)
            at += LEASE
        assert OutgoingMail.objects.get(pk=mail.pk).state == MailState.STUCK
        assert at - AT < timedelta(days=1, hours=1)


@pytest.mark.django_db
class TestWaking:
    def waiting_tasks(self):
        return DBTaskResult.objects.ready().filter(task_path=delivery.deliver.module_path).count()

    def test_the_clock_wakes_for_what_is_due(self):
        deliver_when_due(at=AT)
        assert self.waiting_tasks() == 0
        queue()
        deliver_when_due(at=AT - MINUTE)
        assert self.waiting_tasks() == 0
        deliver_when_due(at=AT)
        deliver_when_due(at=AT)
        assert self.waiting_tasks() == 1

    def test_the_clock_wakes_for_a_dead_worker(self):
        mail = queue()
        mail_claim(pk=mail.pk, at=AT)
        deliver_when_due(at=AT)
        assert self.waiting_tasks() == 0
        deliver_when_due(at=AT + LEASE)
        assert self.waiting_tasks() == 1

    def test_the_task_of_the_worker_delivers(self, server, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            mail = queue(at=timezone.now())
        assert self.waiting_tasks() == 1
        delivery.deliver.call()
        assert (OutgoingMail.objects.get(pk=mail.pk).state, [each.outcome for each in mail.tries.all()]) == (
            "sent",
            [Outcome.SENT],
        )
