from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

KEPT_DAYS = 30
LONGEST_DAYS = 3650


@register_setting(icon="mail")
class OutboxSettings(BaseGenericSetting):
    """What the office decides about the mails that the site has sent."""

    kept_days = models.PositiveSmallIntegerField(
        _("days that the text of a mail is kept"),
        default=KEPT_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DAYS)],
        help_text=_(
            "Counted from the day it was sent or set aside. Then its text, subject and addresses are erased; that it "
            "was sent, and when, stays. A mail that is refused or stuck is kept until somebody settles it."
        ),
    )

    panels = [FieldPanel("kept_days")]

    class Meta:
        verbose_name = _("mails")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
