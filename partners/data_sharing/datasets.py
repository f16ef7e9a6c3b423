"""Tables for everybody: read from what editors paste, checked, and written as CSV and CSVW (W3C)."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partners.data_sharing.enums import FieldType

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_YEAR = re.compile(r"\d{4}")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DATATYPES = {
    FieldType.TEXT: "string",
    FieldType.NUMBER: "decimal",
    FieldType.DATE: "date",
    FieldType.YEAR: "gYear",
}
MOST_ROWS = 2000


@dataclass(frozen=True)
class Field:
    """A column: its name in the file, what it holds, and what it means."""

    name: str
    type: FieldType
    meaning: str


def fields_of(text: str) -> list[Field]:
    """Read "name; type; what it means", a line for each column. Raises ValidationError."""
    found = [_field(line) for line in text.splitlines() if line.strip()]
    names = [each.name for each in found]
    if len(set(names)) < len(names):
        raise ValidationError(_("Two fields have the same name."))
    return found


def _field(line: str) -> Field:
    parts = [part.strip() for part in line.split(";", 2)]
    if len(parts) < 3 or not parts[2]:
        raise ValidationError(_("This line is not “name; type; what it means”: %(line)s") % {"line": line})
    if not _NAME.fullmatch(parts[0]):
        raise ValidationError(
            _("The name of a field has small letters, digits and _ only, and begins with a letter: %(name)s")
            % {"name": parts[0]}
        )
    if parts[1] not in FieldType.values:
        raise ValidationError(_("This type is not known: %(type)s") % {"type": parts[1]})
    return Field(parts[0], FieldType(parts[1]), parts[2])


def rows_of(table: str) -> list[list[str]]:
    """The rows of a table below its heading."""
    return [row for row in csv.reader(io.StringIO(table.strip())) if row][1:]


def dataset_check(*, fields: str, table: str) -> None:
    """Raise ValidationError, by field, unless the table has the columns of `fields`, which hold their type."""
    try:
        found = fields_of(fields)
    except ValidationError as error:
        raise ValidationError({"fields": error.messages}) from error
    lines = [row for row in csv.reader(io.StringIO(table.strip())) if row]
    names = [each.name for each in found]
    if not lines or [cell.strip() for cell in lines[0]] != names:
        expected = ",".join(names)
        raise ValidationError({"table": _("The first line of the table must be: %(names)s") % {"names": expected}})
    if len(lines) - 1 > MOST_ROWS:
        raise ValidationError({"table": _("The table may have up to %(most)d rows.") % {"most": MOST_ROWS}})
    for number, row in enumerate(lines[1:], start=2):
        if len(row) != len(found):
            raise ValidationError({"table": _("Line %(number)d has another number of columns.") % {"number": number}})
        for field, cell in zip(found, row, strict=True):
            _check_cell(number, field, cell.strip())


def _check_cell(number: int, field: Field, cell: str) -> None:
    if cell and not _holds(field.type, cell):
        reason = _("Line %(number)d, %(field)s: this does not fit the type of the field: %(cell)s")
        raise ValidationError({"table": reason % {"number": number, "field": field.name, "cell": cell}})


def _holds(kind: FieldType, cell: str) -> bool:
    if kind == FieldType.YEAR:
        return bool(_YEAR.fullmatch(cell))
    if kind == FieldType.TEXT:
        return not cell.startswith(_FORMULA)  # a spreadsheet would run it
    try:
        date.fromisoformat(cell) if kind == FieldType.DATE else Decimal(cell)
    except (ValueError, InvalidOperation):
        return False
    return True


def csv_of(dataset: Any) -> str:
    """The file: UTF-8, CRLF (RFC 4180), the names of the fields in the first line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([field.name for field in fields_of(dataset.fields)])
    writer.writerows([cell.strip() for cell in row] for row in rows_of(dataset.table))
    return out.getvalue()


def csvw_of(dataset: Any, *, csv_address: str, page_address: str, publisher: str) -> dict[str, Any]:
    """What the columns of the file are, for machines (https://www.w3.org/TR/tabular-metadata/)."""
    columns = [
        {
            "name": field.name,
            "titles": field.name,
            "dc:description": field.meaning,
            "datatype": _DATATYPES[field.type],
        }
        for field in fields_of(dataset.fields)
    ]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": csv_address,
        "dc:title": dataset.title,
        "dc:description": dataset.summary,
        "dc:publisher": publisher,
        "dc:modified": {"@value": dataset.updated_on.isoformat(), "@type": "xsd:date"},
        "dcat:landingPage": page_address,
        "dialect": {"header": True, "encoding": "utf-8"},
        "tableSchema": {"columns": columns},
    }
