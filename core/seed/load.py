from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from core.models import Abbreviation, AbbreviationText
from core.seed.helpers import first_time, locale_seed, record_seed, toml_read, words_seed
from core.seed.permissions import permissions_seed, recording_seed


@transaction.atomic
def load(*, at: datetime, demonstration: bool) -> None:
    """Make the languages and the glossary, and let editors keep the glossary."""
    for language, _name in settings.LANGUAGES:
        locale_seed(language)
    if first_time("core.permissions"):
        permissions_seed([Abbreviation, AbbreviationText])
    if first_time("core.permissions.checks"):
        recording_seed()
    for short_form, long_form in toml_read(Path(__file__).parent / "glossary.toml")["abbreviations"].items():
        if first_time(f"core.abbreviation.{short_form}"):
            abbreviation = record_seed(Abbreviation, short_form=short_form)
            words_seed(AbbreviationText, abbreviation, long_form=long_form)
