from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from contact.enums import Weekday
from contact.models.lines import PhoneLine
from contact.models.services import Service


class OpeningHours(ClusterableModel):
    """The hours of a week (C4): of the whole office, of one service or of one line, from a day to a day.

    The narrowest that is valid on a day counts: line before service before office, then the latest start.
    """

    service = models.ForeignKey(
        Service,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("service"),
    )
    line = models.ForeignKey(
        PhoneLine, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("line")
    )
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True, help_text=_("The last day. Empty: no end."))

    panels = [
        MultiFieldPanel(
            [FieldPanel("service"), FieldPanel("line")],
            heading=_("For whom"),
            help_text=_("Leave both empty for the whole office."),
        ),
        MultiFieldPanel([FieldPanel("valid_from"), FieldPanel("valid_to")], heading=_("When these hours apply")),
        InlinePanel("periods", heading=_("Hours"), label=_("hours of a day")),
    ]

    class Meta:
        ordering = ["-valid_from", "pk"]
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        constraints = [
            models.CheckConstraint(
                condition=Q(service__isnull=True) | Q(line__isnull=True),
                name="hours_of_a_service_or_a_line",
                violation_error_message=_("Choose a service or a line, not both."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="hours_end_after_start",
                violation_error_message=_("The last day must not be before the first."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.line or self.service or _("The whole office"))


class OpeningPeriod(models.Model):
    """From when to when phones are answered on a day of the week, in Europe/London time."""

    hours = ParentalKey(OpeningHours, on_delete=models.CASCADE, related_name="periods")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    panels = [FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")]

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")),
                name="period_closes_after_it_opens",
                violation_error_message=_("The closing time must be after the opening time."),
            ),
            models.UniqueConstraint(fields=["hours", "weekday", "opens"], name="period_once_a_day"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="period_on_a_weekday"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens}–{self.closes}"
