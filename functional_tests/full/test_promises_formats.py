"""All public texts of the room in every format that their format panel offers (P14)."""

from __future__ import annotations

import re

import pytest

from functional_tests.journeys import is_sound

HERE = "/en/working-with-others/"
TEXTS = {
    "": "SPSO is committed to contributing to public sector improvement",
    "signposting/": "Call to discuss a case; put no personal details here.",
    "signposting/example-weather-regulator/": "It sets rules for the weather",
    "projects/": "An invented consultation that shows what this page looks like",
    "request/": "Where engagement will bring most benefit to the public",
    "request/outcomes/": "1 request ended in this year.",
    "data-sharing/": "Numbers below five are left out.",
    "data-sharing/tables/rainy-days/": "How many days it rained",
    "releases/": "Example report on rain",
    "releases/example-report-on-rain/": "It rains on most days.",
}
MAKE = """
from datetime import date
from django.utils import timezone
from core.generation import renew
from partners.embargo.models import Release
from partners.models import Dataset, OutcomeCount
OutcomeCount.objects.update_or_create(year=2024, kind="meeting", outcome="agreed", defaults={"count": 1})
table = {"summary": "How many days it rained", "fields": "days; number; Days", "table": "days\\n9", "is_live": True}
dated = {"title": "Rainy days", "updated_on": date.today()}
Dataset.objects.get_or_create(slug="rainy-days", defaults=table | dated)
text = {"title": "Example report on rain", "body": "<p>It rains on most days.</p>", "released_at": timezone.now()}
Release.objects.get_or_create(slug="example-report-on-rain", defaults=text)
renew()
"""
FILE = re.compile(r"/formats/[\w-]+\.\w+$")
MADE_AT_ONCE = 9  # the ten of the site without audio, which a worker makes


@pytest.fixture(scope="module")
def texts(site):
    """What a demonstration has no example of: an outcome, a table and a public release."""
    site.shell(MAKE)


@pytest.mark.parametrize("address", TEXTS)
def test_p14_every_text_is_had_in_every_format_that_its_panel_offers(texts, page, address):
    page.goto(HERE + address)
    is_sound(page)
    panel = page.get_by_role("region", name="Get this in another format")
    addresses = [link.get_attribute("href") for link in panel.locator("a").all()]
    files = [each for each in addresses if FILE.search(each)]
    assert len(files) >= MADE_AT_ONCE, addresses
    for file in files:
        answer = page.request.get(file)
        assert answer.status == 200, file
        assert len(answer.body()) > len(TEXTS[address]), file
    assert TEXTS[address] in page.request.get(f"{HERE}{address}formats/text.txt").text().replace("\n", " ")
