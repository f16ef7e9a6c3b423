"""The admin's form that lets a person read a release early."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contact.enquiries.fields import LineField
from partners.embargo.models import Release
from partners.organisations.models import Organisation


class ReaderForm(forms.Form):
    """One person of a partner organisation."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=gettext_lazy("Organisation"),
        help_text=gettext_lazy("Its name is published with the release; the person’s name never is."),
    )
    name = LineField(max_length=160, label=gettext_lazy("Name"))
    email = forms.EmailField(label=gettext_lazy("Email address"))

    def __init__(self, *args: Any, release: Release, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.release = release

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if self.release.readers.filter(email__iexact=email, revoked_at=None).exists():
            raise forms.ValidationError(_("This person has been invited already."))
        return email
