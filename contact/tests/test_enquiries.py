"""Enquiries and the mails about them: who gets what, what they never say, how long they are kept."""

from __future__ import annotations

import re
import threading
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connections, transaction
from django.test import Client
from django.utils import timezone

from contact.enquiries import services
from contact.enquiries.launch import form_points
from contact.enquiries.selectors import recipients_of
from contact.models import ContactSettings, Enquiry, EnquiryRecipient, EnquiryTopic, Service
from contact.staff.purging import enquiries_purge
from contact.staff.services import EnquiryChangedError, enquiry_forward
from contact.tests.contact_form import FORM, answers
from core.models import AccessEntry, LimitCount
from outbox.models import OutgoingMail

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
OFFICER = "officer at once"


def enquiry(**changes):
    given = {
        "reference": f"E-{uuid.uuid4().hex[:8]}",
        "token": uuid.uuid4(),
        "topic": EnquiryTopic.objects.first(),
        "message": "Example",
        "email": "person@example.org",
        "reply_by": "email",
        "reply_language": "en",
        "reply_format": "ordinary",
        "language": "en",
        "received_at": AT,
        "fingerprint": "0" * 64,
    }
    return Enquiry.objects.create(**given | changes)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"reference": ""},
        {"message": ""},
        {"email": ""},
        {"reply_by": "phone"},
        {"reply_by": "pigeon"},
        {"reply_language": ""},
        {"language": ""},
        {"state": "lost"},
        {"state": "held"},
    ],
)
def test_the_database_refuses_what_cannot_be_dealt_with(changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        enquiry(**changes)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"service": None},
        {"cover_email": "cover@example.org"},
        {"cover_from": date(2026, 11, 23), "cover_until": date(2026, 11, 24)},
        {"cover_email": "c@example.org", "cover_from": date(2026, 11, 24), "cover_until": date(2026, 11, 23)},
        {"cover_email": "c@example.org", "cover_until": date(2026, 11, 23)},
        {"email": ""},
    ],
)
def test_the_database_refuses_recipients_that_are_not_whole(changes):
    given = {"service": Service.objects.first(), "email": "someone@example.org"} | changes
    with pytest.raises(IntegrityError), transaction.atomic():
        EnquiryRecipient.objects.create(**given)


@pytest.mark.django_db
def test_each_service_has_its_recipient_and_its_cover_on_the_days_of_absence():
    swf, psc = Service.objects.get(code="SWF"), Service.objects.get(code="PSC")
    first, last = date(2026, 11, 23), date(2026, 11, 27)
    EnquiryRecipient.objects.create(
        service=swf, email="swf@example.org", cover_email="cover@example.org", cover_from=first, cover_until=last
    )
    day = timedelta(days=1)
    assert [recipients_of(swf, day=each) for each in (first - day, first, last, last + day)] == [
        ["swf@example.org"],
        ["cover@example.org"],
        ["cover@example.org"],
        ["swf@example.org"],
    ]
    assert recipients_of(psc, day=first) == recipients_of(None, day=first) == ["enquiries@example.org"]
    EnquiryRecipient.objects.filter(service=None).delete()
    assert recipients_of(psc, day=first) == []


@pytest.mark.django_db
def test_no_subject_and_no_acknowledgement_gives_a_whistleblower_away(client):
    sent = answers(service="INWO", topic="letter", message="My secret message", organisation="Example Hospital")
    client.post(FORM, sent)
    made = Enquiry.objects.get()
    mails = {mail.kind: mail for mail in OutgoingMail.objects.all()}
    ours, office = mails["contact.acknowledgement"], mails["contact.notification"]
    for secret in ("INWO", "histleblow", "NHS", "letter", "secret", "Hospital", "Example Person", "Welfare"):
        assert secret not in ours.subject + office.subject
        assert secret not in ours.text + re.sub(r"<style>.*?</style>", "", ours.html, flags=re.DOTALL)
    for mail in (ours, office):
        assert made.reference in mail.subject
        assert made.reference in mail.text
        assert made.reference in mail.html
    assert (ours.to, ours.language, ours.reply_to) == (["person@example.org"], "en", "")
    assert (office.to, office.language, office.reply_to) == (["enquiries@example.org"], "en", "person@example.org")
    for said in ("NHS whistleblowing", "A letter that an organisation", "My secret message", "Example Hospital"):
        assert said in office.text
        assert said in office.html
    assert "http://testserver/en/contact/" in ours.text


