"""The response-time helper: which question is open, and what the answers come to (L10, L15, L20, L23).

Everything that was answered stands in the address, so the helper keeps nothing and works without JavaScript.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from contact.enums import HolidayDecision
from contact.models import PublicHoliday
from contact.selectors import contact_facts, holidays_between, is_working_day
from guidance import phrases, selectors
from guidance.enums import TimeRule
from guidance.forms import QuestionForm
from guidance.models import ActionLevel, Timeframe
from guidance.text import plain
from guidance.working_days import Counting, nth_working_day

# Each question, in the order in which it is asked, with what it is called in the address.
PARAMETERS = {
    "letter_date": ("letter_date",),
    "service": ("service",),
    "level": ("level",),
    "award": ("award",),
    "received": ("received_day", "received_month", "received_year"),
}
SATURDAY = 5


@dataclass(frozen=True)
class Answer:
    """What the helper says: `text`, its caution in the same size, why (`detail`), and how it was counted.

    `text` says too how much later the day may be while public holidays are undecided.
    """

    text: str
    caution: str
    detail: str = ""
    counting: Counting | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What an address says: the valid answers by question, and the open question, bound if it was answered badly."""

    answers: dict[str, Any]
    question: QuestionForm | None
    parameters: dict[str, str] = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        return bool(self.question and self.question.errors)

    def query(self, *, without: str = "") -> str:
        """Return the valid answers as a query string, on request without one question's."""
        left_out = PARAMETERS.get(without, ())
        return urlencode({name: value for name, value in self.parameters.items() if name not in left_out})


def reading(data: QueryDict, *, today: date) -> Reading:
    """Read the answers of an address; `today` is the office's day. Of a repeated parameter the last counts.

    The open question is the first that was answered badly, else the first that is not answered and applies. A bad
    answer to what need not be asked any more is passed over.
    """
    forms = {question: _form(question, data, today) for question in PARAMETERS}
    answers = {name: form.cleaned_data[name] for name, form in forms.items() if form.is_bound and form.is_valid()}
    parameters = {key: str(data[key]) for name in answers for key in PARAMETERS[name]}
    wrong = next((form for name, form in forms.items() if form.errors and _may_apply(name, answers)), None)
    missing = next((forms[name] for name in PARAMETERS if name not in answers and _applies(name, answers)), None)
    return Reading(answers, wrong or missing, parameters)


def _form(question: str, data: QueryDict, today: date) -> QuestionForm:
    is_answered = data.get("asked") == question or any(data.get(name) for name in PARAMETERS[question])
    return QuestionForm(question, data if is_answered else None, today=today)


def _applies(question: str, answers: dict[str, Any]) -> bool:
    if question == "letter_date":
        return True
    if answers.get("letter_date") != "no":
        return False
    timeframe = _level(answers).timeframe if "level" in answers else None
    if question == "award":
        return _is_liftable(timeframe, answers)
    if question == "received":
        is_lifted = _is_liftable(timeframe, answers) and answers.get("award") == "yes"
        return timeframe is not None and timeframe.rule != TimeRule.NO_NUMBER and not is_lifted
    return True


def _may_apply(question: str, answers: dict[str, Any]) -> bool:
    """Tell whether a question applies, or may do so once those before it are answered."""
    if answers.get("letter_date") == "yes":
        return question == "letter_date"
    if "service" not in answers or "level" not in answers:
        return True
    return question == "letter_date" or _applies(question, {"letter_date": "no"} | answers)


def _is_liftable(timeframe: Timeframe | None, answers: dict[str, Any]) -> bool:
    return bool(timeframe and timeframe.lifted_for and timeframe.lifted_for.code == answers.get("service"))


def _level(answers: dict[str, Any]) -> ActionLevel:
    return next(level for level in selectors.guidance().levels if level.number == int(answers["level"]))


