"""The files for re-use (P14): what they hold, that they validate, and what a wrong filter gets."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from http import HTTPStatus

import pytest

from register.data import NAMES
from register.tests import factories as make
from register.tests.factories import AT, MINUTE
from register.workflow.content import StepContent

pytestmark = pytest.mark.django_db


def body(client, address, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == HTTPStatus.OK
    return b"".join(response).decode()


@pytest.fixture
def entry():
    steps = (StepContent(3, date(2025, 5, 1)), StepContent(4, date(2025, 6, 1), "It went on,\nand on."))
    return make.published(level=4, taken_on=date(2025, 6, 1), steps=steps, reason='=HYPERLINK("x") said "no", twice')


class TestCsv:
    def test_rfc_4180(self, client, entry):
        raw = body(client, "/register/data.csv")
        assert raw.split("\r\n", 1)[0] == ",".join(NAMES)
        assert raw.endswith("\r\n")
        [row] = csv.DictReader(io.StringIO(raw, newline=""))
        assert row["reference"] == "SIP-2025-0001"
        assert row["organisation"] == "Example Burgh Council"
        assert (row["level"], row["type"], row["year"], row["sample"]) == ("4", "meeting", "2025-26", "false")
        assert row["escalated_because"] == "It went on,\nand on."
        assert row["reason"].startswith("'=HYPERLINK")  # a spreadsheet does not run it

    def test_any_filter(self, client, entry):
        assert body(client, "/register/data.csv?level=3").count("\r\n") == 1
        assert body(client, "/register/data.csv?q=hyperlink").count("\r\n") == 2

    def test_a_wrong_filter_is_said(self, client, entry):
        response = client.get("/register/data.csv?level=2")
        assert response.status_code == HTTPStatus.BAD_REQUEST
        assert "It lists levels 3 to 6 only." in response.content.decode()

    def test_what_did_not_change_is_not_sent_again(self, client, entry):
        first = client.get("/register/data.csv")
        again = client.get("/register/data.csv", headers={"if-none-match": first["ETag"]})
        assert again.status_code == HTTPStatus.NOT_MODIFIED
        assert first["Last-Modified"]
        make.corrected(entry, reason="Other")
        changed = client.get("/register/data.csv", headers={"if-none-match": first["ETag"]})
        assert changed.status_code == HTTPStatus.OK

    def test_csvw_names_the_same_columns(self, client, entry):
        found = client.get("/register/data.csv-metadata.json").json()
        assert [column["name"] for column in found["tableSchema"]["columns"]] == list(NAMES)
        assert all(column["dc:description"] for column in found["tableSchema"]["columns"])
        assert found["url"] == "http://testserver/register/data.csv"
        link = client.get("/register/data.csv")["Link"]
        assert link.startswith("</register/data.csv-metadata.json>")


class TestJson:
    def test_it_is_as_its_schema_says(self, client, entry):
        found = json.loads(body(client, "/register/data.json"))
        schema = client.get("/register/schema.json").json()
        assert set(schema["required"]) == set(found)
        [row] = found["entries"]
        fields = schema["properties"]["entries"]["items"]["properties"]
        assert list(row) == list(NAMES) == list(fields)
        kinds = {"string": str, "integer": int, "boolean": bool, "null": type(None)}
        for name, value in row.items():
            allowed = fields[name]["type"] if isinstance(fields[name]["type"], list) else [fields[name]["type"]]
            assert type(value) in [kinds[kind] for kind in allowed], name
        assert row["ground"] is None

    def test_an_empty_answer_is_json_too(self, client, entry):
        assert json.loads(body(client, "/register/data.json?level=5"))["entries"] == []


class TestFeed:
    def test_each_change_is_an_item(self, client, entry):
        make.corrected(entry, correction="The month was wrong.")
        make.corrected(entry, at=AT + 2 * MINUTE, withdraws=True, correction="It was another body.")
        feed = body(client, "/register/feed.atom")
        assert feed.count("<entry>") == 3
        assert feed.index("Withdrawn: SIP-2025-0001") < feed.index("Corrected: SIP-2025-0001")

    def test_what_xml_cannot_hold_is_left_out(self, client):
        make.published(reason="First line \x0bQuokkaline")
        assert "Quokkaline" in body(client, "/register/feed.atom")

    def test_who_was_told_of_an_entry_is_told_that_it_was_of_another_organisation(self, client, entry):
        make.corrected(entry, correction="It was another body.", body=make.body("Quokkaline College"))
        feed = body(client, f"/register/feed.atom?organisation={entry.body.slug}")
        assert feed.count("<entry>") == 2
        assert "It was another body." in feed
        assert feed == body(client, f"/register/feed.atom?organisation={entry.body.slug}&level=4").replace(
            "&amp;level=4", ""
        )
        assert body(client, "/register/feed.atom?organisation=quokkaline-college").count("<entry>") == 1
        assert body(client, "/register/feed.atom?level=3").count("<entry>") == 0

    def test_the_organisation_of_a_withdrawn_entry_can_still_be_asked_for(self, client, entry):
        make.published(body=make.body("Quokkaline College"))
        make.corrected(entry, withdraws=True, correction="It was another body.")
        query = f"?organisation={entry.body.slug}"
        assert "It was another body." in body(client, f"/register/feed.atom{query}")
        assert body(client, f"/register/data.csv{query}").count("\r\n") == 1
        page = body(client, f"/en/register/{query}")
        assert f'<option value="{entry.body.slug}" selected>' in page
        assert entry.body.name in page


class TestSamples:
    def test_every_row_says_that_it_is_invented(self, client):
        rows = list(csv.DictReader(io.StringIO(body(client, "/register/data.csv"), newline="")))
        assert rows
        assert {row["sample"] for row in rows} == {"true"}
        assert all(row["reference"].startswith("SAMPLE-") for row in rows)
        assert "noindex" in client.get("/register/data.csv")["X-Robots-Tag"]
