"""The form in which people ask for another format."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from contact.enquiries.fields import EmailField, LineField, TextField
from core.forms import SGDSFormMixin
from core.sources import Source, source_at, sources
from formats.enums import AskedFormat, ReplyBy

HOME = "/"  # the home page's path is empty, which is the choice of no page
_NEEDS_DETAILS = {
    AskedFormat.LANGUAGE: _("Say which language you need."),
    AskedFormat.OTHER: _("Say what you need."),
}


class FormatRequestForm(SGDSFormMixin, forms.Form):
    """What is needed, of which page, and where to send the answer."""

    page = forms.ChoiceField(label=_("Which page do you need?"), required=False)
    format = forms.ChoiceField(
        label=_("What do you need it in?"), choices=AskedFormat.choices, widget=forms.RadioSelect
    )
    details = TextField(
        label=_("Details"),
        help_text=_("Such as which language, or how large the print should be."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    name = LineField(
        label=_("Your name"), required=False, max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    reply_by = forms.ChoiceField(label=_("How should we reply?"), choices=ReplyBy.choices, widget=forms.RadioSelect)
    email = EmailField(
        label=_("Email address"),
        help_text=_("If we should reply by email."),
        error_messages={"required": _("Give the email address that we should reply to.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    postal_address = TextField(
        label=_("Postal address"),
        help_text=_("If we should reply by post."),
        error_messages={"required": _("Give the postal address that we should reply to.")},
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "street-address"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = sources(get_language() or "")
        self.fields["page"].choices = [  # type: ignore[attr-defined]
            ("", _("No page in particular")),
            *((source.path or HOME, source.title) for source in here),
        ]
        if self.is_bound:  # one of the two is needed; until that is chosen, neither is called optional
            self.fields["email"].required = self.data.get("reply_by") == ReplyBy.EMAIL
            self.fields["postal_address"].required = self.data.get("reply_by") == ReplyBy.POST

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        message = _NEEDS_DETAILS.get(cleaned.get("format", ""))
        if message and not cleaned.get("details", "").strip():
            self.add_error("details", message)
        return cleaned

    def asked_source(self) -> Source | None:
        """The page that was chosen, once the form is valid; None for no page in particular."""
        path = self.cleaned_data["page"]
        return source_at(get_language() or "", path.removeprefix(HOME)) if path else None

    def answers(self) -> dict[str, str]:
        """What was answered besides the page, for `request_create`."""
        return {name: value for name, value in self.cleaned_data.items() if name != "page"}
