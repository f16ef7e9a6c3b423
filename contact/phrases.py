"""The words for hours, days and states. Each is one whole sentence for translators, and none promises an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from django.utils.formats import date_format, get_format, time_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from contact.enums import ClosureKind, Weekday
from contact.models import ClosureReason, HolidayName, PhoneLine
from contact.selectors import ClosureFacts, ContactFacts, LineState, Period, Schedule
from contact.times import local_day
from core.bidi import left_to_right
from core.html import in_its_language, sentence_html

# A sentence for each weekday, Monday first: in many languages a day changes its form in a sentence.
_OPENS_ON = (
    gettext_noop("Closed now, opens Monday at %(hour)s"),
    gettext_noop("Closed now, opens Tuesday at %(hour)s"),
    gettext_noop("Closed now, opens Wednesday at %(hour)s"),
    gettext_noop("Closed now, opens Thursday at %(hour)s"),
    gettext_noop("Closed now, opens Friday at %(hour)s"),
    gettext_noop("Closed now, opens Saturday at %(hour)s"),
    gettext_noop("Closed now, opens Sunday at %(hour)s"),
)
TWELVE_HOURS = "P"  # the time format (portal/formats) of languages whose readers say “5pm”


def hour(value: time) -> str:
    """Return a time of day: in English 9am, 9:30am, 12 noon; elsewhere as the language writes it, in figures 0–9."""
    if get_format("TIME_FORMAT") != TWELVE_HOURS:
        return time_format(value)
    if value.minute == 0 and value.hour % 12 == 0:
        return _("12 noon") if value.hour else _("12 midnight")
    is_morning = value.hour < 12
    words = pgettext("before noon: 9am", "%(time)sam") if is_morning else pgettext("after noon: 5pm", "%(time)spm")
    return words % {"time": time_format(value, "f")}


def day_words(day: date, today: date) -> str:
    """Return a day such as “Thursday 24 December”, with its year where that is not this year."""
    if day.year != today.year:
        return full_day(day)
    return date_format(day, pgettext("date format of Django: weekday, day and month", "l j F"))


def full_day(day: date) -> str:
    """Return a day such as “Thursday 24 December 2026”, as the language writes it."""
    return date_format(day, pgettext("date format of Django: weekday, day, month and year", "l j F Y"))


def period_words(period: Period) -> str:
    return _("%(opens)s to %(closes)s") % {"opens": hour(period.opens), "closes": hour(period.closes)}


def periods_words(periods: Sequence[Period]) -> str:
    """Return the hours of a day, such as “9am to 5pm”, or “Closed”."""
    if not periods:
        return _("Closed")
    return joined([period_words(each) for each in periods], _("%(first)s and %(last)s"))


def joined(words: Sequence[str], last_pair: str) -> str:
    """Join words with commas, the last two as `last_pair` ("%(first)s or %(last)s") says."""
    if len(words) < 2:
        return "".join(words)
    return last_pair % {"first": listed(words[:-1]), "last": words[-1]}


def listed(words: Iterable[str]) -> str:
    """Join words as the language parts them in a list: with commas in English."""
    return pgettext("between the words of a list", ", ").join(words)


def either_of(words: Sequence[str]) -> str:
    """Return “SPSO, SWF or INWO”."""
    return joined(words, _("%(first)s or %(last)s"))


# -- The state of a line and of the office: only for the web, where it is true when it is read ------------------------


def today_words(state: LineState) -> str:
    """Return “Phone hours today: 9am to 5pm”, “Phones are closed today”, or nothing while a holiday is undecided."""
    if state.today.holiday_undecided:
        return ""
    if state.today.periods:
        return _("Phone hours today: %(hours)s") % {"hours": periods_words(state.today.periods)}
    reason = closure_reason_html(state.today.closure) if state.today.closure else ""
    if reason:
        return sentence_html(_("Phones are closed today (%(reason)s)"), reason=reason)
    return _("Phones are closed today")


def state_words(state: LineState, at: datetime) -> str:
    """Return “Open now”, “Closed now, opens Tuesday at 10am”, “Closed”, or that we may be closed."""
    if state.is_open:
        return _("Open now")
    if state.today.holiday_undecided:
        return _("Public holiday: we may be closed")
    if state.next_opening is None:
        return _("Closed")
    return _opening_words(state.next_opening, at)


def office_words(state: LineState, at: datetime) -> str:
    """Return the words of the header: “Phones open until 5pm”, “Closed now, opens Tuesday at 10am”."""
    if not state.is_working:
        return _("Our phone lines are not working")
    if state.is_open and state.closes_at:
        sentence = _("Some phones open until %(hour)s") if state.is_partial else _("Phones open until %(hour)s")
        return sentence % {"hour": hour(state.closes_at.time())}
    if state.today.holiday_undecided:
        return _("Public holiday: we may be closed")
    if state.next_opening is None:
        return _("Phones closed")
    return _opening_words(state.next_opening, at)


def _opening_words(opening: datetime, at: datetime) -> str:
    """Return when closed phones open. “Closed” comes first: at a glance nobody may read that they are open."""
    days_ahead = (opening.date() - local_day(at)).days
    if days_ahead == 0:
        return _("Closed now, opens today at %(hour)s") % {"hour": hour(opening.time())}
    if days_ahead < 7:
        return _(_OPENS_ON[opening.weekday()]) % {"hour": hour(opening.time())}
    day = day_words(opening.date(), local_day(at))
    return _("Closed now, opens %(day)s at %(hour)s") % {"day": day, "hour": hour(opening.time())}


# -- Closures and changed hours ---------------------------------------------------------------------------------------


def closure_dates(closure: ClosureFacts, today: date) -> str:
    """Return the days of a closure, such as “Friday 1 January” or “Friday 1 January to Monday 4 January”."""
    first, last = closure.record.first_day, closure.record.last_day
    if first == last:
        return day_words(first, today)
    return _("%(first_day)s to %(last_day)s") % {
        "first_day": day_words(first, today),
        "last_day": day_words(last, today),
    }


def closure_what(closure: ClosureFacts, facts: ContactFacts) -> str:
    """Return what happens, and to whom where it is not everything: “Phones close at 11am: Scottish Welfare Fund”."""
    what = _closure_event(closure)
    if closure.is_for_all:
        return what
    return _("%(what)s: %(who)s") % {"what": what, "who": listed(closure_who(closure, facts))}


def _closure_event(closure: ClosureFacts) -> str:
    record = closure.record
    if record.kind == ClosureKind.CLOSED:
        return _("Phones closed")
    if record.opens and record.closes:
        return _("Phones open %(opens)s to %(closes)s") % {"opens": hour(record.opens), "closes": hour(record.closes)}
    if record.opens:
        return _("Phones open from %(opens)s") % {"opens": hour(record.opens)}
    return _("Phones close at %(closes)s") % {"closes": hour(record.closes or time(0))}


def closure_who(closure: ClosureFacts, facts: ContactFacts) -> list[str]:
    """Return the names of the services and the labels of the lines that a closure is for."""
    services = [str(each.words or each) for each in facts.services if each.pk in closure.service_ids]
    return services + [line_label(each) for each in facts.lines if each.pk in closure.line_ids]


def closure_reason(closure: ClosureFacts) -> str:
    """Return the holiday's name, else the ready-made reason, in the active language; empty where it has no words."""
    return str(reason_of(closure).words or "")


