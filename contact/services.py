"""Writes about contact. Whatever an editor decides here is logged under their name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import holidays as holidays_package
from django.db import transaction
from django.utils.text import slugify
from wagtail.log_actions import log

from contact.enums import ClosureKind, HolidayDecision
from contact.models import Closure, ClosureReason, HolidayName, HolidayNameText, PhoneLine, PublicHoliday, Service
from contact.times import local_day
from core.seed.helpers import first_time, words_seed

HOLIDAY_REASON = "public-holiday"
# As far as the response-time helper counts, back and ahead.
YEARS_PROPOSED = 2


@transaction.atomic
def holidays_propose(*, at: datetime) -> list[PublicHoliday]:
    """Propose the Scottish bank holidays from two years back to two years ahead of `at` (aware); return the new ones.

    Those behind us are there for the counting of working days; editors are asked only about those ahead. Days at a
    weekend are left out: their substitute days are the ones that change anything. What editors have decided, changed or
    deleted is left alone, so it can be called as often as one likes.
    """
    year = local_day(at).year
    years = range(year - YEARS_PROPOSED, year + YEARS_PROPOSED + 1)
    proposed = holidays_package.country_holidays("GB", subdiv="SCT", years=years, language="en_GB")
    made = []
    for day in sorted(proposed):
        if day.weekday() >= 5:
            continue
        name = proposed[day].replace("(observed)", "(substitute day)")
        if not PublicHoliday.objects.filter(day=day).exists() and first_time(f"contact.holiday.{day}"):
            holiday = PublicHoliday(day=day, name=_holiday_name(name), is_bank_holiday=True)
            holiday.save()
            made.append(holiday)
    return made


def _holiday_name(name: str) -> HolidayName:
    holiday_name, is_new = HolidayName.objects.get_or_create(code=slugify(name)[:50])
    if is_new:
        words_seed(HolidayNameText, holiday_name, name=name)
    return holiday_name


@transaction.atomic
def holiday_decide(*, holiday: PublicHoliday, decision: str, by: Any | None) -> PublicHoliday:
    """Record what is decided on a holiday (a HolidayDecision) and make or remove its closure; return the holiday.

    `by` is the editor, None for the software. A closure that editors have changed meanwhile is kept while the decision
    is still that we are closed.
    """
    holiday = PublicHoliday.objects.select_for_update(of=("self",)).select_related("closure").get(pk=holiday.pk)
    decision = HolidayDecision(decision)
    is_changed = holiday.decision != decision
    closure = holiday.closure
    holiday.closure = _holiday_closure(holiday) if decision == HolidayDecision.CLOSED else None
    holiday.decision = decision
    holiday.save()
    if closure and holiday.closure is None:
        closure.delete()
    if is_changed:
        log(holiday, "contact.holiday_decide", user=by, data={"decision": decision.label})
    return holiday


def _holiday_closure(holiday: PublicHoliday) -> Closure:
    """Return the holiday's closure, made where it has none, on the holiday's day."""
    closure = holiday.closure
    if closure is None:
        reason, _is_new = ClosureReason.objects.get_or_create(code=HOLIDAY_REASON)
        closure = Closure(kind=ClosureKind.CLOSED, reason=reason)
    if closure.pk is None or closure.first_day == closure.last_day != holiday.day:
        closure.first_day = closure.last_day = holiday.day
        closure.save()
    return closure


@transaction.atomic
def closure_create_emergency(
    *,
    last_day: date,
    reason: ClosureReason,
    services: Iterable[Service] = (),
    lines: Iterable[PhoneLine] = (),
    by: Any | None,
    at: datetime,
) -> Closure:
    """Close from the day of `at` (aware) to `last_day`, announced at once; no service and no line means everything.

    Raise ValidationError where the last day is before today.
    """
    today = local_day(at)
    closure = Closure(kind=ClosureKind.CLOSED, first_day=today, last_day=last_day, reason=reason, announced_from=today)
    closure.full_clean()
    closure.save()
    closure.services.set(services)
    closure.lines.set(lines)
    log(closure, "wagtail.create", user=by)
    return closure


@transaction.atomic
def line_set_working(*, line: PhoneLine, is_working: bool, by: Any | None) -> PhoneLine:
    """Say on every page that a line is faulty, or that it works again; return the line."""
    line.is_working = is_working
    line.save(update_fields=["is_working"])
    log(line, "contact.line_restore" if is_working else "contact.line_report_fault", user=by)
    return line
