"""What is wrong with a file is said by row and column, and nothing of it is stored."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from register.imports.limits import MOST_ROWS
from register.models import Body, Import, Version
from register.tests import factories as make
from register.tests.importing import (
    HEADINGS,
    LIST,
    checked,
    confirm,
    csv_file,
    lines,
    nothing_stored,
    problems,
    row,
    text,
    upload,
    xlsx_file,
)

pytestmark = pytest.mark.django_db
STEPS = [f"step_{at}_{part}" for at in (1, 2) for part in ("level", "date", "reason")]
MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def writer(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.REGISTER_LEDGER = tmp_path / "ledger"
    make.year()
    make.body()
    client.force_login(make.author())
    return client


def found(client, file):
    """The problems that the check of a file finds; none is stored."""
    page, _record = checked(client, file)
    assert "Make these drafts" not in page
    assert nothing_stored()
    return problems(page)


def refused(client, file):
    """What the upload of a file says, which is not taken at all."""
    page, record = upload(client, file)
    assert record is None
    assert not Import.objects.exists()
    return page


def raw(data, name="entries.csv"):
    return SimpleUploadedFile(name, data)


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


class TestText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    @pytest.mark.parametrize("sign", [",", ";", "\t"])
    def test_what_spreadsheets_write_is_read(self, client, encoding, sign):
        page, record = checked(client, csv_file(row(reason="Càirdeas; “so”, they said"), encoding=encoding, sign=sign))
        assert "1 new draft will be made." in page
        confirm(client, record)
        assert Version.objects.get(is_sample=False).reason == "Càirdeas; “so”, they said"

    def test_utf_16_without_its_mark_is_told_how_to_save(self, client):
        assert "choose “Save as” and “CSV UTF-8”" in refused(client, csv_file(row(), encoding="utf-16-le"))

    def test_another_encoding_is_told_how_to_save(self, client):
        page = refused(client, csv_file(*[row()] * 3, row(reason="Càirdeas"), encoding="cp1252"))
        assert "choose “Save as” and “CSV UTF-8”" in page

    def test_mixed_ends_of_lines(self, client):
        one, two, three = (lines(row(reason=each), end="").removeprefix(lines(end="")) for each in ("A", "B\r\nC", "D"))
        data = f"{lines(end='')}\n{one}\r\n{two}\r{three}\n\r\n"
        page, record = checked(client, raw(data.encode()))
        assert "3 new drafts will be made." in page
        confirm(client, record)
        assert set(Version.objects.filter(is_sample=False).values_list("reason", flat=True)) == {"A", "B\nC", "D"}

    def test_a_quotation_mark_that_lacks(self, client):
        assert "a quotation mark is missing" in refused(client, raw((lines(row()) + '"Example').encode()))

    @pytest.mark.parametrize(
        "data", [b"\xff\xfe", b"\xef\xbb\xbf", b"a\0b", b"%PDF-1.7\n", b"\xff\xfe\0\0a\0\0\0", bytes(range(256))]
    )
    def test_what_is_no_table(self, client, data):
        refused(client, raw(data))

    def test_an_empty_file(self, client):
        assert "This file is empty." in refused(client, raw(b""))
        assert "This file is empty." in refused(client, raw(b"\r\n;;\r\n"))

    def test_no_file(self, client):
        assert "Choose a file first." in text(client.post(LIST, {}))

    def test_headings_alone(self, client):
        assert "There is no row below the headings." in refused(client, csv_file())

    def test_a_missing_header_is_told(self, client):
        page = refused(client, csv_file(row(), headings=row(reason="The first.")))
        assert "The first row must name the columns" in page
        assert "Here it holds “3”." in page

    def test_a_heading_that_lacks_is_told_at_its_field(self, client):
        _page, record = upload(client, csv_file(row()[:-1], headings=HEADINGS[:-1]))
        page = text(client.post(f"{LIST}{record.pk}/columns/", record.mapping))
        assert "Say which column of the file holds this." in page
        assert nothing_stored()

    def test_headings_without_a_name_and_twice_the_same(self, client):
        page, record = upload(client, csv_file([*row(), "a", "b"], headings=[*HEADINGS, "", "reason"]))
        assert "Column H" in page
        assert record.mapping["reason"] == 6

    def test_a_text_that_begins_like_a_formula_is_a_text(self, client):
        _page, record = checked(client, csv_file(row(reason="=1+1")))
        confirm(client, record)
        assert Version.objects.get(is_sample=False).reason == "=1+1"

    def test_the_kind_of_a_file_is_what_is_in_it(self, client):
        assert "1 new draft" in checked(client, xlsx_file(row(), name="entries.csv"))[0]

    def test_too_large(self, client):
        assert "it may have up to 20 MB" in refused(client, raw(b"a" * (20 * MEGABYTE + 1)))


class TestWorkbooks:
    def test_a_formula_is_told(self, client):
        [(number, column, said)] = found(client, xlsx_file(row(reason="=1+1")))
        assert (number, column) == (2, "reason")
        assert "This is a formula. Put its value in" in said

    def test_days_and_numbers_are_read_as_such(self, client):
        cells = row()
        cells[3], cells[5] = 4.0, date(2025, 6, 3)
        _page, record = checked(client, xlsx_file(cells))
        confirm(client, record)
        version = Version.objects.get(is_sample=False)
        assert (version.level, version.taken_on) == (4, date(2025, 6, 3))

    def test_an_error_of_the_spreadsheet(self, client):
        assert "The spreadsheet shows an error here (#REF!)" in found(client, xlsx_file(row(reason="#REF!")))[0][2]

    def test_only_the_first_sheet_is_read_and_that_is_said(self, client):
        book = Workbook()
        book.active.title = "Entries"
        for each in (HEADINGS, row()):
            book.active.append(each)
        book.create_sheet("Other").append(["x"])
        data = io.BytesIO()
        book.save(data)
        page, record = upload(client, raw(data.getvalue()))
        assert record.rows_total == 1
        assert "Only the first sheet is read: “Entries”." in page

    @pytest.mark.parametrize("cut", [100, 2000])
    def test_a_damaged_one(self, client, cut):
        whole = xlsx_file(row()).read()
        assert "damaged" in refused(client, raw(whole[:-cut]))

    def test_what_is_inside_may_be_damaged_too(self, client):
        assert "damaged" in refused(
            client, remade(replaced={"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"})
        )

    def test_an_archive_that_is_no_workbook(self, client):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr("a.txt", "a")
        assert "no Excel workbook" in refused(client, raw(data.getvalue()))

    def test_an_old_or_locked_one(self, client):
        assert "an old Excel file, or it has a password" in refused(client, raw(b"\xd0\xcf\x11\xe0" + b"\0" * 100))

    def test_one_with_macros(self, client):
        assert "holds macros" in refused(client, remade(added={"xl/vbaProject.bin": b"x"}))

    def test_one_that_swells(self, client):
        assert "far too large" in refused(client, remade(added={"xl/media/big.xml": b" " * (101 * MEGABYTE)}))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_one_whose_words_grow(self, client, encoding):
        grows = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><sst>&c;</sst>'
        assert "damaged" in refused(client, remade(replaced={"xl/worksheets/sheet1.xml": grows.encode(encoding)}))


class TestSize:
    def test_a_row_too_many(self, client):
        rows = lines(*[row(reason=str(each)) for each in range(MOST_ROWS + 1)])
        assert f"more than {MOST_ROWS} rows" in refused(client, raw(rows.encode()))

    def test_a_million_rows_of_csv_are_refused_without_being_read(self, client):
        data = b"a,b\n" + b"Example,1\n" * 1_000_000
        assert f"more than {MOST_ROWS} rows" in refused(client, raw(data))

    def test_a_million_rows_of_a_workbook_are_refused_without_filling_the_memory(self, client):
        rows = "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(2, 1_000_001))
        head = '<row r="1"><c r="A1" t="inlineStr"><is><t>level</t></is></c></row>'
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        sheet = f'<worksheet xmlns="{main}"><sheetData>{head}{rows}</sheetData></worksheet>'
        file = remade(replaced={"xl/worksheets/sheet1.xml": sheet.encode()})
        del rows, sheet
        tracemalloc.start()
        page = refused(client, file)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert f"more than {MOST_ROWS} rows" in page
        assert most < 40 * MEGABYTE

    def test_a_cell_far_to_the_right(self, client):
        headings = [*HEADINGS, *[f"Extra {get_column_letter(each)}" for each in range(1, 200)]]
        assert "more than 100 columns" in refused(client, xlsx_file(row(), headings=headings))


def remade(*, added=(), replaced=()):
    """A workbook with these parts added, or in place of its own."""
    added, replaced = dict(added), dict(replaced)
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx_file(row()).read())) as whole,
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for part in whole.infolist():
            archive.writestr(part.filename, replaced.get(part.filename, whole.read(part)))
        for name, content in added.items():
            archive.writestr(name, content)
    return raw(data.getvalue(), "entries.xlsx")
