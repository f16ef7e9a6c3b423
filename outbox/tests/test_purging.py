from __future__ import annotations

from datetime import timedelta

import pytest

from outbox.delivery import mails_deliver
from outbox.enums import MailState
from outbox.models import DeliveryAttempt, OutboxSettings, OutgoingMail
from outbox.purging import texts_erase
from outbox.services import mail_set_aside
from outbox.tests.factories import AT, queue

pytestmark = pytest.mark.django_db

PERSONAL = ["to", "accepted", "rejected", "reply_to", "subject", "text", "html", "last_error"]


@pytest.fixture
def days():
    settings = OutboxSettings.load()
    settings.kept_days = 14
    settings.save()


def erase(after, *, dry_run=False):
    return texts_erase(at=AT + timedelta(days=after), dry_run=dry_run)


def test_what_was_sent_is_erased_when_its_time_is_over(days):
    mail = queue(reply_to="b@example.org")
    mails_deliver(now=lambda: AT)
    assert erase(14) == 0
    assert erase(15, dry_run=True) == 1
    assert OutgoingMail.objects.get().text
    assert erase(15) == 1
    mail.refresh_from_db()
    assert [getattr(mail, name) for name in PERSONAL] == [[], [], [], "", "", "", "", ""]
    assert (mail.state, mail.sent_at) == (MailState.SENT, AT)
    assert not DeliveryAttempt.objects.exists()
    assert erase(16) == 0


def test_what_was_set_aside_too(days, admin_user):
    mail = queue(to=["none"])
    mail_set_aside(mail=mail, by=admin_user, at=AT)
    assert erase(15) == 1
    assert OutgoingMail.objects.get().to == []


def test_what_has_not_arrived_stays(days):
    queue()
    queue(to=["none"])
    assert erase(900) == 0


def test_the_same_key_does_not_send_it_again_afterwards(days):
    mail = queue(key="enquiry:1")
    mails_deliver(now=lambda: AT)
    erase(15)
    assert queue(key="enquiry:1").pk == mail.pk
    assert OutgoingMail.objects.count() == 1
