"""The rows C1–C9 of the checklist, found in the served contact page."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from contact.models import ContactPage, Office, PhoneLine, Service
from contact.tests.factories import ClosureFactory
from contact.times import local_day


@pytest.fixture
def page(client, db):
    response = client.get("/en/contact/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def text(page):
    """What is read on the page below the header: tags gone, spaces single."""
    return words(page)


def words(html):
    main = html[html.index("<main") : html.index("</main>")]
    without_tags = re.sub(r"<(?:br|/?(?:p|li|dt|dd|div|td|th|h\d|section|address)\b)[^>]*>", " ", main)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", without_tags)).split())


def test_C1_the_address(text):
    assert "Scottish Public Services Ombudsman Bridgeside House 99 McDonald Road Edinburgh EH7 4NS" in text


def test_C2_what_to_write_on_the_envelope(text):
    assert "If writing to us, please specify on the envelope if it is for the attention of SPSO, SWF or INWO." in text


def test_C2_the_marks_follow_the_records(client, db):
    service = Service.objects.get(code="INWO")
    service.mark = "NHS"
    service.save()
    assert "for the attention of SPSO, SWF or NHS." in words(client.get("/en/contact/").content.decode())


def test_C3_freepost(text):
    assert "A freepost envelope can be supplied if this is required." in text


def test_C4_opening_hours(text):
    for day, hours in {
        "Monday": "9am to 5pm",
        "Tuesday": "10am to 5pm",
        "Wednesday": "9am to 5pm",
        "Thursday": "9am to 5pm",
        "Friday": "9am to 5pm",
    }.items():
        assert re.search(rf"{day}( today)? {hours}", text), day


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("SPSO freephone", "0800 377 7330"),
        ("SWF freephone", "0800 014 7299"),
        ("INWO freephone", "0800 008 6112"),
    ],
)
def test_C5_freephones(page, text, label, number):
    assert f"{label} {number}" in text
    link = rf'<a class="phone phone--large" href="tel:\+44[-\d]+" dir="ltr">{number}</a>'
    assert re.search(link, page)


def test_C5_each_number_stands_once_and_who_it_is_for_before_the_hours(text):
    for number in ["0800 377 7330", "0800 014 7299", "0800 008 6112"]:
        assert text.count(number) == 1
    assert text.index("Which line is for you") < text.index("When you can call")


def test_one_line_says_whether_the_phones_are_open_where_all_agree(client, db):
    today = local_day(timezone.now())
    closure = ClosureFactory(first_day=today, last_day=today + timedelta(days=10))
    page = client.get("/en/contact/").content.decode()
    assert "first-screen--one-state" in page
    assert re.search(r'first-screen__state live">.+?Closed now, opens ', page)
    closure.lines.set([PhoneLine.objects.first()])
    page = client.get("/en/contact/").content.decode()
    assert "first-screen" in page
    assert "first-screen--one-state" not in page
    assert "first-screen__state" not in page


def test_C5_who_each_number_is_for(text):
    for words_of_card in ["Public services", "Scottish Welfare Fund", "NHS whistleblowing"]:
        assert words_of_card in text


@pytest.mark.parametrize(
    ("label", "address"),
    [
        ("SPSO website", "www.spso.org.uk"),
        ("SWF website", "www.spso.org.uk/scottishwelfarefund"),
        ("INWO website", "www.inwo.spso.org.uk"),
    ],
)
def test_C6_websites(page, text, label, address):
    assert f"{label} {address}" in text
    assert f'href="https://{address}"' in page


@pytest.mark.parametrize(
    ("label", "address"),
    [
        ("SPSO contact form", "www.spso.org.uk/contact-form"),
        ("SWF contact form", "www.spso.org.uk/scottishwelfarefund/contact-form"),
        ("INWO contact form", "www.inwo.spso.org.uk/contact-form"),
    ],
)
def test_C7_contact_forms(page, text, label, address):
    assert f"{label} {address}" in text
    assert f'href="https://{address}"' in page


def test_C8_recording_of_calls(page, text):
    assert (
        "Calls to and from SPSO phone lines may be recorded to check the quality of our service and help us do our job "
        "to help you. More details are in the privacy notice: www.spso.org.uk/privacy-notice. Please ask if you want "
        "to confirm if a call is or is not being recorded or if you would like to know what options may be available "
        "to you if you do not wish to be recorded."
    ) in text
    assert '<a href="https://www.spso.org.uk/privacy-notice" dir="ltr">' in page


def test_C9_other_languages_and_formats(text):
    assert (
        "Please contact us if you would like this leaflet in another language or format (such as large print, audio, "
        "BSL or Braille)."
    ) in text


def test_one_record_changes_every_page(client, db):
    line = PhoneLine.objects.get(service__code="SWF")
    line.number = "+448000147298"
    line.save()
    for address in ["/en/", "/en/contact/", "/en/guidance/support-and-intervention-policy/"]:
        page = client.get(address).content.decode()
        assert "0800 014 7298" in page
        assert "0800 014 7299" not in page


def test_a_faulty_line_says_so_and_what_to_do_instead(client, db):
    line = PhoneLine.objects.get(service__code="SWF")
    line.is_working = False
    line.save()
    page = client.get("/en/contact/").content.decode()
    assert "This line is not working" in page
    assert "You can write to us or use the contact form on our website instead." in page
    card = page[page.index("phone-card--fault") :]
    assert 'href="https://www.spso.org.uk/scottishwelfarefund/contact-form"' in card[: card.index("</ul>")]
    text = line.texts.get(locale__language_code="en")
    text.fault_advice = "Please call the SPSO freephone."
    text.save()
    page = client.get("/en/contact/").content.decode()
    assert "Please call the SPSO freephone." in page
    assert "You can write to us or use" not in page


def test_a_draft_is_not_shown(client, db):
    text = Service.objects.get(code="SWF").texts.get(locale__language_code="en")
    text.name = "A draft"
    text.save_revision()
    assert "A draft" not in client.get("/en/contact/").content.decode()


def test_the_page_lives_without_any_record(client, db):
    Office.objects.all().delete()
    Service.objects.all()  # services cannot be deleted while lines point at them
    PhoneLine.objects.all().delete()
    assert client.get("/en/contact/").status_code == 200


def test_what_editors_arrange_stands_below_the_facts(client, db):
    page = ContactPage.objects.get(locale__language_code="en")
    kinds = ["address", "opening_hours", "contact_details", "closures"]
    page.body = [*[(kind, None) for kind in kinds], ("statement", {"statement": "freepost"})]
    page.save_revision().publish()
    text = words(client.get("/en/contact/").content.decode())
    assert text.count("Bridgeside House") == 2
    assert text.count("A freepost envelope") == 2
    assert text.rindex("Bridgeside House") > text.index("BSL or Braille")
    assert "Opening hours: Monday, Wednesday, Thursday, Friday 9am-5pm, Tuesday 10am-5pm" in text


def test_the_live_state_is_marked_as_not_for_print(page):
    assert '<p class="phone-card__state live">' in page


def test_the_number_of_queries_is_constant_once_warm(client, db, django_assert_max_num_queries):
    client.get("/en/contact/")
    with django_assert_max_num_queries(12):
        client.get("/en/contact/")
