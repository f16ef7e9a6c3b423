"""The office's forms about a request."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.engagement.deciding import officers
from partners.engagement.enums import DECISIONS, Consideration, Outcome

_MET = [("yes", _("Met")), ("no", _("Not met"))]


class AssignForm(forms.Form):
    """Who considers the request."""

    to: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Assigned to"), queryset=None, required=False, empty_label=_("Nobody")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = officers()  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """The decision: each consideration met or not and why, what follows, and the reasons for the requester."""

    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=[(each.value, each.label) for each in DECISIONS],
        help_text=_("A refusal is told to the requester only when a second person has confirmed it."),
    )
    reasons = forms.CharField(
        label=_("Reasons, as the requester will read them"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in Consideration:
            self.fields[f"{each}_met"] = forms.ChoiceField(label=each.label, choices=_MET, widget=forms.RadioSelect)
            self.fields[f"{each}_why"] = forms.CharField(
                label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
            )
        self.order_fields(
            [*(f"{each}_{end}" for each in Consideration for end in ("met", "why")), "outcome", "reasons"]
        )

    def clean(self) -> dict[str, Any]:
        """A refusal names at least one consideration that is not met; consistent with what is published (P7)."""
        data: dict[str, Any] = super().clean() or {}
        met = [data.get(f"{each}_met") for each in Consideration]
        if data.get("outcome") == Outcome.REFUSED and met == ["yes"] * len(met):
            self.add_error("outcome", _("All considerations are met. Say which one is not, or agree."))
        return data

    def said(self) -> dict[str, Any]:
        """Return what `request_decide` takes."""
        data = self.cleaned_data
        return {name: value == "yes" if name.endswith("_met") else value for name, value in data.items()}
