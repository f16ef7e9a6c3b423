"""“You have had a letter from us”: one printable page a level, from the records."""

from __future__ import annotations

import pytest

from guidance.models import ActionLevel
from guidance.tests.conftest import LEAFLET
from guidance.tests.html import main, text_of

TERMS = ["Who wrote", "What you are asked for", "Time to respond", "What support there is", "What may come next"]


def test_choose_the_level(client, db):
    page = main(client.get(f"{LEAFLET}letter/").content.decode())
    links = [each["href"] for each in page.select(".ladder a")]
    assert links == [f"{LEAFLET}levels/{number}/letter/" for number in range(1, 7)]


@pytest.mark.parametrize("number", range(1, 7))
def test_one_page_a_level_from_the_records(client, db, number):
    page = main(client.get(f"{LEAFLET}levels/{number}/letter/").content.decode())
    level = ActionLevel.objects.get(number=number)
    box = page.select_one(".summary-box")
    assert "Summary, not part of the leaflet" in text_of(box)
    details = [text_of(each) for each in box.select("dd")]
    words = level.words
    assert [text_of(each) for each in box.select("dt")] == TERMS
    assert details == [
        words.contact_from,
        words.asked_for,
        level.timeframe.words.summary,
        words.support,
        words.may_come_next,
    ]


def test_it_gives_the_lines_to_call(client, db):
    page = main(client.get(f"{LEAFLET}levels/3/letter/").content.decode())
    numbers = [each["href"] for each in page.select("a[href^='tel:']")]
    assert numbers == ["tel:+44-800-377-7330", "tel:+44-800-014-7299", "tel:+44-800-008-6112"]


def test_it_promises_no_number_of_days_at_level_1(client, db):
    page = text_of(main(client.get(f"{LEAFLET}levels/1/letter/").content.decode()))
    assert "There is no fixed number of days" in page
    assert "ten working days" not in page
