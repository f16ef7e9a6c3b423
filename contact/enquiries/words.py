"""The words of the contact form as editors have them now, in the active language; a missing word is the English one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from contact.enums import ContactWay, FormKey
from contact.models import (
    ContactFormPage,
    ContactSettings,
    EnquiryRecipient,
    EnquiryTopic,
    EnquiryTopicText,
    FormField,
    FormFieldText,
    FormOption,
    FormOptionText,
)
from contact.selectors import contact_facts
from core.generation import per_generation
from core.models import Fact

NOT_SURE = "not-sure"
_WORDS = ("label", "hint", "error_required", "error_invalid")
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class FieldWords:
    """What stands around one question; an empty error means the software's own words."""

    label: str
    hint: str = ""
    error_required: str = ""
    error_invalid: str = ""


@dataclass(frozen=True)
class FormTerms:
    """What the office has decided about the form; None is undecided."""

    retention_days: int | None
    is_demonstration: bool
    has_recipient: bool

    @property
    def is_offered(self) -> bool:
        """Whether messages are taken: not before it is decided how long they are kept, and who gets them."""
        return self.retention_days is not None and self.has_recipient


@per_generation
def form_terms() -> FormTerms:
    """Return the office's decisions as they are now."""
    found = ContactSettings.load()
    has_recipient = EnquiryRecipient.objects.filter(service=None).exists()
    return FormTerms(found.enquiry_retention_days, found.is_demonstration, has_recipient)


@per_generation
def form_words() -> Mapping[str, FieldWords]:
    """Return the words of every question (FormKey) in the active language."""
    texts = Prefetch("texts", FormFieldText.objects.select_related("locale"))
    found = {field.key: _field_words(field) for field in FormField.objects.prefetch_related(texts)}
    return {key.value: found.get(key.value) or FieldWords(str(key.label)) for key in FormKey}


def _field_words(field: FormField) -> FieldWords | None:
    rows = _live(field)
    if not rows:
        return None
    return FieldWords(*(next((getattr(row, name) for row in rows if getattr(row, name)), "") for name in _WORDS))


def _live(fact: Fact) -> list[FormFieldText]:
    """Return the live words in the active language, then the English ones; either may be missing."""
    rows = {text.locale.language_code: text for text in fact.texts.all() if text.live}
    return [rows[code] for code in dict.fromkeys((get_language(), settings.LANGUAGE_CODE)) if code in rows]


@per_generation
def topic_choices() -> Choices:
    """Return code and label of the topics that are offered."""
    topics = EnquiryTopic.objects.filter(is_offered=True)
    texts = Prefetch("texts", EnquiryTopicText.objects.select_related("locale"))
    return [(topic.code, str(topic)) for topic in topics.prefetch_related(texts)]


@per_generation
def option_choices(key: str) -> Choices:
    """Return code and label of the answers that are offered to a question (FormKey)."""
    options = FormOption.objects.filter(field__key=key, is_offered=True)
    texts = Prefetch("texts", FormOptionText.objects.select_related("locale"))
    return [(option.code, str(option)) for option in options.prefetch_related(texts)]


def service_choices() -> Choices:
    """Return the services by their codes, then the answer of whoever does not know."""
    services = [(each.code, each.words.name if each.words else str(each)) for each in contact_facts().services]
    not_sure = dict(option_choices(FormKey.SERVICE)).get(NOT_SURE) or _("I’m not sure")
    return [*services, (NOT_SURE, not_sure)]


def way_choices() -> Choices:
    """Return the ways to reply that are offered; all of them where editors have left none."""
    known = [(code, label) for code, label in option_choices(FormKey.REPLY_BY) if code in ContactWay.values]
    return known or [(way.value, str(way.label)) for way in ContactWay]


def language_choices() -> Choices:
    """Return the site's languages, each in its own name, then what editors have added."""
    return [*settings.LANGUAGES, *option_choices(FormKey.REPLY_LANGUAGE)]


def format_choices() -> Choices:
    """Return the formats in which people can ask for the reply; "no special format" where editors have left none."""
    return option_choices(FormKey.REPLY_FORMAT) or [("ordinary", _("No special format"))]


def choice_label(choices: Choices, code: str) -> str:
    """Return the label of a stored code; the code itself where it is no longer offered."""
    return dict(choices).get(code, code)


@per_generation
def form_addresses() -> Mapping[str, str]:
    """Return the address of the live contact form in each language that has one."""
    pages = ContactFormPage.objects.live().select_related("locale").order_by("locale__pk")
    found: dict[str, str] = {}
    for page in pages:
        found.setdefault(page.locale.language_code, _address(page))
    return {code: found[code] for code, _name in settings.LANGUAGES if found.get(code)}


def _address(page: Page) -> str:
    return page.url or ""
