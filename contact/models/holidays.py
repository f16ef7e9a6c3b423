from __future__ import annotations

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from contact.enums import HolidayDecision
from contact.models.closures import Closure
from core.models import Fact, Words
from core.panels import WordsPanel


class HolidayName(Fact):
    """A holiday that comes again, such as Saint Andrew's Day; its words serve every year."""

    code = models.SlugField(_("code"), unique=True)

    panels = [FieldPanel("code"), WordsPanel()]

    class Meta:
        ordering = ["code"]
        verbose_name = _("name of a holiday")
        verbose_name_plural = _("names of holidays")

    def __str__(self) -> str:
        return str(self.words or self.code)


class HolidayNameText(Words):
    fact = models.ForeignKey(HolidayName, on_delete=models.CASCADE, related_name="texts", verbose_name=_("holiday"))
    name = models.CharField(_("name"), max_length=120)

    panels = [FieldPanel("fact"), FieldPanel("name")]
    override_translatable_fields = [SynchronizedField("fact", overridable=False), TranslatableField("name")]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="holiday_text_once_per_language")]
        verbose_name = _("words of a holiday")
        verbose_name_plural = _("words of holidays")

    def __str__(self) -> str:
        return self.name


class PublicHoliday(models.Model):
    """A public holiday on a day, and what the office has decided about it.

    Scottish bank holidays are proposed by the software; local holidays are entered by editors. Only a bank holiday on
    which the office is closed is no working day. Deciding makes or removes the closure (services.holiday_decide).
    """

    day = models.DateField(_("day"))
    name = models.ForeignKey(HolidayName, on_delete=models.PROTECT, related_name="days", verbose_name=_("name"))
    is_bank_holiday = models.BooleanField(
        _("Scottish bank holiday"), default=False, help_text=_("Bank holidays do not count as working days.")
    )
    decision = models.CharField(
        _("decision"), max_length=10, choices=HolidayDecision, default=HolidayDecision.UNDECIDED
    )
    closure = models.OneToOneField(
        Closure, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="holiday"
    )

    panels = [FieldPanel("day"), FieldPanel("name"), FieldPanel("is_bank_holiday"), FieldPanel("decision")]

    class Meta:
        ordering = ["day", "pk"]
        verbose_name = _("public holiday")
        verbose_name_plural = _("public holidays")
        constraints = [models.UniqueConstraint(fields=["day", "name"], name="holiday_once_a_day")]

    def __str__(self) -> str:
        return f"{date_format(self.day)}: {self.name}"
