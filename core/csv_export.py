"""Tables for spreadsheets: RFC 4180, streamed, and no cell that a spreadsheet program would run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

BOM = "\ufeff"  # by which Excel knows UTF-8
# What begins a formula (OWASP, CSV injection), also in the wide forms of East Asian keyboards.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def cell_safe(value: Any) -> str:
    """Return the cell's text; one that a program could take for a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def cell_plain(text: str) -> str:
    """Return what a cell was before `cell_safe` made it safe: files of ours come back by an import."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


class _Line:
    """What csv.writer writes to: it hands the line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Yield each row as a line of CSV that ends with CRLF."""
    writer = csv.writer(_Line())
    return (writer.writerow([cell_safe(cell) for cell in row]) for row in rows)


def csv_response(rows: Iterable[Iterable[Any]], *, filename: str, with_bom: bool = False) -> StreamingHttpResponse:
    """Return the rows (the first are the headings) as a download in UTF-8 that no cache keeps."""
    lines = csv_lines(rows)
    stream = (f"{BOM if with_bom and not number else ''}{line}" for number, line in enumerate(lines))
    response = StreamingHttpResponse(stream, content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["Cache-Control"] = "no-store"
    return response
