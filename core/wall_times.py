"""From the time on the wall in Edinburgh to a moment: an hour that comes twice must be said which, one never comes."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils import timezone
from django.utils.formats import date_format

from core.enums import WhichHour


class AmbiguousTimeError(ValueError):
    """The clock shows this time twice, because it goes back in that night."""


class MissingTimeError(ValueError):
    """The clock never shows this time, because it goes forward in that night."""


def moment_of(wall: datetime, which: str = "") -> datetime:
    """Return the aware moment of a naive time; `which` is a WhichHour, used where the clock shows the time twice.

    Raises AmbiguousTimeError where it must be said which, and MissingTimeError.
    """
    zone = timezone.get_default_timezone()
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall:
        raise MissingTimeError
    if which not in WhichHour.values:
        raise AmbiguousTimeError
    return first if which == WhichHour.FIRST else second


def which_hour_of(moment: datetime) -> str:
    """Return the WhichHour of an aware moment; "" where the clock shows its time once."""
    wall = timezone.localtime(moment, timezone.get_default_timezone())
    other = wall.replace(fold=1 - wall.fold)
    if wall.utcoffset() == other.utcoffset():
        return ""
    return WhichHour.SECOND if wall.fold else WhichHour.FIRST


def moment_shown(moment: datetime, clock: str = "H:i") -> str:
    """Return an aware moment in words, with BST or GMT: Django's own “T” is empty in the hour that comes twice."""
    wall = timezone.localtime(moment, timezone.get_default_timezone())
    return f"{date_format(wall, f'j F Y, {clock}')} {wall.tzname()}"
