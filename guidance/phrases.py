"""The words of the response-time helper's answer, whole sentences for translators."""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from contact.models import PublicHoliday
from contact.phrases import full_day
from guidance.enums import TimeRule
from guidance.models import Timeframe

ENGLISH_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
THE_TEN = 10


def number(days: int) -> str:
    """Return a number as the leaflet writes it: ten in words, others in figures."""
    return _("ten") if days == THE_TEN else str(days)


def ordinal(days: int) -> str:
    """Return “tenth”, or “12th” in English and what the language writes elsewhere, such as “12.”."""
    if days == THE_TEN:
        return _("tenth")
    if (get_language() or "en") != "en":
        return pgettext("a counted day, such as “the 12th”", "%(number)s.") % {"number": days}
    suffix = "th" if days % 100 in range(11, 14) else ENGLISH_SUFFIXES.get(days % 10, "th")
    return f"{days}{suffix}"


def day(value: date) -> str:
    """Return a day with its weekday and year, such as “Monday 7 December 2026”."""
    return full_day(value)


def counted(timeframe: Timeframe, last: date) -> str:
    """Return the answer for a timeframe with a number (L15, L20); `last` is the last counted day."""
    days = timeframe.working_days or 0
    if timeframe.rule == TimeRule.AT_LEAST:
        rule = ngettext("At least %(number)s working day.", "At least %(number)s working days.", days)
    else:
        rule = ngettext(
            "Usually %(number)s working day, unless urgent; it may be sooner.",
            "Usually %(number)s working days, unless urgent; it may be sooner.",
            days,
        )
    counting = _("Counting from the day after the date you gave, the %(ordinal)s is %(day)s.")
    return f"{rule % {'number': number(days)}} {counting % {'ordinal': ordinal(days), 'day': day(last)}}"


def doubt(count: int, latest: date) -> str:
    """Return how many of the counted days are undecided (at least one), and the latest day that may come of it."""
    words = ngettext(
        "One of these days may be a public holiday. Then it is later: %(day)s at the latest.",
        "Up to %(count)d of these days may be public holidays. Then it is later: %(day)s at the latest.",
        count,
    )
    return words % {"count": count, "day": day(latest)}


def caution() -> str:
    """Return what is said with every answer that is ours."""
    return _("This is a guide, not a deadline: your letter decides. Unsure? Call the person who wrote.")


def lifted(timeframe: Timeframe) -> str:
    """Return the answer where the number does not apply (L15)."""
    days = number(timeframe.working_days or 0)
    return _("The %(number)s-working-day minimum does not apply. Follow your letter.") % {"number": days}


def undecided(holiday: PublicHoliday, name: str) -> str:
    """Name a public holiday in the span on which the office has not decided."""
    words = _(
        "%(day)s (%(name)s) may be a public holiday: this is not decided yet. It is counted here as a working day."
    )
    return words % {"day": day(holiday.day), "name": name}


def undecided_after(holiday: PublicHoliday, name: str) -> str:
    """Name an undecided public holiday after the counted day, which matters if the day is later."""
    words = _("%(day)s (%(name)s) may be a public holiday too: this is not decided yet.")
    return words % {"day": day(holiday.day), "name": name}


def not_counted(holiday: PublicHoliday, name: str) -> str:
    """Name a public holiday in the span that is no working day."""
    return _("%(day)s (%(name)s) is a public holiday and is not counted.") % {"day": day(holiday.day), "name": name}


def not_recorded_before(first: date) -> str:
    """Say from when on public holidays are on record, so that earlier ones could not be taken out."""
    return _("Public holidays before %(day)s are not recorded here, and none are taken out.") % {"day": day(first)}


def not_recorded_after(last: date) -> str:
    """Say until when public holidays are on record, so that later ones could not be taken out."""
    return _("Public holidays after %(day)s are not recorded here yet, and none are taken out.") % {"day": day(last)}


def nothing_recorded() -> str:
    """Say that no public holidays are on record."""
    return _("No public holidays are recorded here, so none are taken out.")
