from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contact.enquiries.selectors import address_on
from contact.models import Enquiry, EnquiryRecipient
from contact.staff.selectors import officers
from contact.times import local_day

MOST = 2**31 - 1


class VersionForm(forms.Form):
    """What an officer does, and the version of the enquiry that they saw."""

    version = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)

    def __init__(self, *args: Any, enquiry: Enquiry, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"id_{type(self).__name__}_%s")
        super().__init__(*args, **kwargs)
        self.enquiry = enquiry
        self.initial.setdefault("version", enquiry.version)


class AssignForm(VersionForm):
    assigned_to = forms.ModelChoiceField(
        queryset=get_user_model()._default_manager.none(),
        required=False,
        empty_label=_("Nobody"),
        label=_("Assigned to"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assignee = self.enquiry.assigned_to
        self.fields["assigned_to"].queryset = officers(besides=assignee)  # type: ignore[attr-defined]
        self.initial["assigned_to"] = assignee


class NoteForm(VersionForm):
    staff_note = forms.CharField(
        required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), label=_("Note for colleagues")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["staff_note"] = self.enquiry.staff_note


class _Recipients(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Recipients with the address that gets mail today."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}: {address_on(obj, local_day(timezone.now()))}"


class ForwardForm(VersionForm):
    recipient = _Recipients(queryset=EnquiryRecipient.objects.select_related("service"), label=_("Forward to"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        recipients = {each.service_id: each for each in EnquiryRecipient.objects.all()}
        self.initial["recipient"] = recipients.get(self.enquiry.service_id) or recipients.get(None)
