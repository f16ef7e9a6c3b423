from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from contact.models import Service
from core.models import Fact, Words
from core.panels import WordsPanel
from guidance.models.levels import ActionLevel


class Scenario(Fact):
    """One of the seventeen situations of the leaflet's appendix (S1–S17)."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    level = models.ForeignKey(ActionLevel, on_delete=models.PROTECT, related_name="scenarios", verbose_name=_("level"))
    services = models.ManyToManyField(
        Service,
        blank=True,
        related_name="scenarios",
        verbose_name=_("functions"),
        help_text=_("The functions that the appendix names. Choose none when it names none: then it is for all."),
    )

    panels = [FieldPanel("number"), FieldPanel("level"), FieldPanel("services"), WordsPanel()]

    class Meta:
        ordering = ["number"]
        verbose_name = _("scenario")
        verbose_name_plural = _("scenarios")
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="scenario_numbers_begin_at_1")]

    def __str__(self) -> str:
        return f"Scenario {self.number}"


class ScenarioText(index.Indexed, Words):
    """The appendix's words for a scenario, word for word, in one language."""

    fact = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="texts", verbose_name=_("scenario"))
    situation = RichTextField(_("situation"), features=["bold", "link"])
    actions = RichTextField(_("actions we may take to resolve the situation"), features=["bold", "link"])
    contact_from = models.CharField(_("contact from"), max_length=160)
    footnote = models.TextField(_("footnote"), max_length=400, blank=True)

    panels = [
        FieldPanel("fact"),
        FieldPanel("situation"),
        FieldPanel("actions"),
        FieldPanel("contact_from"),
        FieldPanel("footnote"),
    ]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("situation"),
        TranslatableField("actions"),
        TranslatableField("contact_from"),
        TranslatableField("footnote"),
    ]
    search_fields = [
        index.SearchField("situation", boost=2),
        index.SearchField("actions"),
        index.SearchField("contact_from"),
        index.SearchField("footnote"),
        index.FilterField("locale"),
        index.FilterField("live"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="scenario_text_once_per_language")]
        verbose_name = _("words of a scenario")
        verbose_name_plural = _("words of scenarios")

    def __str__(self) -> str:
        return str(self.fact)


class Escalation(models.Model):
    """Where a scenario may lead. This is our reading, not leaflet text: shown only once an editor has confirmed it."""

    from_scenario = models.ForeignKey(
        Scenario, on_delete=models.CASCADE, related_name="escalations", verbose_name=_("from scenario")
    )
    to_scenario = models.ForeignKey(
        Scenario, on_delete=models.CASCADE, related_name="reached_from", verbose_name=_("to scenario")
    )
    usually_through = models.ForeignKey(
        ActionLevel,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("usually through level"),
        help_text=_("A level that is usually taken in between without a scenario of its own."),
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )

    panels = [
        FieldPanel("from_scenario"),
        FieldPanel("to_scenario"),
        FieldPanel("usually_through"),
        MultiFieldPanel(
            [FieldPanel("confirmed_on", read_only=True), FieldPanel("confirmed_by", read_only=True)],
            heading=_("Confirmation"),
            help_text=_(
                "The site shows this step only once it is confirmed: choose “Confirm” in the list. Changing the "
                "scenarios or the level withdraws the confirmation."
            ),
        ),
    ]

    class Meta:
        ordering = ["from_scenario__number", "to_scenario__number"]
        verbose_name = _("possible escalation")
        verbose_name_plural = _("possible escalations")
        constraints = [
            models.UniqueConstraint(fields=["from_scenario", "to_scenario"], name="escalation_once"),
            models.CheckConstraint(condition=~Q(from_scenario=F("to_scenario")), name="escalation_leads_on"),
        ]

    def __str__(self) -> str:
        return f"{self.from_scenario} → {self.to_scenario}"

    def clean(self) -> None:
        """Raise ValidationError unless the step leads to a higher level, through a level that lies between."""
        if not (self.from_scenario_id and self.to_scenario_id):
            return
        lower, upper = self.from_scenario.level.number, self.to_scenario.level.number
        if lower >= upper:
            raise ValidationError({"to_scenario": _("Choose a scenario at a higher level than the first.")})
        if self.usually_through and not lower < self.usually_through.number < upper:
            raise ValidationError({"usually_through": _("Choose a level between those of the two scenarios.")})
