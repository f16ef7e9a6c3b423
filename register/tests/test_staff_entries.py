"""The list of entries, its files, and the dashboard: who sees what, filtered, counted, sorted."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pytest

from register import data
from register.filters import Filters
from register.staff.entries.exports import COLUMNS
from register.tests import factories as make
from register.tests.factories import AT, MINUTE
from register.tests.staff import LIST, reader, screen, text_of
from register.workflow import approvals
from register.workflow.content import StepContent

pytestmark = pytest.mark.django_db
EXPORT = f"{LIST}export.csv"


def references(client, **query):
    page = text_of(client.get(LIST, query))
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [part.partition(">")[2].partition("<")[0] for part in table.split('class="enquiry-reference"')[1:]]


def real(client, **query):
    return [each for each in references(client, **query) if each.startswith("SIP-")]


@pytest.fixture
def entries():
    """A draft, one that came back, one that waits, one that is approved, all of 2026; a public one of 2025."""
    found = {"public": make.published(reason="Papers came late", level=4)}
    later = {"year": make.year(2026), "taken_on": date(2026, 4, 20)}
    college = make.body("Example Academy", sector="education")
    found["draft"] = make.draft(reason="Nobody answered", **later)
    found["back"] = make.waiting(body=college, **later)
    approvals.version_return(version=found["back"], seen=found["back"].edit, why="Ask again", by=make.approver(), at=AT)
    found["waiting"] = make.waiting(level=5, service="INWO", **later)
    found["approved"] = make.approved(**later)
    return found


def names(entries, *wanted):
    return sorted(entries[each].action.reference for each in wanted)


class TestWhoSeesWhat:
    def test_drafts_are_for_those_who_write_approve_or_publish(self, client, entries):
        for person in (make.author(), make.approver(), make.administrator()):
            client.force_login(person)
            assert sorted(real(client)) == names(entries, *entries)

    def test_others_see_what_is_public(self, client, entries):
        client.force_login(reader())
        assert real(client) == names(entries, "public")
        assert real(client, state="draft") == []
        assert real(client, show="mine") == []
        rows = list(csv.DictReader(io.StringIO(b"".join(client.get(EXPORT)).decode())))
        assert {row["state"] for row in rows} == {"public"}
        page = text_of(client.get(LIST))
        assert "Nobody answered" not in page
        assert "Your drafts" not in page

    def test_the_menu_names_entries_first(self, client, entries):
        client.force_login(make.author())
        page = text_of(client.get("/admin/"))
        menu = page[page.index('"Register"') :]
        assert menu.index('"Entries"') < menu.index('"Organisations"')


class TestWhatWaits:
    def test_for_the_author(self, client, entries):
        client.force_login(make.author())
        assert sorted(real(client, show="mine")) == names(entries, "draft", "back")
        assert real(client, show="back") == names(entries, "back")
        assert sorted(real(client, show="report")) == names(entries, "draft", "back", "waiting", "approved")
        assert "Waiting for you to approve" not in text_of(client.get(LIST))

    def test_for_the_approver_without_what_they_wrote(self, client, entries):
        both = make.person("elder", "Register authors", "Register approvers")
        own = make.draft(by=both)
        approvals.version_submit(version=own, seen=own.edit, by=both, at=AT)
        client.force_login(both)
        assert real(client, show="approve") == names(entries, "waiting")
        assert "Waiting for you to approve (1)" in text_of(client.get(LIST))

    def test_nothing_is_said_in_words(self, client):
        client.force_login(make.author())
        assert "You have no drafts." in text_of(client.get(LIST, {"show": "mine"}))
        assert "Nothing is on its way to the next report." in text_of(client.get(LIST, {"show": "report"}))
        assert "Nothing in the register fits." in text_of(client.get(LIST, {"q": "nowhere"}))


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "wanted"),
        [
            ({"state": "waiting"}, ["waiting"]), ({"year": "2025-26"}, ["public"]), ({"year": "2025"}, ["public"]),
            ({"level": "5"}, ["waiting"]), ({"service": "INWO"}, ["waiting"]),
            ({"organisation": "example-academy"}, ["back"]), ({"q": "nobody"}, ["draft"]),
            ({"q": "ACADÉMY"}, ["back"]), ({"q": "sip-2025"}, ["public"]), ({"q": "'\"*:("}, []),
            ({"state": "draft", "q": "nobody"}, ["draft"]), ({"level": "5", "state": "draft"}, []),
        ],
    )  # fmt: skip
    def test_each(self, client, entries, query, wanted):
        client.force_login(make.author())
        assert sorted(real(client, **query)) == names(entries, *wanted)

    def test_counts_stand_beside_the_values_and_keep_the_other_filters(self, client, entries):
        client.force_login(make.author())
        page = text_of(client.get(LIST, {"year": "2026", "level": "5"}))
        assert ">Waiting for approval (1)</option>" in page
        assert ">Draft (0)</option>" in page
        assert '<option value="5" selected>Level 5 (1)</option>' in page
        assert ">Level 3 (3)</option>" in page
        assert ">Example Academy (1)</option>" not in page  # none at level 5

    def test_sorted_both_ways(self, client, entries):
        client.force_login(make.author())
        up = references(client, sort="reference")
        assert up == sorted(up)
        assert references(client, sort="-reference") == up[::-1]
        page = text_of(client.get(LIST, {"sort": "reference"}))
        assert 'aria-sort="ascending"' in page
        assert "?sort=-reference" in page

    @pytest.mark.parametrize(
        "query",
        [
            "state=gone", "state=replaced", "year=1999", "level=2", "level=x", "service=ABC", "organisation=nobody",
            "sort=-password", "show=everything", "page=0", "page=2", "page=-1", f"page={10**23}", f"q={'x' * 3000}",
        ],
    )  # fmt: skip
    def test_what_cannot_be_asked_for_is_said(self, client, query):
        client.force_login(make.author())
        page = text_of(client.get(f"{LIST}?{query}"), 400)
        assert 'role="alert"' in page
        is_of_the_list_only = query == "page=2"  # an export has no pages
        assert client.get(f"{EXPORT}?{query}").status_code == (200 if is_of_the_list_only else 302)

    def test_pages(self, client, monkeypatch, entries):
        monkeypatch.setattr("register.staff.entries.list_views.PAGE_SIZE", 2)
        client.force_login(make.author())
        first, second = (references(client, q="SIP", page=number) for number in (1, 2))
        assert len(first) == len(second) == 2
        assert not set(first) & set(second)
        assert 'rel="next" href="?q=SIP&page=3"' in text_of(client.get(LIST, {"q": "SIP", "page": 2}))


class TestExport:
    def test_exactly_what_is_filtered(self, client, entries):
        client.force_login(make.author())
        response = client.get(EXPORT, {"year": "2026", "sort": "reference"})
        rows = list(csv.DictReader(io.StringIO(b"".join(response).decode(), newline="")))
        assert [row["reference"] for row in rows] == real(client, year="2026", sort="reference")
        assert {row["state"] for row in rows} == {"draft", "waiting", "approved"}
        assert "no-store" in response["Cache-Control"]

    def test_a_public_entry_is_the_row_of_the_public_file(self, client):
        steps = (StepContent(3, date(2025, 5, 1)), StepContent(4, date(2025, 6, 1), "It went on,\nand on."))
        version = make.published(level=4, taken_on=date(2025, 6, 1), steps=steps)
        client.force_login(make.author())
        raw = b"".join(client.get(EXPORT, {"q": version.action.reference})).decode()
        head, row = csv.reader(io.StringIO(raw, newline=""))
        assert head == [*data.NAMES, "state"]
        [public] = data.rows(Filters())
        assert row == [*(str(each) for each in public), "public"]

    def test_no_cell_is_run_by_a_spreadsheet(self, client):
        make.draft(reason='=HYPERLINK("x")\x0bvertical')
        client.force_login(make.author())
        [row] = csv.DictReader(io.StringIO(b"".join(client.get(EXPORT, {"q": "hyperlink"})).decode(), newline=""))
        assert row["reason"].startswith("'=HYPERLINK")
        book = b"".join(client.get(f"{LIST}export.xlsx", {"q": "hyperlink"}))
        head, cells = openpyxl.load_workbook(io.BytesIO(book)).active.iter_rows()
        assert [cell.value for cell in head] == list(COLUMNS)
        cell = cells[COLUMNS.index("reason")]
        assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("x")vertical')


class TestDashboard:
    def test_it_says_what_waits_with_links(self, client, entries):
        client.force_login(make.author())
        page = text_of(client.get("/admin/"))
        assert f'<a href="{LIST}?show=back">Drafts that came back to you: 1</a>' in page
        assert f'<a href="{LIST}?show=report">In the next report: 4</a>' in page
        assert "Waiting for you to approve" not in page
        client.force_login(make.approver())
        assert f'<a href="{LIST}?show=approve">Waiting for you to approve: 1</a>' in text_of(client.get("/admin/"))

    def test_only_with_rights(self, client, entries):
        for person in (reader(), make.person("hazel", "Editors"), make.person("holly", "Moderators")):
            client.force_login(person)
            assert f"{LIST}?show" not in text_of(client.get("/admin/"))


def test_one_screen_tells_state_versions_and_trail(client):
    version = make.published()
    new = make.corrected(version, at=AT + MINUTE, reason="Other words")
    client.force_login(make.administrator())
    page = text_of(client.get(screen(new)))
    for words in (
        "Public",
        "The date was wrong.",
        "Approved by birch",
        "Began a correction",
        "Version 1",
        "Other words",
    ):
        assert words in page
    client.force_login(make.author())
    assert "Began a correction" not in text_of(client.get(screen(new)))  # the trail is for administrators
