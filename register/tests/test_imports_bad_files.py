"""Files that cannot be read, or hold too much: said in plain words, and nothing of them is stored."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from register.imports.limits import MOST_ROWS
from register.models import Version
from register.tests.importing import (
    HEADINGS,
    LIST,
    MEGABYTE,
    checked,
    confirm,
    csv_file,
    found,
    lines,
    nothing_stored,
    raw,
    refused,
    remade,
    row,
    text,
    upload,
    xlsx_file,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files", "writer")]


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
