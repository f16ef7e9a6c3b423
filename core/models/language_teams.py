from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from core.enums import TeamRole


class LanguageTeam(models.Model):
    """Says that the people of a group translate into one language, or review it as well.

    What they may do follows from this row alone: `core.teams` gives it, request by request, for that language only.
    """

    group = models.OneToOneField(
        Group,
        on_delete=models.CASCADE,
        related_name="language_team",
        verbose_name=_("group"),
        help_text=_("Make it in Settings → Groups first, without any permission. People are put into it as users."),
    )
    locale = models.ForeignKey(
        Locale, on_delete=models.CASCADE, related_name="language_teams", verbose_name=_("language")
    )
    role = models.CharField(_("what they do"), max_length=12, choices=TeamRole.choices)

    class Meta:
        ordering = ["locale", "role"]
        verbose_name = _("language team")
        verbose_name_plural = _("language teams")
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=TeamRole.values), name="core_language_team_role"),
        ]

    def __str__(self) -> str:
        return str(self.group)
