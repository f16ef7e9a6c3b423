from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from outbox.delivery import deliver
from outbox.enums import MailState
from outbox.guards import LONGEST_BODY
from outbox.models import OutgoingMail
from outbox.services import MailIsSettledError, mail_set_aside, mail_try_again
from outbox.tests.factories import AT, queue

pytestmark = pytest.mark.django_db


def tasks():
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects.ready().filter(task_path=deliver.module_path).count()


class TestQueue:
    def test_it_is_written_and_waits(self):
        mail = queue(to=["a@example.org", "b@example.org"], reply_to="c@example.org")
        mail.refresh_from_db()
        assert (mail.state, mail.next_try_at, mail.pending) == (
            MailState.WAITING,
            AT,
            ["a@example.org", "b@example.org"],
        )

    def test_the_same_key_is_the_same_mail(self):
        first = queue(key="enquiry:1", subject="First")
        again = queue(key="enquiry:1", subject="Again")
        assert (again.pk, again.subject) == (first.pk, "First")
        assert OutgoingMail.objects.count() == 1

    def test_the_worker_is_woken_once_and_only_when_it_is_certain(self, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            queue()
            queue()
            assert tasks() == 0
        assert tasks() == 1

    def test_it_goes_with_the_change_that_is_rolled_back(self):
        with transaction.atomic():
            queue(key="gone")
            transaction.set_rollback(True)
        assert not OutgoingMail.objects.filter(key="gone").exists()

    @pytest.mark.parametrize("field", ["subject", "reply_to", "key", "kind", "language"])
    @pytest.mark.parametrize("evil", ["\r\nBcc: all@example.org", "\n", "\r", "\u2028x", "\x85x", "\x00", "\x0b"])
    def test_nothing_gets_into_the_headers(self, field, evil):
        with pytest.raises(ValueError, match="header"):
            queue(**{field: f"a@example.org{evil}"})
        with pytest.raises(ValueError, match="header"):
            queue(to=["a@example.org", f"b@example.org{evil}"])
        assert not OutgoingMail.objects.exists()

    @pytest.mark.parametrize("field", ["text", "html", "subject"])
    @pytest.mark.parametrize("evil", ["\ud800", "\x00"])
    def test_what_no_database_takes_is_refused_before(self, field, evil):
        with pytest.raises(ValueError, match=r"NUL|header"):
            queue(**{field: f"x{evil}"})

    @pytest.mark.parametrize(
        "changes", [{"text": "x" * (LONGEST_BODY + 1)}, {"subject": "x" * 251}, {"subject": " "}, {"key": ""}]
    )
    def test_the_size_has_a_bound(self, changes):
        with pytest.raises(ValueError, match="mail"):
            queue(**changes)

    @pytest.mark.parametrize(
        "to", [[], [""], ["anna"], ["a@b@example.org"], ["a" * 300 + "@example.org"], ["José@ex ample"]]
    )
    def test_who_cannot_get_mail_makes_a_refused_one(self, to):
        mail = queue(to=to)
        assert mail.state == MailState.REFUSED
        assert mail.last_error

    def test_one_wrong_address_does_not_keep_it_from_the_other(self):
        mail = queue(to=["wrong", "right@example.org"])
        assert (mail.state, mail.pending) == (MailState.WAITING, ["right@example.org"])
        assert "wrong" in mail.last_error

    def test_a_reply_address_that_is_none_is_left_out(self):
        assert queue(reply_to="not an address").reply_to == ""


class TestSettle:
    @pytest.fixture
    def stuck(self):
        mail = queue()
        changes = {"state": MailState.STUCK, "next_try_at": None, "last_error": "451 later", "attempts": 12}
        OutgoingMail.objects.filter(pk=mail.pk).update(first_tried_at=AT, **changes)
        return mail

    def test_again_begins_afresh_and_is_logged(self, stuck, admin_user):
        mail_try_again(mail=stuck, by=admin_user, at=AT)
        assert (stuck.state, stuck.attempts, stuck.first_tried_at, stuck.next_try_at) == ("waiting", 0, None, AT)
        assert logged(stuck) == [("outbox.try_again", admin_user.pk)]

    def test_set_aside_is_logged(self, stuck, admin_user):
        mail_set_aside(mail=stuck, by=admin_user, at=AT)
        assert (stuck.state, stuck.set_aside_at) == ("aside", AT)
        assert logged(stuck) == [("outbox.set_aside", admin_user.pk)]

    def test_what_was_settled_meanwhile_stays_so(self, stuck, admin_user):
        mail_set_aside(mail=stuck, by=admin_user, at=AT)
        for settle in (mail_try_again, mail_set_aside):
            with pytest.raises(MailIsSettledError):
                settle(mail=stuck, by=admin_user, at=AT)


def logged(mail):
    from wagtail.models import ModelLogEntry

    return list(
        ModelLogEntry.objects.filter(object_id=mail.pk, action__startswith="outbox").values_list("action", "user")
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"key": ""},
        {"state": "lost"},
        {"next_try_at": None},
        {"state": MailState.SENT, "next_try_at": None},
        {"sent_at": AT},
        {"state": MailState.ASIDE, "next_try_at": None},
        {"state": MailState.STUCK, "next_try_at": None},
        {"holder": "somebody"},
        {"leased_until": AT},
        {"erased_at": F("created_at")},
    ],
)
def test_the_database_holds_the_rules(changes):
    mail = queue()
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.filter(pk=mail.pk).update(**changes)