@pytest.mark.django_db
def test_the_acknowledgement_is_in_the_language_of_the_form(client):
    from contact.enquiries.words import form_addresses

    for number, (language, address) in enumerate(form_addresses().items()):
        assert client.post(address, answers(message=f"Example {'x' * number}")).status_code == 302
        made = Enquiry.objects.get(language=language)
        ours = OutgoingMail.objects.get(key__contains=str(made.token), kind="contact.acknowledgement")
        assert ours.language == language
        assert f'<html lang="{language}"' in ours.html
        office = OutgoingMail.objects.get(key__contains=str(made.token), kind="contact.notification")
        assert "A message came through the contact form" in office.text
        assert ("Not checked by a native reader. The English counts." in ours.text) == (language != "en")
        if language != "en":
            assert "We have your message" not in ours.subject


@pytest.mark.django_db
def test_where_the_mails_cannot_be_written_nothing_is_thanked_for(client, monkeypatch):
    def broken(**kwargs):
        raise RuntimeError("no mails")

    monkeypatch.setattr(services, "enquiry_mails_queue", broken)
    client.raise_request_exception = False
    assert client.post(FORM, answers()).status_code == 500
    assert not Enquiry.objects.exists()
    assert not LimitCount.objects.exists()


@pytest.mark.django_db
def test_messages_are_deleted_when_their_time_is_over():
    days = ContactSettings.load().enquiry_retention_days
    enquiry()
    assert enquiries_purge(at=AT + timedelta(days=days), dry_run=False) == 0
    later = AT + timedelta(days=days, seconds=1)
    assert enquiries_purge(at=later, dry_run=True) == 1
    assert enquiries_purge(at=later, dry_run=False) == 1
    assert not Enquiry.objects.exists()


@pytest.mark.django_db
def test_the_launch_screen_names_what_is_still_an_example():
    assert len(form_points(at=AT).points) == 2
    settings = ContactSettings.load()
    settings.is_demonstration = False
    settings.save()
    recipient = EnquiryRecipient.objects.get()
    recipient.email = "office@spso.example"
    recipient.save()
    assert form_points(at=AT).points == ()


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """No transaction around the test: other threads see its rows. They are deleted at its end."""
    with django_db_blocker.unblock():
        yield
        for model in (OutgoingMail, Enquiry, LimitCount, AccessEntry):
            model.objects.all().delete()
        get_user_model().objects.filter(username=OFFICER).delete()
        connections.close_all()


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("is_same", [True, False], ids=["the same form", "sixteen forms"])
def test_sixteen_at_once(is_same):
    sent = answers()
    forms = [sent if is_same else answers(message=f"Example {'x' * number}") for number in range(16)]
    start, responses = threading.Barrier(16), []

    def post(form):
        try:
            client = Client()
            start.wait(30)
            responses.append(client.post(FORM, form))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=post, args=(form,)) for form in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [response.status_code for response in responses] == [302] * 16
    pages = [Client().get(response["Location"]).content.decode() for response in responses]
    thanks = {re.search(r"\bE-\d{4}-\d{4}\b", page).group() for page in pages}
    assert len(thanks) == Enquiry.objects.count() == (1 if is_same else 16)
    assert OutgoingMail.objects.count() == 2 * Enquiry.objects.count()
    assert timezone.now() > Enquiry.objects.first().received_at


@pytest.mark.usefixtures("committed")
def test_of_eight_officers_who_forward_it_one_does():
    made, officer = enquiry(), get_user_model().objects.create_user(OFFICER)
    recipient = EnquiryRecipient.objects.get(service=None)
    copies = [Enquiry.objects.get(pk=made.pk) for _ in range(8)]
    start, told = threading.Barrier(8), []

    def forward(mine):
        try:
            start.wait(30)  # before a connection is taken: the pool has no more than eight
            enquiry_forward(enquiry=mine, version=0, recipient=recipient, by=officer, at=AT)
            told.append("done")
        except EnquiryChangedError:
            told.append("too late")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=forward, args=(copy,)) for copy in copies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(told) == ["done"] + ["too late"] * 7
    assert OutgoingMail.objects.count() == 1
    assert AccessEntry.objects.count() == 1
    made.refresh_from_db()
    assert (made.state, made.version) == ("forwarded", 1)
