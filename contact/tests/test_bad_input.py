"""Whatever is sent: answered with the form, what was typed and an error that leads to its field; or stored as typed."""

from __future__ import annotations

from html import escape

import pytest
from django.test import Client

from contact.models import Enquiry
from contact.tests.contact_form import FORM, URLENCODED, answers, error_links, token_of, typed
from outbox.models import OutgoingMail

pytestmark = pytest.mark.django_db
ONE_LINE = "Use letters, numbers and signs in one line only."
ONE_EMAIL = "Enter one email address, such as name@example.org."


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("name", "Example\r\nBcc: other@example.org", ONE_LINE),
        ("name", "Example\nPerson", ONE_LINE),
        ("name", "Example\x00Person", ONE_LINE),
        ("name", "Example\u202eosreP", ONE_LINE),
        ("name", "Example\u2028Person", ONE_LINE),
        ("name", "   \u00a0 ", "Give your name."),
        ("name", "x" * 121, "at most 120 characters"),
        ("organisation", "Example\x1bBody", ONE_LINE),
        ("email", "person@example.org\r\nBcc: other@example.org", ONE_EMAIL),
        ("email", "person@example.org, other@example.org", ONE_EMAIL),
        ("email", "person@example.org other@example.org", ONE_EMAIL),
        ("email", "per\x00son@example.org", ONE_EMAIL),
        ("email", "person\u202e@example.org", ONE_EMAIL),
        ("email", "Example Person <person@example.org>", ONE_EMAIL),
        ("email", f"{'x' * 288}@example.org", "at most 254 characters"),
        ("phone", "call me", "Enter one phone number, such as 0131 496 0000."),
        ("phone", "0131 496 0000\nX: y", "Enter one phone number"),
        ("phone", "1" * 30, "Enter one phone number"),
        ("message", " \r\n \u00a0 ", "Write your message."),
        ("message", "Example\x00message", "This text holds a character that we cannot store."),
        ("message", "x" * 500_000, "at most 10000 characters"),
        ("postal_address", "x" * 501, "at most 500 characters"),
        ("service", "PSC' OR 1=1", "Choose a service"),
        ("topic", "no-such-topic", "Choose what your message is about."),
        ("reply_language", "xx", "Choose the language of our reply."),
    ],
)
def test_it_is_said_what_is_wrong_and_what_was_typed_stays(client, name, value, message):
    sent = answers(**{name: value})
    response = client.post(FORM, sent)
    page = response.content.decode()
    assert response.status_code == 400
    links = error_links(page)
    href = f"#id_{name}_0" if name in ("service", "topic") else f"#id_{name}"
    assert message in links[href]
    assert list(links) == [href]
    assert not Enquiry.objects.exists()
    for kept in {"message", "name", "email", "phone", "organisation"} - {name}:
        assert typed(page, kept) == sent[kept]
    if name not in ("service", "topic", "reply_language"):
        shown = typed(page, name).replace("\r\n", "\n").strip()
        assert shown == value.replace("\r\n", "\n").strip()


@pytest.mark.parametrize(
    "text",
    [
        "{{7*7}} {% now 'Y' %} ${7*7}",
        "=cmd|'/C calc'!A0",
        '<script>alert(1)</script> & "quotes"',
        "Tha mi airson ceist fhaighneachd: càite, dè, cò ’s iad?",
        "مجھے اپنی زبان میں جواب چاہیے۔",
        "\u2067مرحبا\u2069 0800",
        "👩🏽‍💻 😀 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "turned \u202etxet",
    ],
)
def test_text_in_any_script_is_stored_as_typed_and_shown_escaped(client, text):
    assert client.post(FORM, answers(message=text)).status_code == 302
    assert Enquiry.objects.get().message == text
    mail = OutgoingMail.objects.get(kind="contact.notification")
    assert text in mail.text
    assert escape(text) in mail.html
    page = client.post(FORM, answers(message=text, topic="")).content.decode()
    assert typed(page, "message") == text
    assert "<script>alert" not in page


def test_names_in_any_script(client):
    for name in ["Mòrag NicIain", "محمد\u200f علی", "李小龙", "=cmd|x", "O’Example {{7*7}}"]:
        assert client.post(FORM, answers(name=name)).status_code == 302
        assert Enquiry.objects.first().name == name


