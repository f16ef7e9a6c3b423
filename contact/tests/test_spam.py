"""What looks like spam is held for staff and never dropped; floods are held back in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from contact.enquiries.spam import message_fingerprint, message_judge
from contact.enquiries.tokens import form_token_make
from contact.models import Enquiry
from contact.staff.services import EnquiryChangedError, enquiry_release
from contact.tests.contact_form import FORM, answers, error_links, typed
from core.models import LimitCount
from outbox.models import OutgoingMail

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 10, tzinfo=UTC)


def reasons(**changes):
    given = {"message": "Example", "honeypot": "", "opened_at": AT - timedelta(minutes=1), "at": AT} | changes
    return {reason["code"] for reason in message_judge(**given).reasons}


def test_the_signs():
    assert reasons() == set()
    assert reasons(honeypot="x") == {"honeypot"}
    assert reasons(opened_at=AT - timedelta(seconds=2.9)) == {"fast"}
    assert reasons(opened_at=AT - timedelta(seconds=3)) == set()
    assert reasons(message="See https://a.example and www.b.example") == set()
    assert reasons(message="https://a.example " * 5) == {"links"}


def test_few_links_are_noted_but_not_held():
    verdict = message_judge(message="www.a.example " * 3, honeypot="", opened_at=AT - timedelta(minutes=1), at=AT)
    assert verdict.score > 0
    assert not verdict.is_held


def test_messages_that_say_the_same_have_the_same_fingerprint():
    assert message_fingerprint("Buy NOW, 50 % off!") == message_fingerprint("buy now 70% off")
    assert message_fingerprint("Buy now") != message_fingerprint("Buy later")
    assert message_fingerprint("12") != message_fingerprint("13")


@pytest.mark.parametrize("sign", [{"comments": "x"}, {"token": "fast"}, {"message": "http://x.example " * 9}])
def test_a_suspected_message_is_held_without_mails_and_thanked_for_alike(client, sign):
    if "token" in sign:
        sign = {"token": form_token_make(at=timezone.now())}
    response = client.post(FORM, answers(**sign))
    made = Enquiry.objects.get()
    assert made.state == "held"
    assert made.spam_score >= 5
    assert made.spam_reasons[0]["points"] >= 5
    assert not OutgoingMail.objects.exists()
    thanks = client.get(response["Location"]).content.decode()
    assert made.reference in thanks
    assert "spam" not in thanks


def test_the_fourth_message_that_says_the_same_is_held(client):
    for number in range(4):
        client.post(FORM, answers(message=f"Example offer {number}"))
    assert [each.state for each in Enquiry.objects.order_by("pk")] == ["new"] * 3 + ["held"]


def test_staff_release_what_is_no_spam_and_its_mails_go_out_once(client, django_user_model):
    client.post(FORM, answers(comments="x"))
    staff = django_user_model.objects.create_user("staff")
    enquiry_release(enquiry=Enquiry.objects.get(), version=0, by=staff, at=AT)
    with pytest.raises(EnquiryChangedError):
        enquiry_release(enquiry=Enquiry.objects.get(), version=1, by=staff, at=AT)
    assert Enquiry.objects.get().state == "new"
    assert OutgoingMail.objects.count() == 2


def test_the_trap_is_hidden_from_people_and_labelled(client):
    page = client.get(FORM).content.decode()
    trap = page[page.index('<div class="form__extra" hidden>') :]
    trap = trap[: trap.index("</section>")]
    assert "Leave this empty" in trap
    assert 'tabindex="-1"' in trap


def test_a_flood_from_one_address_is_held_back_and_the_text_stays(client, settings):
    settings.ENQUIRIES_AN_HOUR = (2, 100)
    for number in "ab":
        assert client.post(FORM, answers(message=f"Example {number}")).status_code == 302
    response = client.post(FORM, answers(message="Example c"))
    page = response.content.decode()
    assert response.status_code == 429
    assert response["Retry-After"]
    assert "Your message was not sent" in error_links(page)["#call"]
    assert "0800 377 7330" in page[page.index('id="call"') :]
    assert typed(page, "message") == "Example c"
    assert Enquiry.objects.count() == 2
    assert client.post(FORM, answers(message="Example c"), REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_flood_from_everywhere_is_held_back(client, settings):
    settings.ENQUIRIES_AN_HOUR = (2, 3)
    statuses = [
        client.post(FORM, answers(message=f"Example {number * 'x'}"), REMOTE_ADDR=f"192.0.2.{number}").status_code
        for number in range(1, 5)
    ]
    assert statuses == [302, 302, 302, 429]


def test_what_is_not_taken_is_not_counted_and_no_address_is_stored(client, settings):
    settings.ENQUIRIES_AN_HOUR = (1, 100)
    client.post(FORM, answers(topic=""))
    sent = answers()
    for _time in range(3):
        assert client.post(FORM, sent, REMOTE_ADDR="192.0.2.9").status_code == 302
    assert [each.count for each in LimitCount.objects.all()] == [1, 1]
    assert not any("192.0.2.9" in str(row) for row in LimitCount.objects.values_list())
