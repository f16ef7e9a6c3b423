"""What stands in a cell, in plain values. Each reader raises ValidationError, which says how to mend the cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from core.csv_export import cell_plain
from register.models.bodies import name_key

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LEVEL = re.compile(r"(?:level\s*)?(\d{1,9})(?:\.0+)?", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})\s*[-–/]\s*(\d{2}|\d{4})")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")  # day before month, as in Scotland


@dataclass(frozen=True)
class BadCell:
    """A cell that holds nothing that can be read; `message` says why, and how to mend it."""

    message: str


class BadRow(BadCell):
    """The last cell of a row that goes on beyond the headings: its cells are shifted."""


Cell = str | BadCell


def cell_of(value: Any, kind: str = "s") -> Cell:
    """Return the text of a cell, trimmed; `kind` is openpyxl's: "f" for a formula, "e" for an error."""
    if kind == "f":
        return BadCell(_("This is a formula. Put its value in: copy the column, then paste it as values."))
    if kind == "e":
        return BadCell(_("The spreadsheet shows an error here (%(value)s). Put the value in.") % {"value": value})
    text = _text(value)
    if _CONTROL.search(text):
        return BadCell(_("There are invisible control characters in it. Type it anew."))
    return text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return cell_plain(str(value).replace("\r\n", "\n").replace("\r", "\n")).strip()


def level_read(text: str) -> int:
    """Return the level of "4" or "Level 4"; whether there is such a level is checked with the entry."""
    found = _LEVEL.fullmatch(text)
    if not found:
        raise ValidationError(_("“%(text)s” is not a level. Write a number from 3 to 6.") % {"text": text[:60]})
    return min(int(found[1]), 99)


def day_read(text: str) -> date:
    """Return the day of "2025-06-03", "03/06/2025" or "3 June 2025"."""
    for form in _DAYS:
        try:
            return datetime.strptime(text.removesuffix(" 00:00:00"), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise ValidationError(
        _("“%(text)s” is not a day. Write it like 2025-06-03, or like 03/06/2025 for 3 June 2025.")
        % {"text": text[:60]}
    )


def year_read(text: str) -> int:
    """Return in which year a report year such as "2025-26" begins."""
    found = _YEAR.fullmatch(text)
    start = int(found[1]) if found else 0
    if not found or int(found[2]) % 100 != (start + 1) % 100 or (len(found[2]) == 4 and int(found[2]) != start + 1):
        raise ValidationError(
            _("“%(text)s” is not a year of the annual report. Write it like 2025-26.") % {"text": text[:60]}
        )
    return start


def choice_read(text: str, choices: type[TextChoices]) -> str:
    """Return the value that is meant: by itself or by its name, however its case and hyphens are written."""
    wanted = name_key(text)
    for value, label in choices.choices:
        if wanted in (name_key(value), name_key(str(label))):
            return str(value)
    raise ValidationError(
        _("“%(text)s” is not known here. Write one of: %(values)s.")
        % {"text": text[:60], "values": ", ".join(choices.values)}
    )