def test_half_a_character_is_not_stored(client):
    body = "&".join(f"{name}={value}" for name, value in answers(message="a").items()).replace(
        "message=a", "message=%ED%A0%80 half"
    )
    response = client.post(FORM, body, content_type=URLENCODED)
    assert response.status_code == 302
    assert "\ufffd" in Enquiry.objects.get().message


def test_marks_that_come_with_a_copied_number_or_address_are_taken_away(client):
    sent = answers(email="\u2066person@example.org\u2069", phone="\u2066٠١٣١ ٤٩٦ ٠٠٠٠\u2069")
    assert client.post(FORM, sent).status_code == 302
    made = Enquiry.objects.get()
    assert (made.email, made.phone) == ("person@example.org", "0131 496 0000")


def encoded(pairs):
    return "&".join(f"{name}={value}" for name, value in pairs)


@pytest.mark.parametrize("strict", [True, False], ids=["as browsers send it", "without the check"])
def test_a_body_of_three_megabytes_gets_the_form_and_the_text_back(strict):
    client = Client(enforce_csrf_checks=strict)
    client.get(FORM)
    text = "x" * 3_000_000
    body = encoded([("name", "Example+Person"), ("message", text), ("email", "person%40example.org")])
    response = client.post(FORM, body, content_type=URLENCODED)
    page = response.content.decode()
    assert response.status_code == 413
    assert "it is too long for this form" in error_links(page)["#id_message"]
    assert typed(page, "message") == text
    assert typed(page, "email") == "person@example.org"
    assert not Enquiry.objects.exists()


def test_twenty_thousand_fields_get_the_form_and_the_text_back():
    client = Client(enforce_csrf_checks=True)
    client.get(FORM)
    pairs = [("message", "Example+text"), *((f"x{number}", "1") for number in range(20_000)), ("name", "Example")]
    response = client.post(FORM, encoded(pairs), content_type=URLENCODED)
    page = response.content.decode()
    assert response.status_code == 413
    assert typed(page, "message") == "Example text"
    assert typed(page, "name") == "Example"


def test_a_huge_upload_gets_the_empty_form():
    response = Client().post(FORM, {f"x{number}": "1" for number in range(20_000)})
    assert response.status_code == 413
    assert "<textarea" in response.content.decode()


def test_elsewhere_too_much_is_a_bad_request(client):
    response = client.post("/en/alternative-formats/request/", "x=1&" * 20_000, content_type=URLENCODED)
    assert response.status_code == 400


@pytest.mark.parametrize("given", [{}, {"csrfmiddlewaretoken": "x" * 64}, {"csrfmiddlewaretoken": "foreign"}])
def test_without_our_own_security_token_the_text_stays_and_can_be_sent(given):
    client = Client(enforce_csrf_checks=True)
    sent = answers(message="Example text that took an hour")
    response = client.post(FORM, sent | given)
    page = response.content.decode()
    assert response.status_code == 403
    assert "What you wrote is still here: send it again." in error_links(page)["#send"]
    assert typed(page, "message") == sent["message"]
    assert typed(page, "name") == sent["name"]
    assert 'value="other"' in page
    assert not Enquiry.objects.exists()
    good = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = sent | {"csrfmiddlewaretoken": good, "token": token_of(page)}
    assert client.post(FORM, again).status_code == 302
    assert Enquiry.objects.get().message == sent["message"]


def test_a_form_elsewhere_keeps_its_own_page_for_a_missing_security_token():
    response = Client(enforce_csrf_checks=True).post("/en/alternative-formats/request/", {"name": "x"})
    assert response.status_code == 403
    assert "Please send the form again" in response.content.decode()


def test_the_language_switched_half_way_keeps_what_was_typed(client):
    sent = answers(email="not yet", wants_freepost_envelope="on", show_in="en")
    response = client.post(FORM, sent)
    page = response.content.decode()
    assert response.status_code == 200
    assert 'id="error-summary"' not in page
    assert typed(page, "message") == sent["message"]
    assert typed(page, "email") == "not yet"
    assert token_of(page) == sent["token"]
    for checked in ("SWF", "other", "email"):
        assert f'value="{checked}"' in page
    assert page.count(" checked") == 4
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(FORM).status_code == 405
