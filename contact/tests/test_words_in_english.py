"""Words that no translator has reached yet stand in English on other pages, and say so (WCAG 3.1.2)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from contact.models import ClosureReasonText, ContactPage, ServiceText
from contact.services import line_set_working
from contact.tests.factories import ClosureFactory
from core.document import Text, walk

ENGLISH = '<span lang="en" dir="ltr">{}</span>'


@pytest.fixture
def tomorrow(no_holidays):
    """A closure whose reason has no words in Polish."""
    day = timezone.localdate() + timedelta(days=1)
    made = ClosureFactory(first_day=day)
    made.reason.texts.exclude(locale__language_code="en").delete()
    return ClosureReasonText.objects.get(fact=made.reason).reason


@pytest.mark.parametrize("language", ["pl", "ar"])
def test_a_reason_for_closing_in_the_list_and_the_banner(client, tomorrow, language):
    html = client.get(f"/{language}/contact/").content.decode()
    assert html.count(ENGLISH.format(tomorrow)) == 2
    assert tomorrow not in html.replace(ENGLISH.format(tomorrow), "")


def test_a_reason_for_closing_in_files(tomorrow):
    tree = ContactPage.objects.get(locale__language_code="pl").to_document()
    runs = [run for block in walk(tree.blocks) for run in getattr(block, "inlines", ())]
    assert Text(tomorrow, language="en") in runs


def test_a_service_and_the_advice_of_its_line(client, lines):
    service = ServiceText.objects.get(fact__code="SWF", locale__language_code="en")
    ServiceText.objects.filter(fact__code="SWF", locale__language_code="pl").delete()
    line_set_working(line=lines["SWF"], is_working=False, by=None)
    lines["SWF"].texts.filter(locale__language_code="en").update(fault_advice="Write to Example House.")
    lines["SWF"].texts.filter(locale__language_code="pl").delete()
    html = client.get("/pl/contact/").content.decode()
    for words in (service.name, service.short_purpose, service.covers, "Write to Example House."):
        assert ENGLISH.format(words) in html


def test_nothing_is_marked_on_the_english_page(client, tomorrow):
    assert 'lang="en" dir="ltr"' not in client.get("/en/contact/").content.decode().split("<main")[1]
