"""The form in which an editor says what was heard in a recording."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.widgets import AdminDateInput

from formats.hearing import HeardFact

PASSED, NOT_PASSED = "passed", "not_passed"


class ListeningForm(forms.Form):
    """Who listened, when, and with what result; each fact of the recording is a tick named `heard`."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    heard_by = forms.CharField(
        label=_("Who listened?"),
        max_length=120,
        help_text=_("Somebody who speaks the language well. It need not be you."),
    )
    heard_on = forms.DateField(label=_("On which day?"), widget=AdminDateInput)
    result = forms.ChoiceField(
        label=_("Was everything heard right?"),
        choices=[
            (PASSED, _("Yes: offer audio in this language")),
            (NOT_PASSED, _("No: lead people to the request form instead")),
        ],
        widget=forms.RadioSelect,
    )
    notes = forms.CharField(label=_("Notes"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, facts: list[HeardFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._facts = {str(fact.number) for fact in facts}

    def ticked(self) -> set[int]:
        """The numbers of the facts that are ticked, also while something else is wrong with the form."""
        sent = self.data.getlist("heard") if self.is_bound else []  # type: ignore[attr-defined]
        return {int(number) for number in self._facts & set(sent)}

    def clean_heard_on(self) -> Any:
        day = self.cleaned_data["heard_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        missing = len(self._facts) - len(self.ticked())
        if cleaned.get("result") == PASSED and missing:
            message = ngettext(
                "%(count)d fact is not ticked. Tick it if you heard it right; if not, choose “No”.",
                "%(count)d facts are not ticked. Tick each that you heard right; if one was wrong, choose “No”.",
                missing,
            )
            self.add_error("result", message % {"count": missing})
        return cleaned
