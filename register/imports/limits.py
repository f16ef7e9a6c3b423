"""How much a file may hold."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from core.uploads import MEGABYTE

LARGEST_FILE = 20 * MEGABYTE
# All rows are written in one transaction, and on SQLite nobody else writes meanwhile: it must be a matter of seconds.
MOST_ROWS = 5_000
MOST_COLUMNS = 100


def too_many_rows() -> ValidationError:
    """Return what is said of a file with more than MOST_ROWS rows."""
    return ValidationError(
        ngettext(
            "This file has more than %(most)d row. Split it, and delete empty rows at its end.",
            "This file has more than %(most)d rows. Split it, and delete empty rows at its end.",
            MOST_ROWS,
        )
        % {"most": MOST_ROWS}
    )
