"""When phones are answered: of a day, at a moment, in a week. Nothing here reads the clock or writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from contact.enums import ClosureKind, HolidayDecision
from contact.models import PhoneLine, PublicHoliday
from contact.selectors.facts import ClosureFacts, ContactFacts, Period, Schedule, contact_facts
from contact.times import local, local_day, moment

SEARCH_DAYS = 60  # how far ahead the next opening is looked for


@dataclass(frozen=True)
class DayHours:
    """The hours of a line on a day; `holiday_undecided` where editors have not said whether we are closed."""

    day: date
    periods: tuple[Period, ...]
    closure: ClosureFacts | None
    holiday_undecided: PublicHoliday | None


@dataclass(frozen=True)
class LineState:
    """How it stands with a line (or with the office) at a moment. Moments are aware, in the office's time."""

    today: DayHours
    is_open: bool
    closes_at: datetime | None
    next_opening: datetime | None
    is_working: bool = True
    is_partial: bool = False  # of the office: some lines are open, others are not


@dataclass(frozen=True)
class WeekDay:
    """A day of the normal week, with what differs on its next date."""

    weekday: int
    date: date
    periods: tuple[Period, ...]
    is_today: bool
    differs: DayHours | None


def schedule_on(line: PhoneLine | None, day: date, *, facts: ContactFacts | None = None) -> Schedule | None:
    """Return the narrowest hours valid on the day (line, service, office), of these the latest to begin, or None."""
    schedules = (facts or contact_facts()).schedules
    fitting = [each for each in schedules if each.is_valid_on(day) and each.narrowness(line)]
    return max(fitting, key=lambda each: (each.narrowness(line), each.valid_from), default=None)


def day_hours(line: PhoneLine | None, day: date, *, facts: ContactFacts | None = None) -> DayHours:
    """Return when the line (None: the whole office) is answered on the day, with the closure that says so."""
    facts = facts or contact_facts()
    schedule = schedule_on(line, day, facts=facts)
    usual = schedule.week[day.weekday()] if schedule else ()
    closure = closure_on(line, day, facts=facts)
    undecided = next(
        (each for each in facts.holidays if each.day == day and each.decision == HolidayDecision.UNDECIDED), None
    )
    periods = changed_periods(usual, closure) if closure else usual
    may_be_closed = undecided if periods and not closure else None
    return DayHours(day, periods, closure, may_be_closed)


def closure_on(line: PhoneLine | None, day: date, *, facts: ContactFacts | None = None) -> ClosureFacts | None:
    """Return the closure that counts for the line on the day.

    A closed day wins over changed hours, so that the site never says “open” too much; then the narrowest, then the
    one entered last.
    """
    covering = [each for each in (facts or contact_facts()).closures if each.covers(line, day)]

    def rank(closure: ClosureFacts) -> tuple[bool, bool, bool, int]:
        is_of_line = line is not None and line.pk in closure.line_ids
        return (closure.record.kind == ClosureKind.CLOSED, is_of_line, not closure.is_for_all, closure.record.pk)

    return max(covering, key=rank, default=None)


def changed_periods(usual: tuple[Period, ...], closure: ClosureFacts) -> tuple[Period, ...]:
    """Return the day's hours under the closure.

    With both times given they are the day's hours; a day without usual hours opens only if it is the record's single
    day. With one time given the usual hours are cut or stretched to it.
    """
    record = closure.record
    if record.kind == ClosureKind.CLOSED:
        return ()
    if record.opens and record.closes:
        is_single_day = record.first_day == record.last_day
        return (Period(record.opens, record.closes),) if usual or is_single_day else ()
    return _ending(_beginning(usual, record.opens), record.closes)


def _beginning(periods: tuple[Period, ...], opens: time | None) -> tuple[Period, ...]:
    if opens is None:
        return periods
    kept = [each for each in periods if each.closes > opens]
    return (Period(opens, kept[0].closes), *kept[1:]) if kept else ()


def _ending(periods: tuple[Period, ...], closes: time | None) -> tuple[Period, ...]:
    if closes is None:
        return periods
    kept = [each for each in periods if each.opens < closes]
    return (*kept[:-1], Period(kept[-1].opens, closes)) if kept else ()


def line_state(line: PhoneLine | None, at: datetime, *, facts: ContactFacts | None = None) -> LineState:
    """Return how it stands with the line (None: the office's own hours) at the aware moment `at`.

    On a public holiday that is undecided nothing is said to be open, and no opening is promised for it.
    """
    now = local(at)
    facts = (facts or contact_facts()).since(now.date())
    today = day_hours(line, now.date(), facts=facts)
    current = None
    if not today.holiday_undecided:
        current = next((each for each in today.periods if each.opens <= now.time() < each.closes), None)
    return LineState(
        today=today,
        is_open=current is not None,
        closes_at=moment(today.day, current.closes) if current else None,
        next_opening=None if current else _next_opening(line, now, facts),
        is_working=line.is_working if line else True,
    )


def _next_opening(line: PhoneLine | None, now: datetime, facts: ContactFacts) -> datetime | None:
    day, last_day = now.date(), now.date() + timedelta(days=SEARCH_DAYS)
    while day <= last_day:
        hours = day_hours(line, day, facts=facts)
        for period in () if hours.holiday_undecided else hours.periods:
            if day > now.date() or period.opens > now.time():
                return moment(day, period.opens)
        closure = hours.closure.record if hours.closure else None
        if closure and closure.kind == ClosureKind.CLOSED:  # nothing can open before it is over
            day = closure.last_day
        day += timedelta(days=1)
    return None


def office_state(at: datetime, *, facts: ContactFacts | None = None) -> LineState:
    """Return how it stands with the phones altogether at the aware moment `at`: open while any working line is."""
    facts = facts or contact_facts()
    states = [line_state(line, at, facts=facts) for line in facts.lines]
    working = [state for state in states if state.is_working]
    if not working:
        state = line_state(None, at, facts=facts)
        return LineState(state.today, state.is_open, state.closes_at, state.next_opening, is_working=not states)
    open_ones = [state for state in working if state.is_open]
    if open_ones:
        latest = max(open_ones, key=lambda state: state.closes_at or at)
        return LineState(latest.today, True, latest.closes_at, None, is_partial=len(open_ones) < len(states))
    return min(working, key=lambda state: state.next_opening or at + timedelta(days=SEARCH_DAYS + 1))


def week_hours(line: PhoneLine | None, at: datetime, *, facts: ContactFacts | None = None) -> list[WeekDay]:
    """Return the normal week from Monday, as it is valid at `at`; a day whose next date differs says so."""
    facts = facts or contact_facts()
    today = local_day(at)
    schedule = schedule_on(line, today, facts=facts)
    days = []
    for weekday in range(7):
        day = today + timedelta(days=(weekday - today.weekday()) % 7)
        hours = day_hours(line, day, facts=facts)
        periods = schedule.week[weekday] if schedule else ()
        differs = hours.periods != periods or hours.holiday_undecided
        days.append(WeekDay(weekday, day, periods, day == today, hours if differs else None))
    return days
