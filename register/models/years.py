"""The years of the annual report, and the moment at which a year's entries became public."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BODY_BLOCKS
from core.models import Fact, Words

FIRST_YEAR, LAST_YEAR = 2017, 2099


class ReportYear(Fact):
    """A year of the annual report, from 1 April of `start` to 31 March: 2025 is 2025-26."""

    start = models.PositiveSmallIntegerField(
        _("begins in"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    is_sample = models.BooleanField(_("invented example"), default=False, editable=False)
    is_nil = models.BooleanField(
        _("no action was taken"), default=False, help_text=_("Said so in public: a year without entries is no mistake.")
    )
    due_at = models.DateTimeField(_("becomes public at"), null=True, blank=True)
    due_by_key = models.PositiveBigIntegerField(null=True, editable=False)
    trouble = models.CharField(_("why it did not become public"), max_length=300, blank=True, editable=False)

    class Meta:
        ordering = ["-start"]
        verbose_name = _("annual report year")
        verbose_name_plural = _("annual report years")
        constraints = [
            models.UniqueConstraint(fields=["start", "is_sample"], name="register_year_once"),
            models.CheckConstraint(
                condition=Q(start__gte=FIRST_YEAR, start__lte=LAST_YEAR), name="register_year_is_plausible"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return the year as people write it: 2025-26."""
        return f"{self.start}-{(self.start + 1) % 100:02d}"


class ReportYearText(Words):
    """What editors say about a year, above its table, in one language. Public from the year's publication on."""

    fact = models.ForeignKey(ReportYear, on_delete=models.CASCADE, related_name="texts", verbose_name=_("year"))
    body = StreamField(BODY_BLOCKS, verbose_name=_("content"))

    panels = [FieldPanel("fact"), FieldPanel("body")]
    override_translatable_fields = [SynchronizedField("fact", overridable=False), TranslatableField("body")]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="report_year_text_once_per_language")]
        verbose_name = _("text of an annual report")
        verbose_name_plural = _("texts of annual reports")

    def __str__(self) -> str:
        return str(self.fact)


class YearPublication(models.Model):
    """That a year's annual report is out. Entries point at it: without it none can be public (a constraint).

    `snapshot` is the year's table as it was at that moment, frozen: rows of register.data.COLUMNS.
    """

    year = models.OneToOneField(ReportYear, on_delete=models.PROTECT, related_name="publication")
    published_at = models.DateTimeField(_("published at"))
    snapshot = models.JSONField(_("frozen table"), default=list)

    class Meta:
        verbose_name = _("publication of a year")
        verbose_name_plural = _("publications of years")

    def __str__(self) -> str:
        return str(self.year)
