"""What editors see of mails."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core import heartbeat
from outbox import kinds
from outbox.enums import MailState, Outcome
from outbox.models import DeliveryAttempt, OutgoingMail
from outbox.tests.factories import queue

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def url(view, *args):
    return reverse(OutgoingMail.snippet_viewset.get_url_name(view), args=args)


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture(autouse=True)
def _alive():
    heartbeat.beat(name=heartbeat.CLOCK, at=timezone.now())
    heartbeat.beat(name=heartbeat.WORKER, at=timezone.now())


@pytest.fixture
def refused():
    mail = queue(to=["gone@example.org"], text="The whole story.", subject="A subject")
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=MailState.REFUSED, next_try_at=None, last_error="gone@example.org: 550 no such person"
    )
    DeliveryAttempt.objects.create(mail=mail, at=NOW, outcome=Outcome.REFUSED, answer="gone@example.org: 550 nobody")
    return mail


PRIVATE = ["The whole story.", "A subject", "gone@example.org", "550"]


class TestScreens:
    def test_the_list_is_filtered_by_state_and_kind(self, log_in, refused):
        client = log_in("Editors")
        other = queue(kind="other")
        assert url("inspect", other.pk) in text(client, url("list"))
        for query in ("?state=refused", "?kind=test"):
            page = text(client, url("list") + query)
            assert url("inspect", refused.pk) in page
            assert url("inspect", other.pk) not in page
        assert not any(word in text(client, url("list")) for word in PRIVATE)

    def test_kinds_have_names(self, log_in, refused, monkeypatch):
        monkeypatch.setattr(kinds, "_labels", {"test": "Thanks for a message"})
        client = log_in("Editors")
        for address in (url("list"), url("inspect", refused.pk)):
            assert "Thanks for a message" in text(client, address)

    def test_an_editor_sees_how_it_stands_and_reads_nothing(self, log_in, refused):
        page = text(log_in("Editors"), url("inspect", refused.pk))
        assert "Refused" in page
        assert "not read it" in page
        assert [word for word in PRIVATE if word in page] == []
        assert not ModelLogEntry.objects.filter(action="outbox.read").exists()

    def test_a_moderator_reads_it_and_that_is_logged(self, log_in, refused):
        page = text(log_in("Moderators"), url("inspect", refused.pk))
        assert [word for word in PRIVATE if word not in page] == []
        assert ModelLogEntry.objects.filter(action="outbox.read", object_id=refused.pk).count() == 1

    def test_what_a_person_typed_is_shown_and_not_run(self, log_in):
        mail = queue(text="<script>alert(1)</script>")
        page = text(log_in("Moderators"), url("inspect", mail.pk))
        assert "&lt;script&gt;alert(1)" in page

    @pytest.mark.parametrize("view", ["add", "edit", "delete"])
    def test_nobody_writes_here(self, admin_client, refused, view):
        response = admin_client.get(url(view, *([] if view == "add" else [refused.pk])))
        assert response.status_code == 302
        assert response["Location"] == reverse("wagtailadmin_home")

    def test_who_has_no_business_here_sees_nothing(self, log_in, refused):
        client = log_in()
        assert client.get(url("list")).status_code == 302
        assert client.get(url("inspect", refused.pk)).status_code == 302


class TestSettling:
    def test_again(self, log_in, refused):
        page = log_in("Editors").post(reverse("outbox_try_again", args=[refused.pk]), follow=True).content.decode()
        refused.refresh_from_db()
        assert refused.state == MailState.WAITING
        assert "being sent again" in page

    def test_aside_and_then_it_is_over(self, log_in, refused):
        client = log_in("Editors")
        assert "Set aside" in text(client, url("inspect", refused.pk))
        client.post(reverse("outbox_set_aside", args=[refused.pk]))
        refused.refresh_from_db()
        assert refused.state == MailState.ASIDE
        page = client.post(reverse("outbox_try_again", args=[refused.pk]), follow=True).content.decode()
        assert "Nothing was done" in page
        assert "</form>" not in page.split("<dl>")[0].split("Nothing was done")[-1] or "Try again" not in page

    @pytest.mark.parametrize("name", ["outbox_try_again", "outbox_set_aside"])
    def test_only_by_a_button_of_who_may(self, log_in, refused, name):
        client = log_in("Editors")
        assert client.get(reverse(name, args=[refused.pk])).status_code == 405
        log_in()
        client.post(reverse(name, args=[refused.pk]))
        refused.refresh_from_db()
        assert refused.state == MailState.REFUSED


class TestDashboard:
    HEADING = "Mails that need you"

    def page(self, client):
        return text(client, reverse("wagtailadmin_home"))

    def test_all_is_well(self, log_in):
        queue(at=timezone.now())
        assert self.HEADING not in self.page(log_in("Editors"))

    def test_what_did_not_arrive(self, log_in, refused):
        stuck, _late = queue(), queue(at=timezone.now() - timedelta(minutes=16))
        OutgoingMail.objects.filter(pk=stuck.pk).update(state=MailState.STUCK, next_try_at=None, last_error="451")
        page = self.page(log_in("Editors"))
        for words in ("1 mail was refused", "1 mail is stuck", "1 mail has waited for more than 15 minutes"):
            assert words in page
        assert f"{url('list')}?state=refused" in page
        assert not any(word in page for word in PRIVATE)

    def test_a_dead_clock_or_worker(self, log_in):
        client = log_in("Editors")
        long_ago = timezone.now() - timedelta(minutes=6)
        heartbeat.beat(name=heartbeat.WORKER, at=long_ago)
        assert "The worker stands still." in self.page(client)
        heartbeat.beat(name=heartbeat.CLOCK, at=long_ago)
        page = self.page(client)
        assert "The clock stands still." in page
        assert "The worker stands still." not in page

    def test_it_is_not_for_everybody(self, log_in, refused, django_user_model):
        from django.contrib.auth.models import Permission

        client = log_in()
        user = django_user_model.objects.get(username="somebody in None")
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        assert self.HEADING not in self.page(client)
