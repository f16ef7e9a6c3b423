"""What is wrong with a row is said by row and column, and nothing of the file is stored."""

from __future__ import annotations

import pytest

from register.models import Body, Import
from register.tests import factories as make
from register.tests.importing import (
    HEADINGS,
    LIST,
    STEPS,
    checked,
    csv_file,
    found,
    lines,
    problems,
    raw,
    row,
    text,
    upload,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files", "writer")]


class TestRows:
    @pytest.mark.parametrize(
        ("column", "value", "said"),
        [
            ("level", 2, "The register holds levels 3 to 6 only."),
            ("level", 7, "The register holds levels 3 to 6 only."),
            ("level", "-4", "“-4” is not a level."),
            ("level", "high", "“high” is not a level. Write a number from 3 to 6."),
            ("level", "9" * 400, "is not a level"),
            ("service", "NHS", "Write one of: PSC, SWF, INWO."),
            ("type", "A chat", "“A chat” is not known here."),
            ("taken_on", "2999-01-01", "This day lies in the future."),
            ("taken_on", "31/02/2025", "“31/02/2025” is not a day."),
            ("taken_on", "06/13/2025", "is not a day"),
            ("taken_on", "03/06/25", "is not a day"),
            ("year", "2025", "Write it like 2025-26."),
            ("year", "2025-27", "Write it like 2025-26."),
            ("year", "2031-32", "The register has no year 2031-32 yet."),
            ("reason", "", "Say why the action was taken."),
            ("reason", "x" * 2001, "up to 2000 characters"),
            ("organisation", "", "This cell is empty. Fill it in."),
            ("organisation", "!!!", "This is no name."),
        ],
    )
    def test_each_wrong_cell_is_named(self, client, column, value, said):
        [(number, name, message)] = found(client, csv_file(row(), row(**{column: value})))
        assert (number, name) == (3, column)
        assert said in message

    def test_everything_that_is_wrong_is_told_at_once(self, client):
        told = found(client, csv_file(row(level=2, service="X", reason=""), row(), row(year="soon", taken_on="soon")))
        assert [(number, column) for number, column, _said in told] == [
            (2, "service"), (2, "level"), (2, "reason"), (4, "year"), (4, "taken_on"),
        ]  # fmt: skip

    def test_columns_bear_the_files_own_names(self, client):
        headings = ["Authority", *HEADINGS[1:3], "Action level", *HEADINGS[4:]]
        assert found(client, csv_file(row(level=9), headings=headings))[0][:2] == (2, "Action level")

    def test_an_organisation_outside_our_jurisdiction(self, client):
        make.body("Example Outsider", in_jurisdiction=False)
        [(_row, column, said)] = found(client, csv_file(row(organisation="EXAMPLE OUTSIDER")))
        assert column == "organisation"
        assert "not under our jurisdiction" in said

    def test_an_invented_organisation(self, client):
        Body.objects.create(name="Invented Board", slug="invented-board", sector="health", is_sample=True)
        [(_row, column, said)] = found(client, csv_file(row(organisation="Invented Board")))
        assert (column, "do not go together" in said) == ("organisation", True)

    @pytest.mark.parametrize(
        ("sector", "said"),
        [("space", "“space” is not known here"), ("prisons", "in another sector: Local authorities")],
    )
    def test_a_sector_that_is_unknown_or_another(self, client, sector, said):
        [(number, column, told)] = found(client, csv_file([*row(), sector], headings=[*HEADINGS, "sector"]))
        assert (number, column) == (2, "sector")
        assert said in told

    @pytest.mark.parametrize(("ground", "level"), [("", 6), ("s99", 6), ("s14", 5)])
    def test_a_ground_is_for_level_6_and_needed_there(self, client, ground, level):
        told = found(client, csv_file([*row(level=level), ground], headings=[*HEADINGS, "ground"]))
        assert [(number, column) for number, column, _said in told] == [(2, "ground")]

    def test_invisible_characters(self, client):
        [(number, column, said)] = found(client, csv_file(row(reason="A\x07bell")))
        assert (number, column) == (2, "reason")
        assert "invisible control characters" in said

    def test_a_cell_too_many(self, client):
        data = lines(row()) + "Example Burgh Council,2025-26,PSC,3,meeting,2025-06-03,One, two\r\n"
        [(number, _column, said)] = found(client, raw(data.encode()))
        assert number == 3
        assert "more cells than there are headings" in said

    def test_markup_is_shown_and_not_run(self, client):
        page, _record = checked(client, csv_file(row(organisation="<script>alert(1)</script>", level="<b>")))
        response = client.get(f"{LIST}{Import.objects.get().pk}/").content.decode()
        assert "<script>alert(1)" not in response
        assert "&lt;script&gt;alert(1)" in response
        assert "&lt;b&gt;" in response
        assert page

    def test_many_problems_are_counted_and_the_first_are_shown(self, client):
        page, record = checked(client, csv_file(*[row(level=2, reason=str(each)) for each in range(300)]))
        assert "300 things are wrong" in page
        assert len(problems(page)) == 200
        assert "The first 200 of 300 are shown." in page
        content = b"".join(client.get(f"{LIST}{record.pk}/problems.csv")).decode()
        assert content.count("\r\n") == 301


class TestSteps:
    @staticmethod
    def steps(client, *cells, **values):
        return found(client, csv_file([*row(level=4, **values), *cells], headings=HEADINGS + STEPS))

    def test_dates_that_run_backwards(self, client):
        told = self.steps(client, "3", "2025-06-20", "", "4", "2025-06-03", "It went on.")
        assert told == [(2, "step_2_date", "Step 2 is earlier than the step before it. Check the dates.")]

    def test_an_escalation_without_a_reason(self, client):
        told = self.steps(client, "3", "2025-05-01", "", "4", "2025-06-03", "")
        assert told == [(2, "step_2_reason", "Say at step 2 why it was escalated.")]

    def test_a_step_at_level_2(self, client):
        [(_row, column, said)] = self.steps(client, "2", "2025-05-01", "", "4", "2025-06-03", "It went on.")
        assert column == "step_1_level"
        assert "levels 3 to 6" in said

    def test_a_step_without_its_day(self, client):
        told = self.steps(client, "3", "", "", "4", "2025-06-03", "It went on.")
        assert told == [(2, "step_1_date", "A step needs its level and its day. Fill in both.")]

    def test_a_last_step_that_is_not_the_action(self, client):
        [(_row, column, said)] = self.steps(client, "3", "2025-05-01", "", "3", "2025-06-03", "")
        assert column == "step_2_level"
        assert "The last step is the action itself" in said

    def test_a_reason_that_is_too_long(self, client):
        told = self.steps(client, "3", "2025-05-01", "", "4", "2025-06-03", "x" * 601)
        assert told == [(2, "step_2_reason", "This is too long: up to 600 characters.")]

    def test_a_step_whose_column_lacks(self, client):
        _page, record = upload(client, csv_file([*row(), "3"], headings=[*HEADINGS, "step_1_level"]))
        page = text(client.post(f"{LIST}{record.pk}/columns/", record.mapping))
        assert "Step 1 has no column “step_1_date”. Add it to the file." in page
