"""One row of a file, read into what an entry says. All that is wrong with it is told, not only the first thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from contact.enums import ServiceCode
from register.enums import LOWEST, ActionType, Ground, Sector
from register.imports.cells import BadCell, BadRow, Cell, choice_read, day_read, level_read, year_read
from register.imports.columns import step_name, steps_of
from register.imports.organisations import Organisations
from register.models import Body, ReportYear
from register.workflow.content import Content, StepContent, content_check

_LONGEST_WHY = 600
_NEEDED = ("organisation", "year", "service", "level", "type", "taken_on")
_OUR_NAMES = {"body": "organisation"}  # a field of Content, and the column that holds it


@dataclass
class Row:
    """What a row says: `content` where all is well; `problems` by our column; `is_unknown` for its organisation."""

    number: int
    texts: dict[str, str]
    problems: dict[str, str]
    content: Content | None = None
    is_unknown: bool = False


class RowReader:
    """Reads rows of one file. `mapping` says which of its columns is which of ours; `today` is the office's day."""

    def __init__(self, mapping: dict[str, int], organisations: Organisations, today: date) -> None:
        self._mapping, self._organisations, self._today = mapping, organisations, today
        self._steps = steps_of(mapping)
        self._years = {each.start: each for each in ReportYear.objects.filter(is_sample=False)}

    def read(self, number: int, cells: list[Cell]) -> Row:
        """Return what a row says. Raises nothing: what is wrong stands in its `problems`."""
        mine = {name: cells[at] for name, at in self._mapping.items()}
        row = Row(number, {name: "" if isinstance(cell, BadCell) else cell for name, cell in mine.items()}, {})
        row.problems.update({name: cell.message for name, cell in mine.items() if isinstance(cell, BadCell)})
        if isinstance(cells[-1], BadRow) and len(cells) - 1 not in self._mapping.values():
            row.problems[""] = cells[-1].message
        for name in _NEEDED:
            if not row.texts.get(name) and name not in row.problems:
                row.problems[name] = _("This cell is empty. Fill it in.")
        content = self._content(row)
        row.problems = self._checked(row, content)
        if not row.problems and not row.is_unknown:
            row.content = content_check(content, today=self._today)
        return row

    def _content(self, row: Row) -> Content:
        """What the row says, with a harmless value wherever its own could not be read."""
        level = _read(row, "level", level_read, LOWEST)
        day = _read(row, "taken_on", day_read, self._today)
        text = row.texts.get
        return Content(
            body=self._body(row),
            service=_read(row, "service", lambda each: choice_read(each, ServiceCode), ServiceCode.PSC.value),
            level=level,
            type=_read(row, "type", lambda each: choice_read(each, ActionType), ActionType.MEETING.value),
            taken_on=day,
            year=_read(row, "year", self._year, ReportYear(start=0)),
            reason=text("reason", ""),
            ground=_read(row, "ground", lambda each: choice_read(each, Ground), ""),
            status=text("status", ""),
            reply=text("reply", ""),
            steps=self._all_steps(row, level, day),
        )

    def _body(self, row: Row) -> Body:
        sector = _read(row, "sector", lambda each: choice_read(each, Sector), "")
        name = row.texts.get("organisation", "")
        found = _read(
            row, "organisation", lambda each: self._organisations.find(each, row=row.number, sector=sector), None
        )
        row.is_unknown = bool(name) and found is None and "organisation" not in row.problems
        if found and sector and found.sector != sector:
            row.problems["sector"] = _("In the register this organisation is in another sector: %(sector)s.") % {
                "sector": found.get_sector_display()
            }
        return found or Body(name=name)

    def _year(self, text: str) -> ReportYear:
        start = year_read(text)
        if start not in self._years:
            raise ValidationError(
                _("The register has no year %(year)s yet. Have an administrator of the register add it first.")
                % {"year": ReportYear(start=start).label}
            )
        return self._years[start]

    def _all_steps(self, row: Row, level: int, day: date) -> tuple[StepContent, ...]:
        steps = tuple(self._read_steps(row))
        why = row.texts.get("escalated_because", "")
        if len(why) > _LONGEST_WHY:
            row.problems["escalated_because"] = _("This is too long: up to %(most)d characters.") % {
                "most": _LONGEST_WHY
            }
        if why and not steps:
            return (StepContent(level, day, why),)
        if why and why != " ".join(step.why for step in steps if step.why):
            row.problems["escalated_because"] = _("The steps say why already. Leave this cell empty.")
        return steps

    def _read_steps(self, row: Row) -> Iterator[StepContent]:
        for number in self._steps:
            names = [step_name(number, part) for part in ("level", "date", "reason")]
            if not any(row.texts.get(name) or name in row.problems for name in names):
                continue
            for name in names[:2]:
                if not row.texts[name] and name not in row.problems:
                    row.problems[name] = _("A step needs its level and its day. Fill in both.")
            why = row.texts.get(names[2], "")
            if len(why) > _LONGEST_WHY:
                row.problems[names[2]] = _("This is too long: up to %(most)d characters.") % {"most": _LONGEST_WHY}
            yield StepContent(_read(row, names[0], level_read, 0), _read(row, names[1], day_read, self._today), why)

    def _checked(self, row: Row, content: Content) -> dict[str, str]:
        """The row's problems, with those of the entry as a whole that do not come from an unread cell."""
        found = dict(row.problems)
        try:
            content_check(content, today=self._today)
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                name = _OUR_NAMES.get(field, field)
                if field == "steps":
                    name = self._wrong_step(content)
                if not _depends(name, found):
                    found[name] = messages[0]
        return found

    def _wrong_step(self, content: Content) -> str:
        """The column that the problem of the steps stands in: the first step up to which the entry is not right."""
        steps = content.steps
        for at in range(1, len(steps) + 1):
            last = steps[at - 1]
            part = replace(content, steps=steps[:at], level=last.level, taken_on=last.taken_on)
            if _has_wrong_steps(part, self._today):
                is_back = at > 1 and last.taken_on < steps[at - 2].taken_on
                is_up = at > 1 and last.level > steps[at - 2].level
                part_name = "date" if is_back else "reason" if is_up and not last.why else "level"
                return step_name(self._number(at), part_name)
        return step_name(self._number(len(steps)), "level" if steps[-1].level != content.level else "date")

    def _number(self, at: int) -> int:
        return self._steps[min(at, len(self._steps)) - 1] if self._steps else at


def _has_wrong_steps(content: Content, today: date) -> bool:
    try:
        content_check(content, today=today)
    except ValidationError as error:
        return "steps" in error.message_dict
    return False


def _read(row: Row, name: str, reader: Callable[[str], Any], otherwise: Any) -> Any:
    """The value of a cell; where it is empty or wrong (then it is noted), what is given for that."""
    text = row.texts.get(name, "")
    if not text:
        return otherwise
    try:
        return reader(text)
    except ValidationError as error:
        row.problems.setdefault(name, " ".join(error.messages))
        return otherwise


def _depends(name: str, found: dict[str, str]) -> bool:
    """Whether it may only be wrong because another cell could not be read."""
    if name in found:
        return True
    if name == "ground":
        return "level" in found
    return name.startswith("step_") and any(each.startswith("step_") or each in ("level", "taken_on") for each in found)