def closure_reason_html(closure: ClosureFacts) -> SafeString:
    """Return the same for a page, marked where its words are in another language."""
    return in_its_language(closure_reason(closure), reason_of(closure).words)


def reason_of(closure: ClosureFacts) -> HolidayName | ClosureReason:
    """Return the record whose words say why: the holiday's name, else the ready-made reason."""
    return closure.holiday.name if closure.holiday else closure.record.reason


def line_label(line: PhoneLine) -> str:
    return line.words.label if line.words else f"{line.service.mark} {left_to_right(line.number.as_national)}"


# -- The week ---------------------------------------------------------------------------------------------------------


def leaflet_hours(schedule: Schedule) -> list[str]:
    """Return the week as the leaflet gives it (C4), a line for each group of days with the same hours.

    “Monday, Wednesday, Thursday, Friday 9am-5pm,” and “Tuesday 10am-5pm”: groups in the order of their first day,
    closed days left out, each line but the last ending with a comma.
    """
    groups: dict[tuple[Period, ...], list[str]] = {}
    for weekday, periods in enumerate(schedule.week):
        if periods:
            groups.setdefault(periods, []).append(str(Weekday(weekday).label))
    lines = [
        _("%(days)s %(hours)s") % {"days": listed(days), "hours": _leaflet_periods(periods)}
        for periods, days in groups.items()
    ]
    comma = pgettext("between the words of a list", ", ").rstrip()
    return [f"{line}{comma}" for line in lines[:-1]] + lines[-1:]


def _leaflet_periods(periods: Iterable[Period]) -> str:
    words = pgettext("hours as the leaflet prints them", "%(opens)s-%(closes)s")
    return listed(words % {"opens": hour(each.opens), "closes": hour(each.closes)} for each in periods)
