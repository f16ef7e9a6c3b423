"""Rows of the first sheet of an Excel workbook, streamed. Nothing in it is run, and no formula is worked out."""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from core.uploads import MEGABYTE
from register.imports.cells import Cell, cell_of
from register.imports.limits import MOST_ROWS, too_many_rows

MAGIC = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0"  # .xls, and every workbook with a password
_LARGEST_UNPACKED, _MOST_PARTS, _MOST_PACKED = 100 * MEGABYTE, 2000, 200
_MOST_ROWS = 20 * MOST_ROWS  # in any sheet, empty ones too; the limit of the first sheet is held when it is read
_PIECE = MEGABYTE
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")


def xlsx_check(file: IO[bytes], *, size: int) -> None:
    """Raise ValidationError unless it is a workbook that can be opened without harm; `size` is in bytes.

    Refused: what swells when it is unpacked, is encrypted, holds macros, or declares entities, which may grow.
    """
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _check_parts(parts, size)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(archive, part)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise _damaged() from error
    file.seek(0)


def _check_parts(parts: list[zipfile.ZipInfo], size: int) -> None:
    names = {part.filename for part in parts}
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > _LARGEST_UNPACKED or unpacked > _MOST_PACKED * size:
        raise ValidationError(_("This file becomes far too large when it is opened. Send it in another form."))
    if any(part.flag_bits & 1 for part in parts):
        raise ValidationError(_("This file is encrypted, so we cannot look into it. Send it without a password."))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ValidationError(_("This document holds macros or other files. Send it without them."))
    if "xl/workbook.xml" not in names:
        raise _damaged()


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Look through a part piece by piece: the library reads all rows of a sheet that does not say how large it is."""
    before, rows = b"", 0
    with archive.open(part) as content:
        while piece := content.read(_PIECE):
            is_other = not before and piece.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0", b"<\0"))
            if is_other or _declares(before[-9:] + piece):
                raise _damaged()
            rows += len(_ROW.findall(piece))
            if rows > _MOST_ROWS:
                raise too_many_rows()
            before = piece


def _declares(piece: bytes) -> bool:
    return b"<!ENTITY" in piece or b"<!DOCTYPE" in piece


def xlsx_rows(file: IO[bytes]) -> tuple[str, Iterator[list[Cell]]]:
    """Return the name of the sheet that is read where the workbook has several (else ""), and its rows.

    Raises ValidationError, in the midst of the rows too, where the workbook is damaged.
    """
    file.seek(0)
    try:
        book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
    except Exception as error:  # whatever the library makes of a damaged file
        raise _damaged() from error
    sheet.reset_dimensions()  # what a workbook says of its own size may be wrong
    return (sheet.title if len(book.worksheets) > 1 else "", _rows(sheet))


def _rows(sheet: Any) -> Iterator[list[Cell]]:
    try:
        for row in sheet.iter_rows():
            yield [cell_of(each.value, each.data_type or "s") for each in row]
    except Exception as error:  # as above
        raise _damaged() from error


def _damaged() -> ValidationError:
    return ValidationError(
        _("This spreadsheet is damaged, or no Excel workbook. Save it as .xlsx anew and upload that.")
    )
