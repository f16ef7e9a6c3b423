from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from core.launch import OpenPointsPanel


@register_setting(icon="site")
class SiteState(BaseGenericSetting):
    """Whether the office has taken the site into use. Until then it is a demonstration, said on every page."""

    launched_on = models.DateField(
        _("launched on"),
        null=True,
        blank=True,
        help_text=_(
            "Leave this empty until the office answers what people send here. While it is empty, every page says "
            "“Demonstration. Messages sent here are not read.” and search engines are asked to stay away."
        ),
    )

    panels = [FieldPanel("launched_on"), OpenPointsPanel()]

    class Meta:
        verbose_name = _("launch")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def clean(self) -> None:
        """Raise ValidationError for a day after the office's today: the date takes the demonstration away at once."""
        if self.launched_on and self.launched_on > timezone.localdate():
            raise ValidationError(
                {"launched_on": _("This date is still to come. Enter it on the day itself: it takes effect at once.")}
            )
