"""The contact form itself: which questions there are is code; what they are called is words that editors keep."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from contact.enquiries import words
from contact.enquiries.fields import EmailField, LineField, PhoneField, Select, TextField
from contact.enums import ContactWay, FormKey, ServiceCode
from contact.models import EnquiryTopic, Service
from core.forms import SGDSFormMixin, required_message

LONGEST_MESSAGE = 10_000
LONGEST_EMAIL = 254
# What makes each way of replying possible.
_NEEDED_FOR = {
    ContactWay.EMAIL: FormKey.EMAIL,
    ContactWay.PHONE: FormKey.PHONE,
    ContactWay.POST: FormKey.POSTAL_ADDRESS,
}


class EnquiryForm(SGDSFormMixin, forms.Form):
    """A message to the office. Which fields must be filled in depends on the service and on how to reply."""

    service = forms.ChoiceField(widget=forms.RadioSelect)
    topic = forms.ChoiceField(widget=forms.RadioSelect)
    message = TextField(
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(
            attrs={
                "rows": 10,
                "dir": "auto",
                "data-most": LONGEST_MESSAGE,
                "data-count": _("Characters that you can still write: {left}"),
            }
        ),
    )
    name = LineField(max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}))
    organisation = LineField(
        max_length=160, required=False, widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"})
    )
    email = EmailField(
        max_length=LONGEST_EMAIL,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    phone = PhoneField(
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}),
    )
    postal_address = TextField(
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "street-address", "dir": "auto"}),
    )
    reply_by = forms.ChoiceField(widget=forms.RadioSelect)
    reply_language = forms.ChoiceField(widget=Select)
    reply_format = forms.ChoiceField(widget=forms.Select)
    wants_options_without_recording = forms.BooleanField(required=False)
    wants_freepost_envelope = forms.BooleanField(required=False)
    # Hidden from people and screen readers; programs that fill in every field give themselves away.
    comments = forms.CharField(
        required=False,
        max_length=None,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words.form_words()
        for name, field in self.fields.items():
            if name in self.words:
                _put(self.words[name], field)
        self._offer()
        service = self.data.get("service", "") if self.is_bound else ""
        self.fields["name"].required = service != ServiceCode.INWO
        for name in ("name", *_NEEDED_FOR.values()):  # sometimes needed, so never called optional
            self.fields[name].is_needed_sometimes = True  # type: ignore[attr-defined]

    def _offer(self) -> None:
        offered = {
            "service": words.service_choices(),
            "topic": words.topic_choices(),
            "reply_by": words.way_choices(),
            "reply_language": words.language_choices(),
            "reply_format": words.format_choices(),
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["reply_language"].initial = get_language()
        self.fields["reply_format"].initial = offered["reply_format"][0][0]

    @property
    def contact_words(self) -> words.FieldWords:
        """Label and hint of email, phone and postal address together."""
        return self.words[FormKey.CONTACT]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        given = [key for key in _NEEDED_FOR.values() if cleaned.get(key) or key in self.errors]
        way = cleaned.get("reply_by", "")
        if not given:
            self._require(FormKey.EMAIL, FormKey.CONTACT)
        elif way and _NEEDED_FOR[ContactWay(way)] not in given:
            needed = _NEEDED_FOR[ContactWay(way)]
            self._require(needed, needed)
        if cleaned.get("wants_freepost_envelope") and FormKey.POSTAL_ADDRESS not in given and given:
            self._require(FormKey.POSTAL_ADDRESS, FormKey.FREEPOST)
        return cleaned

    def _require(self, field: FormKey, reason: FormKey) -> None:
        if field.value not in self.errors:
            message = self.words[reason].error_required or self.fields[field.value].error_messages["required"]
            self.add_error(field.value, message)

    def answers(self) -> dict[str, Any]:
        """What was answered, for `enquiry_create`: names of `Enquiry`'s fields, service and topic as records."""
        answers = {name: value for name, value in self.cleaned_data.items() if name != "comments"}
        answers["service"] = Service.objects.filter(code=answers["service"]).first()
        answers["topic"] = EnquiryTopic.objects.get(code=answers["topic"])
        return answers


def _put(field_words: words.FieldWords, field: forms.Field) -> None:
    field.label, field.help_text = field_words.label, field_words.hint
    required = field_words.error_required or required_message(field, field.label)
    field.error_messages |= {"required": required, "invalid_choice": required}
    if field_words.error_invalid:
        field.error_messages["invalid"] = field_words.error_invalid
