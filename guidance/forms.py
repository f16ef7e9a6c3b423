"""The questions of the response-time helper, one form each."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contact.selectors import contact_facts
from core.forms import SGDSFormMixin
from guidance import selectors

YEARS_AROUND = 2
LONGEST_PART = 4
YEAR_LENGTH = 4


class DatePartsWidget(forms.MultiWidget):
    """Day, month and year in three fields, so that nobody has to guess an order or use a picker."""

    template_name = "django/forms/widgets/date_parts.html"
    use_fieldset = True
    parts = (("day", gettext_lazy("Day")), ("month", gettext_lazy("Month")), ("year", gettext_lazy("Year")))

    def __init__(self) -> None:
        # No `maxlength`: it would cut a digit too many away without a word, and leave another date.
        numeric = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__({name: forms.TextInput(numeric) for name, _label in self.parts})

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for subwidget, (part, label) in zip(context["widget"]["subwidgets"], self.parts, strict=True):
            subwidget.update(label=label, part=part)
        return context


class DatePartsField(forms.Field):
    """A date in three parts; raises ValidationError that says how to mend it."""

    widget = DatePartsWidget
    default_error_messages = {
        "required": gettext_lazy("Enter the date, such as 27 3 2026."),
        "numbers": gettext_lazy("Enter day, month and year as numbers, such as 27 3 2026."),
        "year": gettext_lazy("Enter the year with four digits, such as 2026."),
        "unreal": gettext_lazy("There is no such date. Check the day, the month and the year."),
    }

    def clean(self, value: list[str | None] | None) -> date:
        """Return the date; `value` holds day, month and year as typed."""
        parts = [(part or "").strip() for part in value or []]
        if not any(parts):
            raise ValidationError(self.error_messages["required"], code="required")
        if not all(part.isdecimal() for part in parts) or any(len(part) > LONGEST_PART for part in parts[:2]):
            raise ValidationError(self.error_messages["numbers"], code="numbers")
        if len(parts[2]) != YEAR_LENGTH:
            raise ValidationError(self.error_messages["year"], code="year")
        day, month, year = map(int, parts)
        try:
            return date(year, month, day)
        except ValueError:
            raise ValidationError(self.error_messages["unreal"], code="unreal") from None


class QuestionForm(SGDSFormMixin, forms.Form):
    """One question of the helper. `today` bounds the date of the letter (in the office's time zone)."""

    def __init__(self, question: str, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.question, self.today = question, today
        self.fields[question] = _field(question)

    def clean_received(self) -> date:
        """Return the date; raise ValidationError for one that is more than two years away."""
        received: date = self.cleaned_data["received"]
        if not years_from(self.today, -YEARS_AROUND) <= received <= years_from(self.today, YEARS_AROUND):
            raise ValidationError(
                _("Enter a date that is not more than two years ago or ahead. Check the year."), code="far"
            )
        return received


def years_from(day: date, years: int) -> date:
    """Return the same day so many years later; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _field(question: str) -> forms.Field:
    makers = {"letter_date": _letter_date, "service": _service, "level": _level, "award": _award, "received": _received}
    return makers[question]()


def _choice(label: str, choices: list[tuple[str, str]], *, missing: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": missing},
    )


def _yes_or_no(label: str) -> forms.ChoiceField:
    return _choice(label, [("yes", _("Yes")), ("no", _("No"))], missing=_("Choose yes or no."))


def _letter_date() -> forms.ChoiceField:
    return _yes_or_no(_("Does your letter give a date?"))


def _service() -> forms.ChoiceField:
    choices = [(service.code, str(service)) for service in contact_facts().services]
    return _choice(_("Which function is your letter about?"), choices, missing=_("Choose one of the functions."))


def _level() -> forms.ChoiceField:
    choices = [(str(level.number), _level_choice(level)) for level in selectors.guidance().levels]
    return _choice(_("Which level is your letter about?"), choices, missing=_("Choose one of the levels."))


def _level_choice(level: Any) -> str:
    title = _("Level %(number)s") % {"number": level.number}
    return f"{title}: {level.words.name}" if level.words else title


def _award() -> forms.ChoiceField:
    return _yes_or_no(_("Is it about non-payment of an award, and time sensitive?"))


def _received() -> forms.Field:
    return DatePartsField(label=_("When did you receive the letter?"), help_text=_("For example, 27 3 2026"))
