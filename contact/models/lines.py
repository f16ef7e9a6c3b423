from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from contact.models.services import Service
from core.models import Fact, Words
from core.panels import WordsPanel

UNITED_KINGDOM = 44


def validate_is_british(number: PhoneNumber) -> None:
    """Raise ValidationError for a number of another country: shown the British way, it would be another number."""
    if number.country_code != UNITED_KINGDOM:
        raise ValidationError(_("This is a number of another country. Enter one that begins with 0 or with +44."))


class PhoneLine(Fact):
    """A phone number that people can call (C5), kept as E.164 and shown the British way."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="lines", verbose_name=_("service"))
    number = PhoneNumberField(_("number"), unique=True, validators=[validate_is_british])
    is_working = models.BooleanField(
        _("the line works"),
        default=True,
        help_text=_("Take the tick away while the line is faulty: every page then says so, and what to do instead."),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("service"),
        FieldPanel("number"),
        FieldPanel("is_working"),
        FieldPanel("sort_order"),
        WordsPanel(),
    ]

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("phone line")
        verbose_name_plural = _("phone lines")
        constraints = [
            models.CheckConstraint(condition=Q(number__startswith=f"+{UNITED_KINGDOM}"), name="line_number_is_british")
        ]

    def __str__(self) -> str:
        return self.number.as_national


class PhoneLineText(Words):
    """What a line is called, and what people can do while it is faulty, in one language."""

    fact = models.ForeignKey(PhoneLine, on_delete=models.CASCADE, related_name="texts", verbose_name=_("phone line"))
    label = models.CharField(_("label"), max_length=80)
    fault_advice = models.TextField(
        _("what to do while the line is not working"),
        max_length=300,
        blank=True,
        help_text=_("Shown after “This line is not working.” Leave it empty for the usual words."),
    )

    panels = [FieldPanel("fact"), FieldPanel("label"), FieldPanel("fault_advice")]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("label"),
        TranslatableField("fault_advice"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="line_text_once_per_language")]
        verbose_name = _("words of a phone line")
        verbose_name_plural = _("words of phone lines")

    def __str__(self) -> str:
        return self.label
