from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TeamRole(models.TextChoices):
    """What the people of a language's group do."""

    TRANSLATOR = "translator", _("Translators: write the translation")
    REVIEWER = "reviewer", _("Reviewers: also publish it")


class WhichHour(models.TextChoices):
    """In the night in which the clocks go back, one hour of the clock comes twice."""

    FIRST = "first", _("The first time (summer time, BST)")
    SECOND = "second", _("The second time (winter time, GMT)")
