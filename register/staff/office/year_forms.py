from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.wall_time_form import WallTimeField, WhichHourField, moment_clean
from core.wall_times import which_hour_of
from register.models import ReportYear
from register.models.years import FIRST_YEAR, LAST_YEAR


class YearForm(forms.Form):
    """Which year is made."""

    start = forms.IntegerField(
        label=_("The year in which it begins"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=_("2025 is the year from 1 April 2025 to 31 March 2026."),
    )


class ScheduleForm(forms.Form):
    """When a year becomes public, and whether it says that no action was taken. `moment` is aware, once it is valid."""

    wall_time = WallTimeField(
        label=_("Date and time in Edinburgh"), help_text=_("Such as 2026-10-01 09:30. The whole year goes out then.")
    )
    which_hour = WhichHourField()
    is_nil = forms.BooleanField(
        label=_("No action was taken in this year"),
        required=False,
        help_text=_("Said so in public: a year without entries is no mistake."),
    )

    def __init__(self, *args: Any, at: datetime | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._at = at or timezone.now()
        self.moment: datetime | None = None

    @classmethod
    def of(cls, year: ReportYear, *, is_nil: bool) -> ScheduleForm:
        """Return the form as a year is now."""
        values: dict[str, Any] = {"is_nil": is_nil and (year.is_nil or year.due_at is None)}
        if year.due_at:
            values["wall_time"] = timezone.localtime(year.due_at, timezone.get_default_timezone()).strftime(
                "%Y-%m-%d %H:%M"
            )
            values["which_hour"] = which_hour_of(year.due_at)
        return cls(initial=values)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("wall_time"):
            which = cleaned.get("which_hour", "")
            self.moment = moment_clean(self, cleaned["wall_time"], which, at=self._at)
        return cleaned
