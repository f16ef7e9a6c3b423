"""The four steps of a request, and what of it is still missing."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from core.forms import SGDSFormMixin
from core.uploads import ACCEPTED, Upload, attachment_check
from partners.engagement.enums import DATA_KINDS, EngagementKind, SharingPurpose
from partners.models import EngagementRequest

STEPS = 4


class StepForm(SGDSFormMixin, forms.Form):
    """One step. `answers` are what of it may be stored, also where something else is wrong: to come back to."""

    title: ClassVar[Any] = ""

    def answers(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


def _text(label: Any, hint: Any = "", *, most: int = 2000, required: bool = True, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=most, required=required, widget=forms.Textarea(attrs={"rows": rows})
    )


class WhoForm(StepForm):
    """Step 1: what for, and who asks."""

    title = _("What you ask for, and who you are")

    kind = forms.ChoiceField(
        label=_("What do you ask us to do?"), choices=EngagementKind.choices, widget=forms.RadioSelect
    )
    organisation = forms.CharField(
        label=_("Your organisation"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "organization"})
    )
    name = forms.CharField(label=_("Your name"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your email address"),
        help_text=_("We send the link to your request there. You cannot change it later."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    phone = forms.CharField(
        label=_("Your phone number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )


class WhoAgainForm(WhoForm):
    """Step 1 once the request is begun: its links are bound to the email address."""

    email = None  # type: ignore[assignment]


class AboutForm(StepForm):
    """Step 2: what it is about, when, and which purposes of sharing it serves (P13)."""

    title = _("What it is about")

    about = _text(
        _("What is it about?"),
        _("Do not name people who have complained or whom a complaint is about."),
        most=4000,
        rows=8,
    )
    dates = forms.CharField(
        label=_("Dates that matter"),
        help_text=_("Such as the day of the meeting, or the last day to respond to your consultation."),
        max_length=300,
        required=False,
    )
    purposes = forms.MultipleChoiceField(
        label=_("Which purposes does sharing this information serve?"),
        choices=SharingPurpose.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one purpose. We share information for these purposes only.")},
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind not in DATA_KINDS:
            del self.fields["purposes"]


class BringForm(StepForm):
    """Step 3: what our criteria ask about (P5)."""

    title = _("What it would bring")

    benefit = _text(_("How would the public benefit?"))
    risk = _text(_("Which risk to people would it reduce?"), required=False)
    they_bring = _text(
        _("What would your organisation bring?"), _("Such as people, time, money or data."), required=False
    )
    we_bring = _text(_("What would you need from us?"), required=False)


class FileForm(StepForm):
    """Step 4: a file, if there is one."""

    title = _("Files")

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word document (.docx) or plain text, up to 10 MB each. You can send five."),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty.")},
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    upload: Upload | None = None

    def clean_file(self) -> File[bytes]:
        file: File[bytes] = self.cleaned_data["file"]
        self.upload = attachment_check(file)
        return file


def step_form(step: int, request: EngagementRequest, data: Any = None) -> StepForm:
    """Return the form of step 1, 2 or 3 of a begun request, with what is stored or with what was sent (`data`)."""
    form: StepForm
    if step == 1:
        form = WhoAgainForm(data, initial=_stored(request, WhoAgainForm))
    elif step == 2:
        form = AboutForm(data, kind=request.kind, initial=_stored(request, AboutForm))
    else:
        form = BringForm(data, initial=_stored(request, BringForm))
    return form


def _stored(request: EngagementRequest, form: type[StepForm]) -> dict[str, Any]:
    return {name: getattr(request, name) for name in form.base_fields}


def first_missing(request: EngagementRequest) -> int | None:
    """Return the first step in which something that must be there is missing; None where the request is whole."""
    needs_purpose = request.kind in DATA_KINDS and not request.purposes
    if not request.about or needs_purpose:
        return 2
    return None if request.benefit else 3
