from __future__ import annotations

import csv
import io

import pytest

from core.csv_export import cell_safe, csv_lines, csv_response


@pytest.mark.parametrize("text", ["=1+1", "+44 131", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x"])
def test_what_a_program_could_run_is_text(text):
    assert cell_safe(text) == f"'{text}"


@pytest.mark.parametrize("value", ["", "a=1", "0131", " =1", "'x", "١٢"])
def test_other_words_stay_as_they_are(value):
    assert cell_safe(value) == value


def test_other_values_are_written_as_words():
    assert [cell_safe(value) for value in (None, 7, True)] == ["", "7", "True"]


def test_lines_follow_the_standard():
    lines = list(csv_lines([["a", "b"], ['say "x", y', "two\r\nlines"], ["=cmd|x", ""]]))
    assert lines[0] == "a,b\r\n"
    assert lines[1] == '"say ""x"", y","two\r\nlines"\r\n'
    read = list(csv.reader(io.StringIO("".join(lines), newline=""), strict=True))
    assert read == [["a", "b"], ['say "x", y', "two\r\nlines"], ["'=cmd|x", ""]]


def test_it_is_streamed_as_a_download_that_is_not_kept():
    pulled = []

    def rows():
        for number in range(3):
            pulled.append(number)
            yield [number, "ур"]

    response = csv_response(rows(), filename="example.csv", with_bom=True)
    assert response.streaming
    stream = iter(response)
    assert next(stream) == "\ufeff0,ур\r\n".encode()
    assert pulled == [0]
    assert b"".join(stream) == "1,ур\r\n2,ур\r\n".encode()
    assert response["Content-Disposition"] == 'attachment; filename="example.csv"'
    assert response["Content-Type"].startswith("text/csv; charset=utf-8")
    assert response["Cache-Control"] == "no-store"
