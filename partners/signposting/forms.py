"""What people can tell us about an entry."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from contact.enquiries.fields import TextField
from core.forms import SGDSFormMixin
from partners.enums import ReportReason


class ReportForm(SGDSFormMixin, forms.Form):
    """What is wrong with an entry; no name is asked for."""

    reason = forms.ChoiceField(label=_("What is wrong?"), choices=ReportReason.choices, widget=forms.RadioSelect)
    details = TextField(
        label=_("Tell us more"),
        help_text=_("Put no personal details here. We do not reply to this."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    # Hidden from people and screen readers; programs that fill in every field give themselves away.
    comments = forms.CharField(
        required=False,
        max_length=None,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
