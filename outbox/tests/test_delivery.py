"""Delivery over a real socket to a mail server that behaves well or badly."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from outbox import delivery
from outbox.delivery import mails_deliver
from outbox.enums import MailState
from outbox.models import DeliveryAttempt, OutgoingMail
from outbox.schedule import GIVE_UP_AFTER
from outbox.services import mail_try_again
from outbox.tests import smtp
from outbox.tests.factories import AT, queue

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def work(at=AT, **options):
    return mails_deliver(now=lambda: at, **options)


def fresh(mail):
    return OutgoingMail.objects.get(pk=mail.pk)


def outcomes(mail):
    return list(mail.tries.values_list("outcome", flat=True))


class TestArrival:
    def test_all_of_it_arrives(self, server):
        mail = queue(
            to=["anna@example.org", "bert@bücher.example"],
            reply_to="carla@example.org",
            subject="وصلت رسالتك – Fhuair sinn ur teachdaireachd",
            text="Tapadh leibh. شكرا\n.\nA line of one dot stays.\n" + "long " * 400 + "\n",
            html="<p dir=rtl>شكرا</p>",
            language="ar",
        )
        work()
        [received] = server.received
        assert received.sender == "portal@example.org"
        assert received.recipients == ["anna@example.org", "bert@xn--bcher-kva.example"]
        message = received.message
        assert message["Subject"].strip() == "وصلت رسالتك – Fhuair sinn ur teachdaireachd"
        assert message["To"].addresses[0].addr_spec == "anna@example.org"
        assert (message["Reply-To"], message["From"]) == ("carla@example.org", "Portal <portal@example.org>")
        assert (message["Message-ID"], message["Content-Language"]) == (mail.message_id, "ar")
        assert (message["Auto-Submitted"], message["Date"].datetime) == ("auto-generated", AT)
        text, html = (message.get_body([kind]).get_content() for kind in ("plain", "html"))
        assert text.replace("\r\n", "\n") == mail.text
        assert html.strip() == mail.html
        assert (fresh(mail).state, fresh(mail).sent_at, outcomes(mail)) == (MailState.SENT, AT, ["sent"])

    def test_a_batch_goes_over_one_connection(self, server):
        for _ in range(5):
            queue()
        assert work() is False
        assert (len(server.received), server.connections) == (5, 1)

    def test_what_is_sent_is_not_sent_again(self, server):
        queue()
        work()
        work(AT + timedelta(days=1))
        assert len(server.received) == 1

    def test_not_before_it_is_due(self, server):
        queue(at=AT + MINUTE)
        work()
        assert not server.received

    def test_after_a_while_the_rest_is_left(self, server):
        queue()
        assert work(seconds=-1) is True
        assert not server.received

    def test_a_server_that_ends_an_idle_connection_gets_a_new_one(self, server, monkeypatch):
        queue()
        queue()
        say = smtp._Conversation._noop
        monkeypatch.setattr(
            smtp._Conversation, "_noop", lambda self, line: False if line == "noop" else say(self, line)
        )
        work()
        assert (len(server.received), server.connections) == (2, 2)


class TestServerIsAway:
    @pytest.mark.parametrize("how", ["refuses", "hangs", "refuses the password"])
    def test_the_mail_stays_due_and_no_other_is_touched(self, server, settings, how):
        first, second = queue(), queue()
        if how == "refuses":
            server.stop()
        elif how == "hangs":
            server.mode = smtp.HANG
        else:
            settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "somebody", "wrong"
        assert work() is False
        assert (fresh(first).state, fresh(first).attempts, fresh(first).next_try_at) == (MailState.WAITING, 0, AT)
        assert fresh(first).last_error
        assert (outcomes(first), outcomes(second)) == (["no_server"], [])

    def test_a_weekend_without_a_server_gives_nothing_up_and_fills_no_log(self, server):
        mails = [queue() for _ in range(3)]
        server.stop()
        for hour in range(60):
            work(AT + timedelta(hours=hour))
        assert [fresh(mail).state for mail in mails] == ["waiting"] * 3
        assert DeliveryAttempt.objects.count() == 1
        server.start()
        work(AT + timedelta(hours=61))
        assert [fresh(mail).state for mail in mails] == ["sent"] * 3

    def test_without_a_server_in_the_settings_mails_wait(self, settings):
        settings.EMAIL_BACKEND = "outbox.backends.NoServerBackend"
        mail = queue()
        work()
        assert (fresh(mail).state, outcomes(mail)) == ("waiting", ["no_server"])
        assert "EMAIL_URL" in fresh(mail).last_error


BROKEN = [smtp.LATER_MAIL, smtp.LATER_RCPT, smtp.LATER_DATA, smtp.BAD_SENDER, smtp.DIE, smtp.CLOSING]


class TestServerFails:
    @pytest.mark.parametrize("mode", BROKEN)
    def test_after_an_outage_of_minutes_it_arrives_within_two(self, server, mode):
        mail = queue()
        server.mode = mode
        for minute in range(4):
            work(AT + minute * MINUTE)
            assert fresh(mail).state == MailState.WAITING
        server.mode = smtp.GOOD
        work(AT + 4 * MINUTE)
        assert (fresh(mail).state, len(server.received)) == ("sent", 1)

    @pytest.mark.parametrize("mode", [smtp.LATER_MAIL, smtp.LATER_DATA, smtp.BAD_SENDER, smtp.DIE, smtp.CLOSING])
    def test_after_an_outage_of_hours_too(self, server, mode):
        mails = [queue(at=AT + number * MINUTE) for number in range(5)]
        server.mode = mode
        seconds = range(0, 6 * 3600, 20)
        for second in seconds:
            work(AT + timedelta(seconds=second))
        recovery = AT + timedelta(seconds=seconds[-1])
        server.mode = smtp.GOOD
        for second in range(0, 120, 20):
            while work(recovery + timedelta(seconds=second)):
                pass
        assert [fresh(mail).state for mail in mails] == ["sent"] * 5
        assert set(server.count().values()) == {1}

    @pytest.mark.parametrize("mode", [smtp.LATER_MAIL, smtp.LATER_RCPT, smtp.DIE])
    def test_after_a_day_it_is_stuck_and_says_why(self, server, mode):
        mail = queue()
        server.mode = mode
        for minute in range(0, 26 * 60, 10):
            work(AT + minute * MINUTE)
        mail = fresh(mail)
        assert (mail.state, mail.next_try_at) == (MailState.STUCK, None)
        assert mail.last_error
        last = mail.tries.last()
        assert timedelta(hours=18) < last.at - AT <= GIVE_UP_AFTER

    def test_the_pauses_grow_to_hours(self, server):
        mail = queue()
        server.mode = smtp.LATER_RCPT
        for minute in range(26 * 60):
            work(AT + minute * MINUTE)
        moments = [each.at for each in mail.tries.all()]
        pauses = [int((later - earlier) / MINUTE) for earlier, later in pairwise(moments)]
        assert pauses == [1, 1, 1, 1, 5, 15, 60, 180, 360, 360, 360]

    def test_a_mail_that_kills_every_connection_does_not_stop_the_others(self, server, monkeypatch):
        poison, good = queue(subject="poison"), [queue(), queue()]
        send = delivery.Line._send

        def fatal(self, mail, recipients):
            server.mode = smtp.DIE if mail.subject == "poison" else smtp.GOOD
            return send(self, mail, recipients)

        monkeypatch.setattr(delivery.Line, "_send", fatal)
        work()
        assert [fresh(mail).state for mail in [poison, *good]] == ["waiting", "sent", "sent"]

    def test_connections_lost_one_after_the_other_end_the_round(self, server):
        mails = [queue() for _ in range(5)]
        server.mode = smtp.DIE
        work()
        assert [fresh(mail).attempts for mail in mails] == [1, 1, 0, 0, 0]

    def test_a_server_that_dies_after_taking_it_gets_it_twice_under_one_name(self, server):
        mail = queue()
        server.mode = smtp.SILENT_DEATH
        work()
        server.mode = smtp.GOOD
        work(AT + MINUTE)
        assert dict(server.count()) == {mail.message_id: 2}
        assert outcomes(mail) == ["lost", "sent"]


class TestRefused:
    def test_for_good(self, server):
        mail = queue()
        server.mode = smtp.NEVER
        work()
        assert (fresh(mail).state, outcomes(mail)) == (MailState.REFUSED, ["refused"])
        assert "554 not wanted" in fresh(mail).last_error

    def test_of_two_addresses_one_is_bad(self, server):
        server.bad_recipients = {"gone@example.org": "550 no such person"}
        mail = queue(to=["gone@example.org", "anna@example.org"])
        work()
        assert server.received[0].recipients == ["anna@example.org"]
        mail = fresh(mail)
        assert (mail.state, mail.accepted, mail.rejected) == ("refused", ["anna@example.org"], ["gone@example.org"])
        assert mail.last_error == "gone@example.org: 550 no such person"

    def test_again_it_goes_only_to_whom_it_has_not_reached(self, server, admin_user):
        server.bad_recipients = {"gone@example.org": "550 no such person"}
        mail = queue(to=["gone@example.org", "anna@example.org"])
        work()
        server.bad_recipients = {}
        mail_try_again(mail=fresh(mail), by=admin_user, at=AT + MINUTE)
        work(AT + MINUTE)
        assert [each.recipients for each in server.received] == [["anna@example.org"], ["gone@example.org"]]
        assert fresh(mail).state == "sent"

    def test_of_two_addresses_one_has_to_wait(self, server):
        server.bad_recipients = {"full@example.org": "452 mailbox full"}
        mail = queue(to=["full@example.org", "anna@example.org"])
        work()
        assert (fresh(mail).state, fresh(mail).accepted) == ("waiting", ["anna@example.org"])
        server.bad_recipients = {}
        work(AT + MINUTE)
        assert [each.recipients for each in server.received] == [["anna@example.org"], ["full@example.org"]]

    def test_an_address_that_is_none_never_reaches_the_server(self, server, admin_user):
        mail = queue(to=["none"])
        mail_try_again(mail=mail, by=admin_user, at=AT)
        work()
        assert fresh(mail).state == "refused"
        assert server.connections == 0

    def test_a_mail_that_cannot_be_made_is_refused_and_the_others_go(self, server, monkeypatch):
        broken, good = queue(), queue()
        OutgoingMail.objects.filter(pk=broken.pk).update(subject="x\ny")
        work()
        assert [fresh(broken).state, fresh(good).state] == ["refused", "sent"]
