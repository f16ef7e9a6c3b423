"""The trail as administrators read it: narrowed down, page by page, taken along, and checked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse

import register
from register.models import TrailEntry, Version
from register.staff.office import trail
from register.staff.trail_names import NAMES, name_of
from register.tests import factories as make
from register.tests.office import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, django_capture_on_commit_callbacks):
    """A browser in which an administrator has signed in; an entry is public."""
    with django_capture_on_commit_callbacks(execute=True):
        make.published(body=make.body("=Example Glen Council"))
    client.force_login(make.administrator())
    return client


def rows(client, **query):
    return client.get(reverse("register_trail"), query).context["rows"]


def test_the_newest_line_comes_first_in_plain_words(office):
    text = page(office, "register_trail")
    assert rows(office)[0]["what"] == "A year became public"
    assert "It became public" in text
    assert "year.publish" not in text.partition("<table")[2].partition("</table>")[0]
    assert "(=Example Glen Council)" in text


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"record": "sip-2025-0001"}, lambda line: line.subject.startswith("SIP-2025-0001")),
        ({"who": "BIRCH"}, lambda line: line.who == "birch"),
        ({"what": "version.approve"}, lambda line: line.what == "version.approve"),
        ({"since": "2026-05-04", "until": "2026-05-04"}, lambda line: line.at == make.AT),
        ({"chain": "sample"}, lambda line: line.chain == "sample"),
    ],
)
def test_it_is_narrowed_down(office, query, wanted):
    found = [row["line"] for row in rows(office, **query)]
    assert found
    assert all(wanted(each) for each in found)
    assert len(found) <= TrailEntry.objects.count()


@pytest.mark.parametrize(
    "query", [{"since": "2026-05-05"}, {"until": "2026-05-03"}, {"record": "none"}, {"who": "'--"}]
)
def test_or_to_nothing(office, query):
    assert rows(office, **query) == []


@pytest.mark.parametrize(
    "query", [{"since": "yesterday"}, {"what": "other"}, {"chain": "x"}, {"record": "x" * 61}, {"until": "2026-02-30"}]
)
def test_what_cannot_be_asked_for_is_said_at_its_field(office, query):
    response = office.get(reverse("register_trail"), query)
    assert response.status_code == 400
    assert list(response.context["form"].errors) == list(query)
    assert office.get(reverse("register_trail_export"), query).status_code == 302


@pytest.mark.parametrize("until", ["9999-12-31", "0001-01-01"])
def test_the_ends_of_the_calendar_are_no_trouble(office, until):
    assert office.get(reverse("register_trail"), {"until": until, "since": until}).status_code == 200


def test_pages(office, monkeypatch):
    monkeypatch.setattr(trail, "PAGE_SIZE", 2)
    count = TrailEntry.objects.filter(chain="register").count()
    assert [row["line"].number for row in rows(office)] == [count, count - 1]
    assert [row["line"].number for row in rows(office, p=2)] == [count - 2, count - 3]
    assert "p=2" in page(office, "register_trail")
    for odd in ("0", "999999", "abc", "-1"):
        assert office.get(reverse("register_trail"), {"p": odd}).status_code == 200


def test_it_is_taken_along_as_a_table(office):
    response = office.get(reverse("register_trail_export"), {"what": "organisation.create"})
    text = b"".join(response.streaming_content).decode()
    assert response["Content-Disposition"].startswith('attachment; filename="register-trail-')
    assert text.splitlines()[0].startswith("number,when,who,what")
    assert len(text.splitlines()) == 2
    assert "organisation.create,Added an organisation" in text


def test_it_is_checked_on_request(office):
    check = reverse("register_trail_check")
    assert "nothing was tampered with" in office.post(check).content.decode()
    Version.objects.filter(is_sample=False).update(level=5)
    text = office.post(check).content.decode()
    assert "2 signs of tampering" in text
    assert "it was changed after line" in text
    assert "its line in the CSV was changed" in text
    assert office.get(check).status_code == 405


def test_a_long_one_is_checked_by_the_command(office, monkeypatch):
    monkeypatch.setattr(trail, "QUICK", 2)
    assert "verify_audit" in page(office, "register_trail")
    assert "verify_audit" in office.post(reverse("register_trail_check")).content.decode()


def test_every_code_that_the_software_writes_has_a_name():
    folder = Path(register.__file__).parent
    sources = [each.read_text() for each in folder.rglob("*.py") if "tests" not in each.parts]
    prefixes = "|".join(sorted({name.partition(".")[0] for name in NAMES}))
    codes = {code for text in sources for code in re.findall(rf'"((?:{prefixes})\.[a-z_]+)"', text)}
    assert {each for each in codes if name_of(each) == each} == {"samples.toml"}  # a file
