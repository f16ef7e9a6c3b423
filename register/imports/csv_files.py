"""Rows of a CSV file, streamed: whatever Excel, LibreOffice or a database writes."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_HEAD = 65_536  # characters in which the first row ends
_DELIMITERS = ",;\t"


def csv_rows(file: IO[bytes]) -> Iterator[list[str]]:
    """Yield the cells of each row. UTF-8 with or without its mark, UTF-16 with it; comma, semicolon or tab.

    Lines may end in any way, also mixed. Raises ValidationError, in the midst of it too, for what cannot be read.
    """
    encoding = _encoding(file)
    delimiter = _delimiter(file, encoding)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    rows = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    try:
        yield from rows
    except UnicodeError as error:
        raise _not_text() from error
    except csv.Error as error:
        raise ValidationError(
            _("Line %(line)d cannot be read: a quotation mark is missing, stands alone, or the cell is far too long.")
            % {"line": rows.line_num}
        ) from error
    finally:
        with suppress(ValueError):  # it may be closed already
            text.detach()  # who opened the file closes it


def _encoding(file: IO[bytes]) -> str:
    file.seek(0)
    head = file.read(4)
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _not_text()
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def _delimiter(file: IO[bytes], encoding: str) -> str:
    """The sign that cuts the first row into the most cells."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        head = text.read(_HEAD).lstrip("\r\n")
    except UnicodeError as error:
        raise _not_text() from error
    finally:
        text.detach()
    return max(_DELIMITERS, key=lambda sign: _width(head, sign))


def _width(head: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), []))
    except csv.Error:
        return 0


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    for line in text:
        if "\0" in line:
            raise _not_text()
        yield line


def _not_text() -> ValidationError:
    return ValidationError(
        _(
            "This is neither a spreadsheet (.xlsx) nor a CSV file in UTF-8. In Excel, choose “Save as” and “CSV UTF-8” "
            "or “Excel workbook (.xlsx)”, and upload that."
        )
    )
