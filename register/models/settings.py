"""What administrators decide about the register as a whole."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from register.models.years import FIRST_YEAR, LAST_YEAR


@register_setting(icon="list-ul")
class RegisterSettings(BaseGenericSetting):
    """The first year of the register, and the licence of its data."""

    begins_in = models.PositiveSmallIntegerField(
        _("the register begins in"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
        help_text=_("The first year that it covers. Shown where a search finds nothing."),
    )
    licence_name = models.CharField(
        _("name of the licence"), max_length=120, blank=True, help_text=_("Such as “Open Government Licence v3.0”.")
    )
    licence_url = models.URLField(_("address of the licence"), blank=True)

    panels = [FieldPanel("begins_in"), FieldPanel("licence_name"), FieldPanel("licence_url")]

    class Meta:
        verbose_name = _("register")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
