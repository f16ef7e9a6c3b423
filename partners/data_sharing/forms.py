"""Forms of commitments: the admin's, and the one by which a person commits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from contact.enquiries.fields import LineField
from core.forms import SGDSFormMixin


class CommitmentForm(WagtailAdminModelForm):
    """A new version: it gets the next number of its kind."""

    def save(self, commit: bool = True) -> Any:
        version = self.instance
        if version.pk is None:
            last = type(version).objects.filter(kind=version.kind).aggregate(last=Max("number"))["last"]
            version.number, version.created_at = (last or 0) + 1, timezone.now()
        return super().save(commit=commit)


class CommitForm(SGDSFormMixin, forms.Form):
    """Who commits, for the receipt."""

    role = LineField(max_length=160, label=_("Your role"), help_text=_("Such as “data protection officer”."))
    accept = forms.BooleanField(label=_("I make this commitment for my organisation"))
