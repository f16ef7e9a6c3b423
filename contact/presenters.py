"""What templates show of the contact facts at a moment: plain values, in the active language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contact import phrases
from contact.enums import Weekday
from contact.models import PhoneLine, Service
from contact.selectors import (
    ClosureFacts,
    ContactFacts,
    WeekDay,
    closures_ahead,
    closures_announced,
    contact_facts,
    line_state,
    office_state,
    undecided_holidays,
    week_hours,
)
from contact.times import local_day
from core.html import html_clean, in_its_language, sentence_html

UNDECIDED_SHOWN_DAYS = 60  # how far ahead the public is told that a holiday is undecided


@dataclass(frozen=True)
class StateView:
    is_open: bool
    text: str


@dataclass(frozen=True)
class LinkView:
    url: str
    text: str
    address: str = ""  # as the leaflet prints it, where the text does not say it


@dataclass(frozen=True)
class LineView:
    """A line as the phone cards and lists show it. `fault_text` is an editor's own advice, or empty."""

    title: str
    audience: str
    label: str
    number: Any
    today: str
    state: StateView
    fault: bool
    fault_text: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True)
class ServiceView:
    """A service with its words and its lines as they stand at the moment."""

    code: str
    mark: str
    name: str
    audience: str
    covers: str
    website: LinkView
    contact_form: LinkView
    words: Any
    lines: tuple[LineView, ...] = field(default=())


def address_shown(url: str) -> str:
    """Return an address the way the leaflet prints it: www.spso.org.uk/contact-form."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")


def services_at(at: datetime) -> list[ServiceView]:
    """Return the services in their order, with the state of their lines at `at` (aware)."""
    facts = contact_facts()
    return [_service(service, at, facts) for service in facts.services]


def _service(service: Service, at: datetime, facts: ContactFacts) -> ServiceView:
    words = service.words
    return ServiceView(
        code=service.code,
        mark=service.mark,
        name=words.name if words else str(service),
        audience=words.short_purpose if words else "",
        covers=words.covers if words else "",
        website=LinkView(service.website, address_shown(service.website)),
        contact_form=LinkView(service.contact_form, address_shown(service.contact_form)),
        words=words,
        lines=tuple(_line(line, service, at, facts) for line in service.lines.all()),
    )


def _line(line: PhoneLine, service: Service, at: datetime, facts: ContactFacts) -> LineView:
    state = line_state(line, at, facts=facts)
    words = service.words
    return LineView(
        title=in_its_language(words.name, words) if words else str(service),
        audience=in_its_language(words.short_purpose, words) if words else "",
        label=in_its_language(phrases.line_label(line), line.words),
        number=line.number,
        today=phrases.today_words(state),
        state=StateView(state.is_open, phrases.state_words(state, at)),
        fault=not state.is_working,
        fault_text=in_its_language(line.words.fault_advice, line.words) if line.words else "",
        links=(
            LinkView(
                service.contact_form,
                _("%(mark)s contact form") % {"mark": service.mark},
                address_shown(service.contact_form),
            ),
            LinkView(service.website, _("%(mark)s website") % {"mark": service.mark}, address_shown(service.website)),
        ),
    )


def office_at(at: datetime) -> StateView | None:
    """Return the state for the header at `at` (aware), or nothing where no hours and lines are recorded."""
    facts = contact_facts()
    if not facts.schedules:
        return None
    state = office_state(at, facts=facts)
    return StateView(state.is_open and state.is_working, phrases.office_words(state, at))


def shared_state_at(at: datetime) -> StateView | None:
    """Return the office's state at `at` (aware) where it is that of every working line, else nothing."""
    facts = contact_facts()
    states = [line_state(line, at, facts=facts) for line in facts.lines]
    working = {(state.is_open, state.closes_at, phrases.state_words(state, at)) for state in states if state.is_working}
    return office_at(at) if len(working) == 1 else None


def banner_at(at: datetime) -> list[dict[str, Any]]:
    """Return what the banner announces at `at` (aware): title (the days), text (what happens and why), is_today."""
    facts, today = contact_facts(), local_day(at)
    items = [(each.record.first_day, _announcement(each, today, facts)) for each in closures_announced(at, facts=facts)]
    items += [
        (
            each.day,
            {
                "title": capfirst(phrases.day_words(each.day, today)),
                "text": _("Public holiday: we may be closed"),
                "is_today": each.day == today,
            },
        )
        for each in undecided_holidays(at, days=facts.announce_days, facts=facts)
    ]
    return [item for _day, item in sorted(items, key=lambda pair: pair[0])]


