from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TeamRole(models.TextChoices):
    """What the people of a language's group do."""

    TRANSLATOR = "translator", _("Translators: write the translation")
    REVIEWER = "reviewer", _("Reviewers: also publish it")
