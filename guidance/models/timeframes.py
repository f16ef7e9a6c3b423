from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from contact.models import Service
from contact.phrases import joined
from core.models import Fact, Words
from core.panels import WordsPanel
from guidance.enums import TimeRule


class Timeframe(Fact):
    """The time that an organisation has to respond; one record where levels share it (L10, L15, L20, L23)."""

    code = models.SlugField(_("code"), unique=True)
    rule = models.CharField(_("rule"), max_length=10, choices=TimeRule)
    working_days = models.PositiveSmallIntegerField(_("working days"), null=True, blank=True)
    lifted_for = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("does not apply for"),
        help_text=_("The service for which the number does not apply when an unpaid award is time sensitive (L15)."),
    )

    panels = [
        FieldPanel("code"),
        FieldPanel("rule"),
        FieldPanel("working_days"),
        FieldPanel("lifted_for"),
        WordsPanel(),
    ]

    class Meta:
        ordering = ["code"]
        verbose_name = _("timeframe")
        verbose_name_plural = _("timeframes")
        constraints = [
            models.CheckConstraint(
                condition=Q(rule=TimeRule.NO_NUMBER, working_days__isnull=True)
                | (~Q(rule=TimeRule.NO_NUMBER) & Q(working_days__isnull=False, working_days__gt=0)),
                name="timeframe_number_fits_its_rule",
                violation_error_message=_("Give a number of working days, or choose “No number of days”."),
            ),
        ]

    def __str__(self) -> str:
        """The levels that have this timeframe ("Levels 2 and 3"): its code says little to an editor."""
        numbers = [str(number) for number in self.levels.values_list("number", flat=True)] if self.pk else []
        if not numbers:
            return self.code
        levels = joined(numbers, gettext("%(first)s and %(last)s"))
        return ngettext("Level %(levels)s", "Levels %(levels)s", len(numbers)) % {"levels": levels}


class TimeframeText(index.Indexed, Words):
    """The leaflet's words on a timeframe, and our summary of them, in one language."""

    fact = models.ForeignKey(Timeframe, on_delete=models.CASCADE, related_name="texts", verbose_name=_("timeframe"))
    label = models.CharField(_("label"), max_length=120, help_text=_("Such as “Timeframes for level 1 action”."))
    body = RichTextField(_("text of the leaflet"), features=["bold", "link"])
    summary = models.CharField(_("summary of ours"), max_length=200)

    panels = [FieldPanel("fact"), FieldPanel("label"), FieldPanel("body"), FieldPanel("summary")]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("label"),
        TranslatableField("body"),
        TranslatableField("summary"),
    ]
    search_fields = [
        index.SearchField("label", boost=2),
        index.SearchField("body"),
        index.FilterField("locale"),
        index.FilterField("live"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="timeframe_text_once_per_language")]
        verbose_name = _("words of a timeframe")
        verbose_name_plural = _("words of timeframes")

    def __str__(self) -> str:
        return self.label
