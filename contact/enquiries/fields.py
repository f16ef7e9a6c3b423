"""Fields of the contact form that take what people type in any script, and refuse what would do harm elsewhere."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    _Base = forms.Field
else:
    _Base = object

# Embeddings and overrides make text read as what it is not; isolates and marks are part of right-to-left writing.
_OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e")
_INVISIBLE = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")
_LEAST_DIGITS, _MOST_DIGITS = 5, 20


def validate_line(value: str) -> None:
    """Raise ValidationError where a line holds line breaks, control characters or marks that turn the text around."""
    if any(unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} or each in _OVERRIDES for each in value):
        raise ValidationError(_("Use letters, numbers and signs in one line only."), code="invalid")


def validate_text(value: str) -> None:
    """Raise ValidationError where a text holds what no database keeps: NUL, or half of a character."""
    if any(each == "\0" or unicodedata.category(each) == "Cs" for each in value):
        raise ValidationError(_("This text holds a character that we cannot store. Type it again."), code="invalid")


class _KindMixin(_Base):
    """Leave a NUL to the validators above, and never let a browser cut off what is too long without a word."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators = [each for each in self.validators if not isinstance(each, ProhibitNullCharactersValidator)]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class LineField(_KindMixin, forms.CharField):
    """One line of text in any script."""

    default_validators = [validate_line]


class EmailField(_KindMixin, forms.EmailField):
    """One email address. Marks of writing direction that came along when it was copied are taken away."""

    def to_python(self, value: Any) -> str:
        return _INVISIBLE.sub("", super().to_python(value) or "").strip()


class PhoneField(LineField):
    """A phone number of any country as people write it; its digits become 0 to 9, whatever the script."""

    def to_python(self, value: Any) -> str:
        text = _INVISIBLE.sub("", super().to_python(value) or "").strip()
        return "".join(_digit(each) for each in text)

    def validate(self, value: str) -> None:
        super().validate(value)
        digits = sum(each.isdigit() for each in value)
        if value and not _LEAST_DIGITS <= digits <= _MOST_DIGITS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")


class TextField(_KindMixin, forms.CharField):
    """Text of several lines in any script; a line break counts as one character, as people count."""

    widget = forms.Textarea
    default_validators = [validate_text]

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


class Select(forms.Select):
    """A list of languages, each option said and spelt in its own language (WCAG 3.1.2)."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if value in dict(settings.LANGUAGES):
            option["attrs"]["lang"] = value
        return option
