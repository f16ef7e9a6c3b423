"""What a partner answers, and what staff record about an agreement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contact.enquiries.fields import LineField, TextField
from core.forms import SGDSFormMixin
from partners.enums import AgreedBy

AGREE, CORRECT = "agree", "correct"


class AnswerForm(SGDSFormMixin, forms.Form):
    """A partner agrees to the wording, or says what must be changed."""

    answer = forms.ChoiceField(
        label=_("Do you agree to this wording?"),
        choices=[(AGREE, _("Yes, you may publish exactly this")), (CORRECT, _("No, something must be changed"))],
        widget=forms.RadioSelect,
    )
    correction = TextField(
        label=_("What must be changed"),
        help_text=_("Only if you answered no. Put no personal details here."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    who = LineField(
        label=_("Your name and your role"),
        help_text=_("We keep it to show who agreed. It is not published."),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["correction"].is_needed_sometimes = True  # type: ignore[attr-defined]  # so never called optional

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("answer") == CORRECT and not cleaned.get("correction") and "correction" not in self.errors:
            self.add_error("correction", _("Say what must be changed."))
        return cleaned


class SeekForm(forms.Form):
    """Who is asked to agree; without an address nobody is written to."""

    name = LineField(label=_("Name of the person"), max_length=160, required=False)
    email = forms.EmailField(
        label=_("Email"), required=False, help_text=_("Empty: no email is sent, and you record the answer here.")
    )


class RecordForm(forms.Form):
    """An agreement that came another way than by our link."""

    who = LineField(label=_("Who agreed (name and role)"), max_length=160)
    by_what = forms.ChoiceField(
        label=_("By what"), choices=[each for each in AgreedBy.choices if each[0] != AgreedBy.LINK]
    )
    review_on = forms.DateField(label=_("Review on"), required=False, help_text=_("Empty: in a year."))
