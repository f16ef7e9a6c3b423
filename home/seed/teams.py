"""A group of translators and a group of reviewers for each language but English; an administrator puts people in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction

from core.enums import TeamRole
from core.models import LanguageTeam
from core.seed.helpers import first_time, locale_seed

NAMES = {TeamRole.TRANSLATOR: "Translators", TeamRole.REVIEWER: "Reviewers"}


@transaction.atomic
def load() -> None:
    """Make the groups of each language; what an administrator does with them afterwards stays."""
    for code, language in settings.LANGUAGES:
        for role, name in NAMES.items():
            if code != settings.LANGUAGE_CODE and first_time(f"home.team.{code}.{role.value}"):
                group, _is_new = Group.objects.get_or_create(name=f"{name}: {language}")
                LanguageTeam.objects.get_or_create(group=group, defaults={"locale": locale_seed(code), "role": role})
