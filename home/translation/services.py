"""What is written for translations: the powers of a language team over pages, and the start of a translation."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.models import Permission
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from core.enums import TeamRole
from core.models import LanguageTeam, Words

# What changes at every publishing, though nothing of the content does.
_BOOKKEEPING = frozenset(
    {
        "draft_title",
        "expired",
        "first_published_at",
        "has_unpublished_changes",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "path",
        "url_path",
        "wagtail_admin_comments",
    }
)
_POWERS = {TeamRole.TRANSLATOR: ["change_page"], TeamRole.REVIEWER: ["change_page", "publish_page"]}


@transaction.atomic
def team_grant(*, team: LanguageTeam) -> None:
    """Let a team into the admin, and let it work on its language's branch of the page tree and on no other."""
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    team.group.permissions.add(access)
    team_revoke(team=team)
    permissions = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=_POWERS[TeamRole(team.role)]
    )
    for home in Page.objects.filter(depth=2, locale=team.locale_id):
        for permission in permissions:
            GroupPagePermission.objects.create(group=team.group, page=home, permission=permission)


def team_revoke(*, team: LanguageTeam) -> None:
    """Take every power over pages from a team's group: it has none but its language's."""
    GroupPagePermission.objects.filter(group=team.group_id).delete()


@transaction.atomic
def translation_start(*, source: Page | Words, locale: Locale, by: Any) -> Page | Words:
    """Make the draft of a translation that isn't there yet, and of the pages above it; return the draft.

    What is there is returned as it is. Nothing goes live by this: the draft holds the English words until they are
    translated. Not done by localize's own "submit for translation", which translates for every language and lets
    parent pages go live as copies of the English ones.
    """
    existing = translated(source, locale)
    if existing is not None:
        return existing
    if isinstance(source, Page) and source.depth > 2:  # the root has no language, a home page has no page above it
        translation_start(source=source.get_parent(), locale=locale, by=by)
    origin, _is_new = TranslationSource.update_or_create_from_instance(source)
    translation, _is_new = Translation.objects.update_or_create(
        source=origin, target_locale=locale, defaults={"enabled": True}
    )
    translation.save_target(user=by, publish=False)
    return translation.get_target_instance()


def translated(source: Page | Words, locale: Locale) -> Any | None:
    """Return the row of a page or of words in a language, draft or live, or None. Words are known by their fact."""
    if isinstance(source, Words):
        return _words_translated(source, locale)
    return Page.objects.filter(translation_key=source.translation_key, locale=locale).specific().first()


def _words_translated(words: Any, locale: Locale) -> Any | None:
    return type(words)._default_manager.filter(fact=words.fact, locale=locale).first()


def source_refresh(*, source: Page | Words) -> None:
    """Give translators what was just published in English, if it is translated at all and its content has changed.

    The live translations stay as they are until they are published again.
    """
    known = TranslationSource.objects.get_for_instance_or_none(source)
    if known is not None and _content(json.loads(known.content_json)) != _content(_serialised(source)):
        known.update_from_db()


def _serialised(source: Page | Words) -> dict[str, Any]:
    data = source.serializable_data() if isinstance(source, Page) else get_serializable_data_for_fields(source)
    plain: dict[str, Any] = json.loads(json.dumps(data, cls=DjangoJSONEncoder))
    return plain


def _content(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in _BOOKKEEPING}
