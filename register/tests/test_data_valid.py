"""The files for re-use, as outside programs read them: RFC 4180, CSVW, JSON Schema and RFC 4287."""

from __future__ import annotations

import csv
import io
import json
import re
from http import HTTPStatus
from xml.etree import ElementTree as ET

import pytest
from csvw import CSVW
from jsonschema import Draft202012Validator

from register.data import NAMES
from register.samples import samples_drop
from register.tests import factories as make
from register.tests.factories import AT, MINUTE
from register.workflow import sealing

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
REASONS = {
    "quotes": 'They said "no", twice.',
    "lines": "One\r\nTwo\nThree",
    "a formula": "=1+1",
    "Arabic": "لم يصل أي رد، قالوا «لا».",
    "an emoji and an accent": "Naïve 🙂 Dùn Èideann",
    "a comma": ",,,",
    "markup": "<b>&amp;</b>",
}
QUERIES = ["", "?level=4", "?q=zephyrine", "?year=2025-26&service=PSC&sort=oldest", "?level=6"]


@pytest.fixture
def entries():
    """Entries with everything that is hard to write into a file; one corrected, one sealed, one withdrawn."""
    for reason in REASONS.values():
        make.approved(reason=reason, level=4, body=make.body('Example "Isles", Council'))
    sealed = make.approved(reason="Zephyrine")
    corrected, withdrawn = make.approved(reason="It was June"), make.published(reason="Gone")
    sealed.refresh_from_db()
    make.corrected(corrected, reason="It was July")
    make.corrected(withdrawn, withdraws=True)
    seal = sealing.seal_ask(version=sealed, category="court-order", by=make.administrator(), at=AT)
    sealing.seal_confirm(seal=seal, by=make.administrator("gorse"), at=AT + MINUTE)


@pytest.fixture(params=["entries", "the invented register", "nothing"])
def state(request):
    if request.param == "entries":
        request.getfixturevalue("entries")
    elif request.param == "nothing":
        samples_drop(by=make.administrator(), at=make.AT)
    return request.param


def served(client, address):
    response = client.get(address)
    assert response.status_code == HTTPStatus.OK, response.content
    return b"".join(response)


def queries(client):
    """The queries that the register answers: it has no year 2025-26 while nothing real is in it."""
    return [query for query in QUERIES if client.get(f"/register/data.csv{query}").status_code == HTTPStatus.OK]


FIELD = r'(?:"(?:[^"]|"")*"|[^",\r\n]*)'
RECORD = re.compile(rf"{FIELD}(?:,{FIELD})*\r\n")


def records_of(raw: str) -> list[str]:
    """Cut a file at the ends of its records by the grammar of RFC 4180; fail where it does not fit."""
    found, at = [], 0
    while at < len(raw):
        match = RECORD.match(raw, at)
        assert match, raw[at : at + 80]
        found.append(match[0])
        at = match.end()
    return found


class TestCsv:
    def test_every_record_is_one_of_rfc_4180(self, client, state):
        for query in queries(client):
            raw = served(client, f"/register/data.csv{query}").decode()
            found = records_of(raw)
            rows = list(csv.reader(io.StringIO(raw, newline=""), strict=True))
            assert rows[0] == list(NAMES)
            assert len(found) == len(rows)
            assert {len(row) for row in rows} == {len(NAMES)}

    def test_it_says_what_was_written(self, client, entries):
        rows = csv.DictReader(io.StringIO(served(client, "/register/data.csv").decode(), newline=""))
        said = [row["reason"] for row in rows]
        for name, reason in REASONS.items():
            assert (f"'{reason}" if name == "a formula" else reason) in said
        assert "It was July" in said
        assert "Gone" not in said

    def test_it_is_valid_by_its_csvw_metadata(self, client, state, tmp_path):
        for number, query in enumerate(queries(client)):
            metadata = json.loads(served(client, f"/register/data.csv-metadata.json{query}"))
            assert metadata["url"] == f"http://testserver/register/data.csv{query}"
            folder = tmp_path / str(number)
            folder.mkdir()
            raw = served(client, metadata["url"].removeprefix("http://testserver"))
            (folder / "data.csv").write_bytes(raw)
            (folder / "data.csv-metadata.json").write_text(json.dumps(metadata | {"url": "data.csv"}))
            read = CSVW(str(folder / "data.csv"), validate=True)
            assert read.is_valid, read.warnings
            [table] = read.tables
            rows = list(table.iterdicts(strict=True))
            assert len(rows) == len(records_of(raw.decode())) - 1
            assert all(isinstance(row["level"], int) and row["sample"] in {True, False} for row in rows)


class TestJson:
    def test_it_is_valid_by_its_schema(self, client, state):
        schema = json.loads(served(client, "/register/schema.json"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for query in queries(client):
            found = json.loads(served(client, f"/register/data.json{query}"))
            assert [error.message for error in validator.iter_errors(found)] == []

    def test_it_has_the_same_entries_as_the_csv(self, client, entries):
        rows = csv.DictReader(io.StringIO(served(client, "/register/data.csv").decode(), newline=""))
        found = json.loads(served(client, "/register/data.json"))["entries"]
        as_text = [{name: "" if value is None else str(value) for name, value in row.items()} for row in found]
        guarded = [row | {"sample": row["sample"].lower()} for row in as_text]
        assert [row | {"reason": row["reason"].removeprefix("'")} for row in rows] == guarded


class TestFeed:
    def test_it_has_what_rfc_4287_asks_for(self, client, state):
        for query in queries(client):
            feed = ET.fromstring(served(client, f"/register/feed.atom{query}"))
            assert feed.tag == f"{ATOM}feed"
            assert_one(feed, "id", "title", "updated", "author")
            assert feed.find(f"{ATOM}author/{ATOM}name").text
            links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
            assert links["self"] == f"http://testserver/register/feed.atom{query}"
            keys = [entry.find(f"{ATOM}id").text for entry in feed.findall(f"{ATOM}entry")]
            assert len(set(keys)) == len(keys)
            for entry in feed.findall(f"{ATOM}entry"):
                assert_one(entry, "id", "title", "updated")
                assert entry.find(f"{ATOM}link").get("href").startswith("http://testserver/en/register/")
                assert entry.find(f"{ATOM}summary").text or entry.find(f"{ATOM}content")
            assert len({*links.values(), *keys}) > 0


MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def assert_one(element, *names):
    """Exactly one of each; identifiers are addresses, moments those of RFC 3339."""
    for name in names:
        [found] = element.findall(f"{ATOM}{name}")
        text = (found.text or "").strip()
        if name == "id":
            assert re.fullmatch(r"(?:https?|tag|urn):\S+", text), text
        if name == "updated":
            assert MOMENT.fullmatch(text), text
