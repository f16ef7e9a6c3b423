from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CommitmentKind(TextChoices):
    """What somebody agrees to before we let them see something."""

    EMBARGO = "embargo", _("Terms of an embargoed release")
    PERSONAL_DATA = "personal-data", _("Commitment before personal data is shared")


class DatasetKind(TextChoices):
    """What a table is about."""

    STATISTICS = "statistics", _("Statistics")
    THEMES = "themes", _("Themes and trends")


class FieldType(TextChoices):
    """What a column of a table holds; the CSVW datatype is in `partners.data_sharing.datasets`."""

    TEXT = "text", _("Text")
    NUMBER = "number", _("Number")
    DATE = "date", _("Date")
    YEAR = "year", _("Year")
