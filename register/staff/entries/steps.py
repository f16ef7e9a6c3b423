"""The steps on the way up, as rows of a form: more of them by a button that needs no JavaScript."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from register.staff.entries.forms import Text, day_field, level_choices
from register.workflow.content import StepContent

LEAST, MOST = 2, 20
COUNT = "steps"


class StepForm(forms.Form):
    """One step. A row that is left empty is no step, so no field by itself has to be filled in."""

    level = forms.TypedChoiceField(choices=level_choices, coerce=int, required=False, label=gettext_lazy("Level"))
    taken_on = day_field(required=False, label=gettext_lazy("Taken on"))
    why = Text(rows=2, required=False, max_length=600, label=gettext_lazy("Why it was escalated"))

    def clean(self) -> dict[str, Any]:
        """Ask for level and day where anything was typed."""
        for name in ("level", "taken_on"):
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, forms.Field.default_error_messages["required"])
        return self.cleaned_data


class Steps:
    """The rows: those that were sent, or those of an entry and an empty one; with `more`, unchecked and some empty."""

    def __init__(self, sent: QueryDict | None = None, *, of: tuple[StepContent, ...] = (), more: int = 0) -> None:
        self.problem = ""
        if sent is None:
            rows = [{"level": each.level, "taken_on": each.taken_on, "why": each.why} for each in of]
            self.rows = [_row(at, initial=row) for at, row in enumerate(_filled(rows, max(LEAST, len(of) + 1)))]
        elif more:
            rows = [_sent(sent, at) for at in range(_number(sent.get(COUNT, "")))]
            self.rows = [_row(at, initial=row) for at, row in enumerate(_filled(rows, len(rows) + more))]
        else:
            self.rows = [_row(at, data=sent) for at in range(_number(sent.get(COUNT, "")))]

    @property
    def can_grow(self) -> bool:
        """Return whether one more row may be added."""
        return len(self.rows) < MOST

    def is_valid(self) -> bool:
        """Return whether every row is a step or empty."""
        return all(row.is_valid() for row in self.rows)

    def content(self) -> tuple[StepContent, ...]:
        """Return the steps, once they are valid."""
        return tuple(StepContent(**row.cleaned_data) for row in self.rows if row.has_changed())


def _row(at: int, **of: Any) -> StepForm:
    return StepForm(prefix=_prefix(at), empty_permitted=True, use_required_attribute=False, **of)


def _sent(sent: QueryDict, at: int) -> dict[str, Any]:
    return {name: sent.get(f"{_prefix(at)}-{name}", "") for name in StepForm.base_fields}


def _prefix(at: int) -> str:
    return f"step-{at + 1}"


def _filled(rows: list[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    return [*rows, *({} for _each in range(number - len(rows)))][:MOST]


def _number(typed: str) -> int:
    return min(int(typed), MOST) if typed.isascii() and typed.isdigit() and len(typed) <= len(str(MOST)) else LEAST
