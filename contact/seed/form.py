"""The words of the contact form; for a demonstration also a labelled example of what the office must decide."""

from __future__ import annotations

from pathlib import Path

from contact.models import (
    ContactSettings,
    EnquiryRecipient,
    EnquiryTopic,
    EnquiryTopicText,
    FormField,
    FormFieldText,
    FormOption,
    FormOptionText,
)
from core.seed.helpers import first_time, record_seed, toml_read, words_seed

EXAMPLE_RETENTION_DAYS = 90
EXAMPLE_RECIPIENT = "enquiries@example.org"


def form_seed(*, demonstration: bool) -> None:
    """Make topics, questions and answers with their English words, each once; only a demonstration opens the form."""
    seed = toml_read(Path(__file__).parent / "form.toml")
    for order, (code, label) in enumerate(seed["topics"].items()):
        if first_time(f"contact.topic.{code}"):
            topic = record_seed(EnquiryTopic, code=code, defaults={"sort_order": order})
            words_seed(EnquiryTopicText, topic, label=label)
    for key, words in seed["fields"].items():
        if first_time(f"contact.form.{key}"):
            words_seed(FormFieldText, record_seed(FormField, key=key), **words)
    for key, options in seed["options"].items():
        _options(key, options)
    if demonstration and first_time("contact.form.demonstration"):
        _open_as_example()


def _options(key: str, options: dict[str, str]) -> None:
    for order, (code, label) in enumerate(options.items()):
        field = FormField.objects.filter(key=key).first()
        if field and first_time(f"contact.form.{key}.{code}"):
            option = record_seed(FormOption, field=field, code=code, defaults={"sort_order": order})
            words_seed(FormOptionText, option, label=label)


def _open_as_example() -> None:
    EnquiryRecipient.objects.get_or_create(service=None, defaults={"email": EXAMPLE_RECIPIENT})
    settings = ContactSettings.load()
    if settings.enquiry_retention_days is None:
        settings.enquiry_retention_days = EXAMPLE_RETENTION_DAYS
        settings.is_demonstration = True
        settings.save()
