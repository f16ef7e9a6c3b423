"""The contact form as people meet it: shown, sent, thanked for, sent twice, closed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from contact.enquiries.tokens import form_token_make, receipt_make
from contact.enums import FormKey
from contact.models import (
    ContactSettings,
    Enquiry,
    EnquiryRecipient,
    EnquiryTopic,
    FormFieldText,
    PhoneLine,
    Service,
)
from contact.tests.contact_form import FORM, answers, error_links, token_of, typed
from outbox.models import OutgoingMail

pytestmark = pytest.mark.django_db


def get(client, address=FORM):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_stands_below_the_contact_page_which_leads_there(client):
    page = get(client, "/en/contact/")
    assert f'href="{FORM}"' in page[page.index("<main") : page.index("</main>")]
    assert f'href="{FORM}"' in get(client, "/en/")


def test_above_send_it_says_what_it_does_not_do_and_where_that_is_done(client):
    page = get(client)
    above = page[page.index("<form") : page.index('id="send"')]
    assert (
        "This form does not start a complaint, review or whistleblowing concern, or stop any time limit. To start one:"
        in above
    )
    for service in Service.objects.all():
        assert f'href="{service.contact_form}"' in above
    for line in PhoneLine.objects.all():
        assert line.number.as_national in above
    line.is_working = False
    line.save()
    assert "This line is not working" in get(client)


def test_it_says_the_phone_hours_and_what_happens_to_the_data(client):
    page = get(client)
    assert "Monday, Wednesday, Thursday, Friday 9am-5pm" in page
    assert "This website keeps your message for 90 days and then deletes it." in page
    assert "The period is an example for the demonstration." in page
    assert 'href="/en/privacy/"' in page
    settings = ContactSettings.load()
    settings.enquiry_retention_days, settings.is_demonstration = 1, False
    settings.save()
    page = get(client)
    assert "for 1 day and" in page
    assert "is an example" not in page


def test_every_question_is_there_with_its_words(client):
    page = get(client)
    for key in FormKey:
        text = FormFieldText.objects.get(fact__key=key, locale__language_code="en")
        assert text.label in page, key
        if key != FormKey.CONTACT:
            assert f'name="{key}"' in page
    assert "I’m not sure" in page


def test_a_message_becomes_an_enquiry_and_two_mails_before_it_is_thanked_for(client):
    response = client.post(FORM, answers(wants_freepost_envelope="on", postal_address="1 Example Street\r\nExampleton"))
    made = Enquiry.objects.select_related("service", "topic").get()
    assert (made.service.code, made.topic.code, made.state, made.language) == ("SWF", "other", "new", "en")
    assert made.message == answers()["message"]
    assert made.postal_address == "1 Example Street\nExampleton"
    assert made.wants_freepost_envelope
    assert not made.wants_options_without_recording
    assert {mail.to[0] for mail in OutgoingMail.objects.all()} == {"person@example.org", "enquiries@example.org"}
    assert response.status_code == 302
    thanks = client.get(response["Location"])
    page = thanks.content.decode()
    assert made.reference in page
    assert "person@example.org" in page
    assert "We will read your message and reply" in page
    assert made.message not in page
    assert thanks["Cache-Control"] == "no-store"


def test_the_reference_can_be_read_aloud(client):
    client.post(FORM, answers())
    assert re.fullmatch(r"E-\d{4}-\d{4}", Enquiry.objects.get().reference)


def test_the_thanks_are_only_for_whoever_sent_it(client):
    client.post(FORM, answers())
    made = Enquiry.objects.get()
    thanks = f"{FORM}thank-you/"
    old = receipt_make(made.reference, at=timezone.now() - timedelta(days=2))
    for query in ["", f"?receipt={made.reference}", f"?receipt={old}", "?receipt=%F0%9F%98%80"]:
        response = client.get(thanks + query)
        assert response.status_code == 302
        assert response["Location"] == FORM


def test_an_empty_form_names_everything_that_is_missing_and_links_there(client):
    response = client.post(FORM, {"token": answers()["token"]})
    page = response.content.decode()
    assert response.status_code == 400
    assert page.count("<title>Error: Send us a message") == 1
    assert error_links(page) == {
        "#id_service_0": "Choose a service, or “I’m not sure”.",
        "#id_topic_0": "Choose what your message is about.",
        "#id_message": "Write your message.",
        "#id_name": "Give your name. Only messages about NHS whistleblowing can come without one.",
        "#id_email": "Give an email address, a phone number or a postal address. One is enough.",
        "#id_reply_by_0": "Choose how we should reply.",
        "#id_reply_language": "Choose the language of our reply.",
        "#id_reply_format": "Choose the format of our reply.",
    }
    for href in error_links(page):
        assert f'id="{href[1:]}"' in page


def test_only_whistleblowers_need_not_give_their_name(client):
    assert client.post(FORM, answers(name="", service="not-sure")).status_code == 400
    assert client.post(FORM, answers(name="", service="INWO")).status_code == 302
    assert Enquiry.objects.get().name == ""


def test_one_way_to_reach_somebody_is_enough_if_it_is_the_one_they_want(client):
    page = client.post(FORM, answers(email="", phone="0131 496 0000")).content.decode()
    assert error_links(page) == {"#id_email": "Give the email address that we should reply to."}
    page = client.post(FORM, answers(reply_by="post")).content.decode()
    assert error_links(page) == {"#id_postal_address": "Give the postal address that we should write to."}
    assert client.post(FORM, answers(email="", phone="0131 496 0000", reply_by="phone")).status_code == 302
    assert client.post(FORM, answers(email="", postal_address="1 Example St", reply_by="post")).status_code == 302
    assert OutgoingMail.objects.filter(kind="contact.acknowledgement").count() == 0


def test_a_freepost_envelope_needs_a_postal_address(client):
    page = client.post(FORM, answers(wants_freepost_envelope="on")).content.decode()
    assert error_links(page) == {"#id_postal_address": "Give the postal address that we should send the envelope to."}


def test_no_service_is_known(client):
    client.post(FORM, answers(service="not-sure"))
    assert Enquiry.objects.get().service is None


def test_the_link_may_choose_the_service(client):
    assert re.search(r'value="INWO"[^>]* checked', get(client, f"{FORM}?service=INWO"))
    assert " checked" not in get(client, f"{FORM}?service=<b>")


def test_the_same_form_sent_twice_is_one_enquiry_with_the_same_thanks(client):
    sent = answers()
    first, second = client.post(FORM, sent), client.post(FORM, sent)
    made = Enquiry.objects.get()
    assert OutgoingMail.objects.count() == 2
    for response in (first, second):
        assert made.reference in client.get(response["Location"]).content.decode()


def test_what_was_changed_after_going_back_is_not_lost(client):
    sent = answers()
    client.post(FORM, sent)
    changed = sent | {"message": "Something else that I forgot."}
    response = client.post(FORM, changed)
    page = response.content.decode()
    assert response.status_code == 409
    assert Enquiry.objects.get().reference in error_links(page)["#send"]
    assert typed(page, "message") == "Something else that I forgot."
    assert client.post(FORM, changed | {"token": token_of(page)}).status_code == 302
    assert Enquiry.objects.count() == 2


@pytest.mark.parametrize("token", ["", "forged", "a:b:c", "WzEsMl0:x", None])
def test_a_form_without_a_good_token_can_be_sent_again(client, token):
    old = form_token_make(at=timezone.now() - timedelta(hours=25))
    sent = answers(token=old if token is None else token)
    page = client.post(FORM, sent).content.decode()
    assert error_links(page) == {"#send": "This form was open for too long. Check what you wrote and send it again."}
    assert typed(page, "message") == sent["message"]
    assert not Enquiry.objects.exists()
    assert client.post(FORM, sent | {"token": token_of(page)}).status_code == 302


def test_a_mended_form_keeps_its_token(client):
    sent = answers(topic="")
    page = client.post(FORM, sent).content.decode()
    assert token_of(page) == sent["token"]


@pytest.mark.parametrize("missing", ["retention", "recipient"])
def test_it_is_closed_until_the_office_has_decided(client, missing):
    if missing == "retention":
        settings = ContactSettings.load()
        settings.enquiry_retention_days = None
        settings.save()
    else:
        EnquiryRecipient.objects.all().delete()
    page = get(client)
    assert "This form is closed at the moment." in page
    assert "<textarea" not in page
    assert "0800 377 7330" in page
    assert f'href="{FORM}"' not in get(client, "/en/contact/")
    response = client.post(FORM, answers(message="Example <b>text</b>"))
    assert response.status_code == 503
    assert "Example &lt;b&gt;text&lt;/b&gt;" in response.content.decode()
    assert not Enquiry.objects.exists()


def test_editors_words_are_the_forms(client):
    text = FormFieldText.objects.get(fact__key="message", locale__language_code="en")
    text.label, text.hint, text.error_required = "What is it?", "A hint.", ""
    text.save_revision().publish()
    page = client.post(FORM, answers(message="")).content.decode()
    assert "What is it?" in page
    assert "A hint." in page
    assert error_links(page)["#id_message"] == "Fill in “What is it?”."


def test_a_retired_topic_is_offered_no_longer_but_kept(client):
    client.post(FORM, answers(topic="website"))
    EnquiryTopic.objects.filter(code="website").update(is_offered=False)
    topic = EnquiryTopic.objects.get(code="website")
    topic.save()
    assert 'value="website"' not in get(client)
    assert Enquiry.objects.get().topic == topic
    assert client.post(FORM, answers(topic="website")).status_code == 400


def test_a_warm_form_reads_little(client, django_assert_max_num_queries):
    get(client)
    with django_assert_max_num_queries(12):
        get(client)


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_an_address_in_a_message_reads_from_the_left(client, language):
    html = client.post(f"/{language}/contact/form/", answers(email="nobody")).content.decode()
    assert "\u2066name@example.org\u2069" in error_links(html)["#id_email"]
    assert html.count("\u2066name@example.org\u2069") == 2  # the summary, and beside the field


def test_an_address_in_an_english_message_needs_no_marks(client):
    html = client.post(FORM, answers(email="nobody")).content.decode()
    assert "name@example.org" in error_links(html)["#id_email"]
    assert "\u2066" not in html
