from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

LONGEST_DAYS = 3650


@register_setting(icon="doc-full")
class FormatSettings(BaseGenericSetting):
    """What the office decides about requests for other formats. Nothing is promised before it is set here."""

    request_retention_days = models.PositiveSmallIntegerField(
        _("days that requests for a format are kept"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DAYS)],
        help_text=_("No default. The form for requests is not offered until this is set."),
    )
    request_turnaround_days = models.PositiveSmallIntegerField(
        _("working days within which you aim to answer a request"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DAYS)],
        help_text=_("Empty: no time is named on the site."),
    )
    is_demonstration = models.BooleanField(
        _("these are examples"),
        default=False,
        help_text=_("The form says that its periods are examples. Untick this when the office has decided them."),
    )

    panels = [
        FieldPanel("request_retention_days"),
        FieldPanel("request_turnaround_days"),
        FieldPanel("is_demonstration"),
    ]

    class Meta:
        verbose_name = _("requests for formats")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
