"""The yearly outcomes in the site map and in every format of the format panel, once there are any."""

from __future__ import annotations

import pytest

from core import generation
from partners.models import OutcomeCount

pytestmark = pytest.mark.django_db
PAGE = "/en/working-with-others/request/outcomes/"


def test_P7_the_outcomes_are_had_as_text_with_their_numbers(client):
    OutcomeCount.objects.create(year=2025, kind="meeting", outcome="agreed", count=3)
    OutcomeCount.objects.create(year=2025, kind="meeting", outcome="refused", count=1)
    assert "Get this in another format" in client.get(PAGE).content.decode()
    assert PAGE in client.get("/sitemap.xml").content.decode()
    text = client.get(f"{PAGE}formats/text.txt").getvalue().decode()
    for words in ["How we decided on requests", "4 requests ended in this year.", "Come to a meeting", "Refused"]:
        assert words in text, words


def test_P7_before_a_request_has_ended_there_are_no_formats(client):
    OutcomeCount.objects.all().delete()
    generation.renew()
    assert "Get this in another format" not in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}formats/text.txt").status_code == 404
    assert PAGE not in client.get("/sitemap.xml").content.decode()
