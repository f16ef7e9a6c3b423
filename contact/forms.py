from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from contact.models import ClosureReason, PhoneLine, Service

EVERYTHING, SOME = "everything", "some"


class LinesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: PhoneLine) -> str:
        return f"{obj} ({obj.service})"


class EmergencyClosureForm(forms.Form):
    """What is closed from today on, until when and why; nothing else is asked when it is urgent."""

    scope = forms.ChoiceField(
        label=_("What is closed?"),
        choices=[(EVERYTHING, _("Everything")), (SOME, _("Only what I choose below"))],
        initial=EVERYTHING,
        widget=forms.RadioSelect,
    )
    services = forms.ModelMultipleChoiceField(
        label=_("Services"), queryset=Service.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    lines = LinesField(
        label=_("Lines"), queryset=PhoneLine.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    last_day = forms.DateField(label=_("Closed from today until (the last day)"), widget=AdminDateInput)
    reason = forms.ModelChoiceField(
        label=_("Reason"), queryset=ClosureReason.objects.none(), empty_label=_("Choose a reason")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take `today` (a date of the office), the earliest last day."""
        self.today = kwargs.pop("today")
        super().__init__(*args, **kwargs)
        self.fields["services"].queryset = Service.objects.all()  # type: ignore[attr-defined]
        self.fields["lines"].queryset = PhoneLine.objects.select_related("service")  # type: ignore[attr-defined]
        self.fields["reason"].queryset = ClosureReason.objects.prefetch_related("texts__locale")  # type: ignore[attr-defined]
        self.fields["last_day"].initial = self.today

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("scope") == SOME and not (data.get("services") or data.get("lines")):
            self.add_error("services", _("Choose at least one service or line, or choose “Everything”."))
        if data.get("scope") == EVERYTHING:
            data["services"], data["lines"] = [], []
        if data.get("last_day") and data["last_day"] < self.today:
            self.add_error("last_day", _("The last day must be today or later."))
        return data