def _announcement(closure: ClosureFacts, today: date, facts: ContactFacts) -> dict[str, Any]:
    what, reason = phrases.closure_what(closure, facts), phrases.closure_reason_html(closure)
    text = sentence_html(_("%(what)s (%(reason)s)"), what=what, reason=reason) if reason else what
    is_today = closure.record.first_day <= today
    return {"title": capfirst(phrases.closure_dates(closure, today)), "text": text, "is_today": is_today}


def ahead_at(at: datetime, *, said_on: date | None = None) -> list[dict[str, Any]]:
    """Return the closures and undecided holidays ahead for the list: dates, what, reason and its words, undecided.

    `said_on` is the day on which the words are read, if not that of `at`: days of another year have their year.
    """
    facts, today = contact_facts(), said_on or local_day(at)
    items = [
        (
            each.record.first_day,
            {
                "dates": capfirst(phrases.closure_dates(each, today)),
                "what": phrases.closure_what(each, facts),
                "reason": phrases.closure_reason(each),
                "words": phrases.reason_of(each).words,
                "undecided": False,
            },
        )
        for each in closures_ahead(at, facts=facts)
    ]
    items += [
        (
            each.day,
            {
                "dates": capfirst(phrases.day_words(each.day, today)),
                "what": _("Public holiday: we may be closed"),
                "reason": str(each.name.words or ""),
                "words": each.name.words,
                "undecided": True,
            },
        )
        for each in undecided_holidays(at, days=UNDECIDED_SHOWN_DAYS, facts=facts)
    ]
    return [item for _day, item in sorted(items, key=lambda pair: pair[0])]


def statement_html(code: str) -> SafeString:
    """Return the words of a standing statement (contact.enums.StatementCode) as HTML; empty where it has none."""
    facts = contact_facts()
    statement = facts.statements.get(code)
    if not statement or not statement.words:
        return mark_safe("")
    marks = phrases.either_of([service.mark for service in facts.services])
    body = html_clean(statement.words.body).replace("{envelope_marks}", format_html("{}", marks))
    notice = facts.office.privacy_notice if facts.office else ""
    link = format_html('<a href="{}" dir="ltr">{}</a>', notice, address_shown(notice)) if notice else ""
    return mark_safe(body.replace("{privacy_notice}", link))  # noqa: S308 - cleaned, and what is put in is escaped


def statement_language(code: str) -> str:
    """Return the language of the words that `statement_html` gives; empty where it gives none."""
    statement = contact_facts().statements.get(code)
    return str(statement.words.locale.language_code) if statement and statement.words else ""


def weeks_at(at: datetime) -> list[dict[str, Any]]:
    """Return a week table (caption, days) for each different week of the lines at `at` (aware); one if all agree."""
    facts = contact_facts()
    groups: dict[tuple[Any, ...], list[PhoneLine | None]] = {}
    for line in facts.lines or (None,):
        days = week_hours(line, at, facts=facts)
        groups.setdefault(tuple(day.periods for day in days), []).append(line)
    return [
        {
            "caption": _week_caption([each for each in lines if each], is_only=len(groups) == 1),
            "days": [_week_day(day, facts, at) for day in week_hours(lines[0], at, facts=facts)],
        }
        for lines in groups.values()
    ]


def _week_caption(lines: list[PhoneLine], *, is_only: bool) -> str:
    if is_only:
        return _("Opening hours")
    return _("Opening hours: %(lines)s") % {"lines": phrases.listed(map(phrases.line_label, lines))}


def _week_day(day: WeekDay, facts: ContactFacts, at: datetime) -> dict[str, Any]:
    return {
        "name": capfirst(str(Weekday(day.weekday).label)),
        "hours": phrases.periods_words(day.periods),
        "today": day.is_today,
        "note": _week_note(day, facts, at),
    }


def _week_note(day: WeekDay, facts: ContactFacts, at: datetime) -> str:
    if not day.differs:
        return ""
    if day.differs.holiday_undecided:
        what = _("Public holiday: we may be closed")
    elif day.differs.closure:
        what = phrases.closure_what(day.differs.closure, facts)
    else:
        what = phrases.periods_words(day.differs.periods)
    return _("%(day)s: %(what)s") % {"day": capfirst(phrases.day_words(day.date, local_day(at))), "what": what}
