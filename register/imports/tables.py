"""A file as a table: its headings, and its rows with the numbers that a spreadsheet shows beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from core.uploads import size_check
from register.imports.cells import BadCell, BadRow, Cell, cell_of, day_read
from register.imports.csv_files import csv_rows
from register.imports.limits import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, too_many_rows
from register.imports.xlsx_files import MAGIC, OLD, xlsx_check, xlsx_rows


@dataclass
class Table:
    """`rows` yields (number, cells), blank rows left out; every row has as many cells as there are headings."""

    headings: list[str]
    rows: Iterator[tuple[int, list[Cell]]]
    sheet: str = ""


def table_open(file: File[bytes]) -> Table:
    """Return what a CSV or XLSX file holds. What it is, its content says, not its name.

    Raises ValidationError, in the midst of the rows too, which says what is wrong with the file and how to mend it.
    """
    size_check(file, LARGEST_FILE)
    file.seek(0)
    head = file.read(4)
    sheet, lines = "", None
    if head.startswith(OLD):
        raise ValidationError(
            _("This is an old Excel file, or it has a password. Save it as .xlsx without one, and upload that.")
        )
    if head.startswith(MAGIC):
        xlsx_check(file, size=file.size)
        sheet, lines = xlsx_rows(file)
    else:
        lines = ([cell_of(each) for each in row] for row in csv_rows(file))
    numbered = enumerate(lines, start=1)
    first = next(((number, cells) for number, cells in numbered if any(cells)), None)
    if first is None:
        raise ValidationError(_("This file is empty."))
    headings = _headings(first[1])
    return Table(headings, _rows(numbered, len(headings), first[0]), sheet)


def _headings(cells: list[Cell]) -> list[str]:
    while not cells[-1]:
        cells = cells[:-1]
    if len(cells) > MOST_COLUMNS:
        raise ValidationError(
            _("This file has more than %(most)d columns. Leave out those that are not needed.") % {"most": MOST_COLUMNS}
        )
    data = next((each for each in cells if isinstance(each, BadCell) or _is_data(each)), None)
    if data is not None:
        raise ValidationError(
            _(
                "The first row must name the columns, such as “organisation” and “level”. Here it holds “%(cell)s”. "
                "Put a row with the names above it."
            )
            % {"cell": "…" if isinstance(data, BadCell) else data[:60]}
        )
    return [
        str(each)[:80] or _("Column %(letter)s") % {"letter": get_column_letter(at)}
        for at, each in enumerate(cells, start=1)
    ]


def _is_data(text: str) -> bool:
    """Whether it is a number or a day, which no column is called."""
    try:
        return bool(text) and (text.replace(".", "").isdecimal() or bool(day_read(text)))
    except ValidationError:
        return False


def _rows(numbered: Any, width: int, first: int) -> Iterator[tuple[int, list[Cell]]]:
    for number, cells in numbered:
        if number - first > MOST_ROWS:
            raise too_many_rows()
        if not any(cells):
            continue
        beyond = any(cells[width:])
        mine = [*cells[:width], *[""] * (width - len(cells))]
        if beyond:
            mine[-1] = BadRow(
                _("This row has more cells than there are headings. Is a text with commas not in quotation marks?")
            )
        yield number, mine


def table_count(file: File[bytes]) -> tuple[Table, int]:
    """Return the table and how many rows it has, having read them all. Raises ValidationError, also for no row."""
    table = table_open(file)
    count = sum(1 for _row in table.rows)
    if not count:
        raise ValidationError(_("There is no row below the headings."))
    return table, count
