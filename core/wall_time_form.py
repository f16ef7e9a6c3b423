"""The fields of an admin form that ask for a moment by the clock on the wall in Edinburgh."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.forms.fields import BaseTemporalField
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput

from core.enums import WhichHour
from core.wall_times import AmbiguousTimeError, MissingTimeError, moment_of


class WallTimeField(forms.DateTimeField):
    """A time as the clock on the wall shows it: which moment that is, the form says."""

    widget = AdminDateTimeInput

    def prepare_value(self, value: Any) -> Any:
        return value

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        try:
            found = parse_datetime(str(value).strip()) or BaseTemporalField.to_python(self, str(value))
        except ValueError as error:  # such as 30 February
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error
        return found.replace(tzinfo=None) if found else None


class WhichHourField(forms.ChoiceField):
    """Which of two hours is meant, in the night in which the clock shows one twice."""

    def __init__(self, **kwargs: Any) -> None:
        usual: dict[str, Any] = {
            "label": gettext_lazy("If the clock shows this time twice"),
            "choices": [("", "---------"), *WhichHour.choices],
            "required": False,
            "help_text": gettext_lazy("Only in the night in which the clocks go back."),
        }
        super().__init__(**usual | kwargs)


def moment_clean(
    form: forms.Form | forms.ModelForm[Any], wall: datetime, which: str, *, at: datetime
) -> datetime | None:
    """Return the moment that `wall_time` and `which_hour` of a form name; None where it is said at a field why not.

    `wall` is naive, `which` a WhichHour or ""; the moment is aware, and has to come after `at` (aware).
    """
    try:
        moment = moment_of(wall, which)
    except AmbiguousTimeError:
        form.add_error("which_hour", _("The clock shows this time twice in that night. Choose which you mean."))
    except MissingTimeError:
        form.add_error("wall_time", _("The clocks go forward in that night: this time does not exist."))
    else:
        if moment > at:
            return moment
        form.add_error("wall_time", _("This time is over. Choose one that is still to come."))
    return None
