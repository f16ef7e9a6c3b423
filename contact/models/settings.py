from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

LONGEST_DAYS = 3650


@register_setting(icon="mail")
class ContactSettings(BaseGenericSetting):
    """What the office decides about contact. Nothing is promised before it is set here."""

    announce_days = models.PositiveSmallIntegerField(
        _("days that a closure is announced before it begins"),
        default=7,
        validators=[MaxValueValidator(90)],
    )
    enquiry_retention_days = models.PositiveSmallIntegerField(
        _("days that messages from the contact form are kept"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DAYS)],
        help_text=_(
            "No default. The form is not offered until this is set, and somebody receives what comes "
            "(Contact, Recipients of enquiries)."
        ),
    )
    is_demonstration = models.BooleanField(
        _("this period is an example"),
        default=False,
        help_text=_("The form says that its period is an example. Untick this when the office has decided it."),
    )

    panels = [FieldPanel("announce_days"), FieldPanel("enquiry_retention_days"), FieldPanel("is_demonstration")]

    class Meta:
        verbose_name = _("contact settings")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
