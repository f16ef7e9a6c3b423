"""What follows by itself: powers from teams and home pages, and the newest English for translators."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, published

from core.models import ContentPage, LanguageTeam, Words
from home.translation.services import source_refresh, team_grant, team_revoke


def connect() -> None:
    """Connect the receivers; called once, when all models are there."""
    post_save.connect(_team_saved, sender=LanguageTeam, dispatch_uid="home.team_saved")
    post_delete.connect(_team_deleted, sender=LanguageTeam, dispatch_uid="home.team_deleted")
    post_save.connect(_page_saved, dispatch_uid="home.language_home_saved")
    page_published.connect(_published, dispatch_uid="home.page_published")
    published.connect(_published, dispatch_uid="home.words_published")


def _team_saved(*, instance: LanguageTeam, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        team_grant(team=instance)


def _team_deleted(*, instance: LanguageTeam, **kwargs: Any) -> None:
    team_revoke(team=instance)


def _page_saved(*, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A home page in a new language: the language's teams may work on it and on all that comes below it."""
    if created and not raw and isinstance(instance, Page) and instance.depth == 2:
        for team in LanguageTeam.objects.filter(locale=instance.locale_id):
            team_grant(team=team)


def _published(*, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, ContentPage | Words) and instance.locale.language_code == settings.LANGUAGE_CODE:
        source_refresh(source=instance)