def given(read: Reading, address: str) -> list[dict[str, str]]:
    """Return what was answered, as the summary list takes it: each with the way to answer it anew."""
    rows = []
    for name, value in read.answers.items():
        if not _applies(name, read.answers):
            continue
        form_field = QuestionForm(name, today=date.min).fields[name]
        choices = dict(getattr(form_field, "choices", []))
        rows.append(
            {
                "term": str(form_field.label),
                "detail": phrases.day(value) if isinstance(value, date) else str(choices[value]),
                "url": f"{address}?{read.query(without=name)}",
            }
        )
    return rows


def answer(answers: dict[str, Any]) -> Answer:
    """Return what complete answers come to. The sentences are the ones agreed for the helper, word for word."""
    if answers["letter_date"] == "yes":
        return Answer(_("Use that date."), _("Unsure? Call the person who wrote."))
    level = _level(answers)
    timeframe = level.timeframe
    if timeframe.rule == TimeRule.NO_NUMBER or timeframe.working_days is None:
        text = _("There is no number of working days at level %(number)s.") % {"number": level.number}
        return Answer(text, phrases.caution(), detail=_why(timeframe))
    if _is_liftable(timeframe, answers) and answers["award"] == "yes":
        return Answer(phrases.lifted(timeframe), _("Unsure? Call the person who wrote."), detail=_why(timeframe))
    counting = nth_working_day(answers["received"], timeframe.working_days, is_working_day)
    latest = nth_working_day(answers["received"], timeframe.working_days, _is_certain_working_day).last
    return Answer(
        " ".join([phrases.counted(timeframe, counting.last), *_doubt(counting, latest)]),
        phrases.caution(),
        detail=_why(timeframe),
        counting=counting,
        notes=tuple(_notes(counting, latest)),
    )


def _is_undecided(day: date) -> bool:
    return any(
        each.is_bank_holiday and each.decision == HolidayDecision.UNDECIDED for each in holidays_between(day, day)
    )


def _is_certain_working_day(day: date) -> bool:
    """Return whether a day counts whatever the office decides on the public holidays that are undecided."""
    return is_working_day(day) and not _is_undecided(day)


def _doubt(counting: Counting, latest: date) -> list[str]:
    """Say how many of the counted days are undecided, and the last day that all of them closed would come to."""
    count = sum(_is_undecided(day) for day in counting.counted)
    return [phrases.doubt(count, latest)] if count else []


def _why(timeframe: Timeframe) -> str:
    words = timeframe.words
    return _("The leaflet says: “%(text)s”") % {"text": plain(words.body)} if words else ""


def _notes(counting: Counting, latest: date) -> list[str]:
    """Name the public holidays up to the counted day, and after it those that would make it later still."""
    first = counting.start + timedelta(days=1)
    notes = []
    for holiday in holidays_between(first, latest):
        is_after = holiday.day > counting.last
        if holiday.day.weekday() >= SATURDAY or not holiday.is_bank_holiday:
            continue
        if holiday.decision == HolidayDecision.UNDECIDED:
            phrase = phrases.undecided_after if is_after else phrases.undecided
            notes.append(phrase(holiday, holiday_name(holiday)))
        elif not is_after and not is_working_day(holiday.day):
            notes.append(phrases.not_counted(holiday, holiday_name(holiday)))
    return notes + _coverage(first, latest)


def _coverage(first: date, last: date) -> list[str]:
    """Say where the span leaves the time for which public holidays are on record: first recorded day to year's end."""
    recorded = sorted(each.day for each in contact_facts().holidays if each.is_bank_holiday)
    if not recorded:
        return [phrases.nothing_recorded()]
    until = date(recorded[-1].year, 12, 31)
    early = [phrases.not_recorded_before(recorded[0])] if first < recorded[0] else []
    late = [phrases.not_recorded_after(until)] if last > until else []
    return early + late


def holiday_name(holiday: PublicHoliday) -> str:
    """Return a holiday's name in the active language."""
    return holiday.name.words.name if holiday.name.words else str(holiday.name)
