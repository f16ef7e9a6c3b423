"""What officers see and do: the list, one enquiry, who may what, and that every look and change is logged."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from contact.enquiries.mails import mail_keys
from contact.models import EnquiryRecipient, Service
from contact.tests.staff import AT, LIST, SECRET, one, screen, text_of
from core.models import AccessEntry
from outbox.enums import MailState
from outbox.models import OutgoingMail

pytestmark = pytest.mark.django_db


EVERYBODY = ["anonymous", "Translators: Polski", "Editors", "Moderators", "Enquiry officers", "administrator"]


def test_the_matrix_of_who_may_what(client, log_in, django_user_model):
    """Rows: people. Columns: list, one, change, export, export with personal data, log, numbers."""
    made = one(1)
    addresses = {
        "list": ("get", LIST),
        "one": ("get", screen(made)),
        "change": ("post", screen(made, "note")),
        "export": ("get", f"{LIST}export/facts/"),
        "export persons": ("get", f"{LIST}export/persons/"),
        "log": ("get", "/admin/access-log/"),
        "numbers": ("get", f"{LIST}numbers/"),
    }
    allowed = {}
    for person in EVERYBODY:
        client.logout()
        log_in(person)
        made.refresh_from_db()
        allowed[person] = set()
        for name, (method, address) in addresses.items():
            response = getattr(client, method)(address, {"version": made.version, "staff_note": person})
            may_not = response.status_code == 403 or response.get("Location", "").startswith("/admin/login")
            may_not = may_not or response.get("Location") == "/admin/"
            if not may_not:
                assert response.status_code in (200, 302), (person, name)
                allowed[person].add(name)
    nothing = set()
    assert allowed == {
        "anonymous": nothing,
        "Translators: Polski": nothing,
        "Editors": nothing,
        "Moderators": nothing,
        "Enquiry officers": {"list", "one", "change", "export", "numbers"},
        "administrator": set(addresses),
    }
    made.refresh_from_db()
    assert made.staff_note == "administrator"
    assert made.version == 2


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_others_see_no_menu_no_panel_and_no_mail(log_in, group):
    made = one(1, message=SECRET)
    mail = OutgoingMail.objects.create(
        key=f"{mail_keys(made.token)}notification", kind="contact.notification", to=["a@example.org"], text=SECRET,
        subject="Example", language="en", created_at=AT, message_id="<1@example.org>", next_try_at=AT,
    )  # fmt: skip
    client = log_in(group)
    home = text_of(client.get("/admin/"))
    assert LIST not in home
    assert made.reference not in home
    address = reverse(OutgoingMail.snippet_viewset.get_url_name("inspect"), args=[mail.pk])
    assert SECRET not in text_of(client.get(address))
    other = reverse("access_log")
    assert other not in home


class TestOne:
    def test_everything_is_shown_escaped_in_its_language_and_the_look_is_logged(self, officer):
        made = one(1, language="ur", message="<b>پیغام</b>\n{{7*7}}", name="<script>x</script>", phone="0131 496 0000")
        response = officer.get(screen(made))
        page = response.content.decode()
        assert '<div class="enquiry-message" lang="ur" dir="rtl"><p>&lt;b&gt;پیغام&lt;/b&gt;<br>{{7*7}}</p>' in page
        assert "&lt;script&gt;x" in page
        assert "0131 496 0000" in page
        assert "no-store" in response["Cache-Control"]
        entry = AccessEntry.objects.get()
        assert (entry.who, entry.action, entry.subject) == ("anna", "contact.enquiry.view", "E-0000-0001")

    def test_what_is_not_there_is_404_and_a_link_does_nothing(self, officer):
        made = one(1)
        assert officer.get(f"{LIST}999999999999999999/", follow=True).status_code == 404
        assert officer.post(screen(made, "burn"), {"version": 0}, follow=True).status_code == 404
        assert officer.get(screen(made, "done")).status_code == 405

    def act(self, client, made, action, **data):
        made.refresh_from_db()
        response = client.post(screen(made, action), {"version": made.version, **data})
        made.refresh_from_db()
        return response

    def test_it_is_assigned_noted_done_and_opened_again(self, officer, django_user_model):
        made, anna = one(1), django_user_model.objects.get(username="anna")
        assert self.act(officer, made, "assign", assigned_to=anna.pk).status_code == 302
        self.act(officer, made, "note", staff_note="Example note")
        self.act(officer, made, "done")
        assert (made.assigned_to, made.staff_note, made.state) == (anna, "Example note", "done")
        self.act(officer, made, "reopen")
        assert (made.state, made.version) == ("new", 4)
        page = text_of(officer.get(screen(made)))
        for done in ("Assigned it: ", "Changed the note", "Marked it as done", "Opened it again"):
            assert done in page
        actions = AccessEntry.objects.exclude(action__endswith="view").values_list("action", flat=True)
        assert [action.rpartition(".")[2] for action in actions] == ["reopen", "done", "note", "assign"]

    def test_only_who_may_deal_with_it_can_be_given_it(self, officer, django_user_model):
        made, stranger = one(1), django_user_model.objects.create_user("stranger")
        assert self.act(officer, made, "assign", assigned_to=stranger.pk).status_code == 400
        assert self.act(officer, made, "assign", assigned_to="\x00").status_code == 400
        assert made.version == 0

    def test_it_is_forwarded_to_the_services_recipient_or_another_with_cover(self, officer):
        today = timezone.localdate()
        swf = Service.objects.get(code="SWF")
        away = EnquiryRecipient.objects.create(
            service=swf, email="swf@example.org", cover_email="cover@example.org", cover_from=today, cover_until=today
        )
        made = one(1, service=swf, message=SECRET)
        form = text_of(officer.get(screen(made)))
        assert re.search(rf'<option value="{away.pk}" selected>[^<]*: cover@example.org</option>', form)
        self.act(officer, made, "forward", recipient=away.pk)
        other = EnquiryRecipient.objects.get(service=None)
        self.act(officer, made, "forward", recipient=other.pk)
        mails = OutgoingMail.objects.filter(kind="contact.forward").order_by("pk")
        assert [mail.to for mail in mails] == [["cover@example.org"], ["enquiries@example.org"]]
        assert SECRET in mails[0].text
        assert f"{screen(made)}" in mails[0].text
        assert made.state == "forwarded"
        page = text_of(officer.get(screen(made)))
        assert page.count("Message forwarded by staff") == 2
        assert "Waiting" in page

    def test_a_held_one_is_released_with_its_mails_or_spam(self, officer):
        made, other = one(1, state="held", spam_score=5), one(2, state="held", spam_score=5)
        for action in ("done", "reopen"):
            assert self.act(officer, made, action).status_code == 409
        recipient = EnquiryRecipient.objects.get().pk
        assert self.act(officer, made, "forward", recipient=recipient).status_code == 409
        assert not OutgoingMail.objects.exists()
        self.act(officer, made, "release")
        assert made.state == "new"
        kinds = OutgoingMail.objects.order_by("kind").values_list("kind", flat=True)
        assert list(kinds) == ["contact.acknowledgement", "contact.notification"]
        self.act(officer, other, "spam")
        assert other.state == "spam"
        assert OutgoingMail.objects.count() == 2
        self.act(officer, other, "release")
        assert OutgoingMail.objects.count() == 4

    def test_of_two_officers_at_once_the_second_is_told_and_nothing_is_overwritten(self, officer):
        made = one(1)
        assert officer.post(screen(made, "note"), {"version": 0, "staff_note": "The first"}).status_code == 302
        response = officer.post(screen(made, "note"), {"version": 0, "staff_note": "The second"})
        page = response.content.decode()
        assert response.status_code == 409
        assert "somebody else has changed this enquiry" in page
        assert "The second</textarea>" in page
        assert '<dd dir="auto">The first</dd>' in page
        made.refresh_from_db()
        assert made.staff_note == "The first"
        assert not AccessEntry.objects.filter(action="contact.enquiry.note").exclude(subject=made.reference).exists()
        assert AccessEntry.objects.filter(action="contact.enquiry.note").count() == 1
        assert officer.post(screen(made, "done"), {"version": 0}).status_code == 409
        for version in ("", "x", "-1", "9" * 30):
            assert officer.post(screen(made, "done"), {"version": version}).status_code == 400

    def test_who_may_only_look_gets_no_buttons(self, client, django_user_model):
        user = django_user_model.objects.create_user("reader")
        for name in ("access_admin", "view_enquiry"):
            user.user_permissions.add(Permission.objects.get(codename=name))
        client.force_login(user)
        made = one(1)
        page = text_of(client.get(screen(made)))
        assert "Forward by mail" not in page
        assert screen(made, "done") not in page
        assert client.post(screen(made, "done"), {"version": 0}).status_code in (302, 403)
        made.refresh_from_db()
        assert made.state == "new"


class TestDashboard:
    def test_officers_see_what_waits_and_what_did_not_arrive(self, officer, django_user_model):
        assert 'id="enquiries"' not in text_of(officer.get("/admin/"))
        one(1, assigned_to=django_user_model.objects.get(username="anna"))
        one(2, state="held", spam_score=5)
        made = one(3, state="done")
        OutgoingMail.objects.create(
            key=f"{mail_keys(made.token)}acknowledgement", kind="contact.acknowledgement", to=["a@example.org"],
            language="en", created_at=AT, message_id="<1@example.org>", state=MailState.REFUSED, last_error="550",
        )  # fmt: skip
        page = text_of(officer.get("/admin/"))
        for words in ("New enquiries: 1", "Held: may be spam: 1", "Open and assigned to you: 1"):
            assert words in page
        assert f'<a href="{screen(made)}">E-0000-0003</a>' in page

    def test_recipients_say_who_gets_mail_today(self, officer):
        today = timezone.localdate()
        EnquiryRecipient.objects.create(
            service=Service.objects.get(code="SWF"), email="swf@example.org", cover_email="cover@example.org",
            cover_from=today - timedelta(days=3), cover_until=today - timedelta(days=1),
        )  # fmt: skip
        page = text_of(officer.get(reverse(EnquiryRecipient.snippet_viewset.get_url_name("list"))))
        assert "Gets it today" in page
        assert page.count("swf@example.org") == 2
        assert page.count("cover@example.org") == 1


def test_the_log_is_searched_and_names_what_was_done(log_in, django_user_model):
    client = log_in("administrator", "chief")
    made = one(1)
    client.get(screen(made))
    page = text_of(client.get("/admin/access-log/", {"q": made.reference, "action": "contact.enquiry.view"}))
    table = page[page.index("<table") :]
    assert "Looked at the enquiry" in table
    assert "chief" in table
