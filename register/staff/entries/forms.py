"""What people type about an entry: its facts, its steps, and what they decide on it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contact.enums import ServiceCode
from guidance.presenters import level_name
from guidance.selectors import guidance
from register import presenters
from register.enums import LEVELS, ActionType, Extra, Ground, Sector
from register.models import Body, ReportYear, Version
from register.workflow.content import Content, StepContent

MOST = 2**31 - 1
_NOT_CHOSEN = ("", "---------")


def day_field(**options: Any) -> forms.DateField:
    """Return a field for a day with the browser's own calendar, which needs no JavaScript."""
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **options)


class Text(forms.CharField):
    """A text of several lines; a browser's line ends count as one character each."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace("\r\n", "\n")


def level_choices() -> list[tuple[Any, str]]:
    """Return the levels of the register, each with our short name of it."""
    return [_NOT_CHOSEN, *((level, _level_text(level)) for level in LEVELS)]


def _level_text(level: int) -> str:
    found = guidance().level(level)
    name = level_name(found) if found else ""
    text = presenters.level_name(level)
    return f"{text}: {name}" if name else text


def body_choices(besides: Body | None) -> list[tuple[str, Any]]:
    """Return the organisations that actions can be recorded for, under their sectors, and the one that is chosen."""
    usable = [each for each in Body.objects.order_by("name") if each.in_jurisdiction or each == besides]
    order = list(Sector.values)
    usable.sort(key=lambda each: order.index(each.sector))
    groups = groupby(usable, key=lambda each: each.sector)
    return [_NOT_CHOSEN, *((str(Sector(sector).label), [_choice(each) for each in group]) for sector, group in groups)]


def _choice(record: Any) -> tuple[Any, str]:
    return record.pk, f"{record} ({_('invented example')})" if record.is_sample else str(record)


class EntryForm(forms.Form):
    """The four facts of L17, the year, and what is kept beside them. What they may be, `content_check` says."""

    body = forms.ModelChoiceField(queryset=Body.objects.all(), label=gettext_lazy("Organisation"))
    service = forms.ChoiceField(choices=[_NOT_CHOSEN, *ServiceCode.choices], label=gettext_lazy("Service"))
    level = forms.TypedChoiceField(
        choices=level_choices,
        coerce=int,
        label=gettext_lazy("Level"),
        help_text=gettext_lazy("Levels 1 and 2 are never listed."),
    )
    type = forms.ChoiceField(choices=[_NOT_CHOSEN, *ActionType.choices], label=gettext_lazy("Type of action"))
    taken_on = day_field(label=gettext_lazy("Taken on"))
    year = forms.ModelChoiceField(
        queryset=ReportYear.objects.all(),
        label=gettext_lazy("Year"),
        help_text=gettext_lazy("The entry becomes public with the annual report of this year."),
    )
    reason = Text(
        rows=5,
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The public reads it. Name no person. Up to 2000 characters."),
    )
    ground = forms.ChoiceField(
        choices=[_NOT_CHOSEN, *Ground.choices],
        required=False,
        label=gettext_lazy("Statutory ground"),
        help_text=gettext_lazy("For level 6 only: the section of the Act."),
    )
    status = Text(required=False, label=Extra.STATUS.label)
    reply = Text(
        required=False,
        label=Extra.REPLY.label,
        help_text=gettext_lazy("This and how it stands now are kept, but shown only once an administrator decides so."),
    )

    def __init__(self, *args: Any, besides: Body | None = None, **options: Any) -> None:
        super().__init__(*args, **{"use_required_attribute": False} | options)
        self.fields["body"].widget.choices = body_choices(besides)
        years = [_NOT_CHOSEN, *(_choice(each) for each in ReportYear.objects.all())]
        self.fields["year"].widget.choices = years

    def content(self, steps: tuple[StepContent, ...]) -> Content:
        """Return what was typed, once it is valid."""
        return Content(**{name: self.cleaned_data[name] for name in EntryForm.base_fields}, steps=steps)


class CorrectionForm(forms.Form):
    """What a correction or a withdrawal says of itself in public."""

    correction = Text(
        max_length=600,
        label=gettext_lazy("What was corrected, and why"),
        help_text=gettext_lazy("The public reads it. Up to 600 characters."),
    )


class SeenForm(forms.Form):
    """A decision, and the save number of the version that the person saw."""

    seen = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: Version, **options: Any) -> None:
        usual: dict[str, Any] = {"auto_id": f"id_{type(self).__name__}_%s", "use_required_attribute": False}
        super().__init__(*args, **usual | options)
        self.initial.setdefault("seen", version.edit)


class ReturnForm(SeenForm):
    why = Text(max_length=600, label=gettext_lazy("Why it goes back"))


class ApproveForm(SeenForm):
    confirmed_with = forms.CharField(
        max_length=200, label=gettext_lazy("With whom at the organisation were the facts confirmed?")
    )
    confirmed_on = day_field(label=gettext_lazy("On which day?"))
    no_personal_data = forms.BooleanField(label=gettext_lazy("I have read it all: no personal data is in it"))


class ReasonForm(SeenForm, CorrectionForm):
    """Begins a correction."""


class WithdrawForm(SeenForm):
    correction = Text(
        max_length=600,
        label=gettext_lazy("Why it is withdrawn"),
        help_text=gettext_lazy("The public reads it. Up to 600 characters."),
    )
