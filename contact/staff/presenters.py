from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from contact.enquiries import words
from contact.enquiries.mails import service_code
from contact.models import Enquiry

_AS_SENT = ("name", "organisation", "email", "phone", "postal_address")  # typed by the person
_WISHES = ("wants_options_without_recording", "wants_freepost_envelope")


def rows_of(enquiry: Enquiry) -> list[dict[str, Any]]:
    """Return all answers besides the message as pairs of the field's name and the answer; `typed`: by the person."""
    languages = words.language_choices()
    chosen = {
        "service": words.choice_label(words.service_choices(), service_code(enquiry)),
        "topic": str(enquiry.topic),
        "reply_by": enquiry.get_reply_by_display(),
        "reply_language": words.choice_label(languages, enquiry.reply_language),
        "reply_format": words.choice_label(words.format_choices(), enquiry.reply_format),
        "language": words.choice_label(languages, enquiry.language),
    } | {name: _("Yes") for name in _WISHES if getattr(enquiry, name)}
    typed = {name: getattr(enquiry, name) for name in _AS_SENT if getattr(enquiry, name)}
    return [*_pairs(chosen, is_typed=False), *_pairs(typed, is_typed=True)]


def _pairs(answers: dict[str, str], *, is_typed: bool) -> list[dict[str, Any]]:
    labels = {field.name: field.verbose_name for field in Enquiry._meta.fields}
    return [{"label": labels[name], "answer": answer, "typed": is_typed} for name, answer in answers.items()]
