"""What the pages cost: a constant number of queries, whatever the number of records."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import generation
from guidance import selectors
from guidance.models import Escalation, Scenario
from guidance.tests.conftest import LEAFLET
from guidance.tests.factories import ScenarioTextFactory

pytestmark = pytest.mark.usefixtures("today")

ADDRESSES = [
    "",
    "levels/3/",
    "levels/3/letter/",
    "letter/",
    "scenarios/",
    "scenarios/?level=2&service=SWF",
    "scenarios/14/",
    "response-times/",
    "response-times/?letter_date=no&service=PSC&level=2&received_day=20&received_month=11&received_year=2026",
]
MOST = 12


def queries(client, path):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(LEAFLET + path).status_code == 200
    return len(captured)


def more_records():
    first, *_ = Scenario.objects.all()
    for _number in range(20):
        text = ScenarioTextFactory()
        Escalation.objects.create(
            from_scenario=text.fact, to_scenario=Scenario.objects.get(number=5), confirmed_on=date(2026, 1, 1)
        )
        text.fact.services.set(first.services.all())


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_costs_at_most_twelve_queries_however_much_there_is(client, db, path):
    queries(client, path)
    before = queries(client, path)
    assert before <= MOST
    more_records()
    queries(client, path)
    assert queries(client, path) == before


def test_a_page_read_after_a_change_costs_no_more_with_more_records(client, db):
    queries(client, "")  # what is read once a process is read
    generation.renew()
    before = queries(client, "")
    more_records()
    assert queries(client, "") == before


def test_the_snapshot_is_read_in_a_fixed_number_of_queries(db):
    with CaptureQueriesContext(connection) as first:
        generation.renew()
        selectors.guidance()
    more_records()
    with CaptureQueriesContext(connection) as second:
        generation.renew()
        selectors.guidance()
    assert len(first) == len(second)
