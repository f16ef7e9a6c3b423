"""How translations stand: whether a native reader has checked what is live, and whether its English is newer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import to_locale
from wagtail.models import Page, Revision
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.generation import per_generation
from core.models import ContentPage, TranslationCheck, Words

Translated = ContentPage | Words


@dataclass(frozen=True)
class TranslationState:
    """`english_changed_on` is the day on which the English became newer than the translation; None: it did not."""

    is_checked: bool
    english_changed_on: date | None = None


@dataclass(frozen=True)
class _Checks:
    revisions: frozenset[int]
    catalogues: frozenset[tuple[str, str]]


def is_source(language: str) -> bool:
    """Return whether a language (a site code) is the one that everything is written in first."""
    return language == settings.LANGUAGE_CODE


def page_state(page: ContentPage, words: Iterable[Words | None] | None = None) -> TranslationState | None:
    """Return how a translated page stands with the records' words that it shows; None for an English one.

    `words` are the rows that are shown, in the active language or in English; the page's own, if not given.
    """
    if is_source(page.locale.language_code):
        return None
    if words is None:
        return _state_of_page(page)
    return _state([page, *_in_language(page.locale_id, words)])


def interface_is_checked(language: str) -> bool:
    """Return whether a native reader has checked the words of menus, buttons, errors and answers as they are now."""
    return is_source(language) or (language, catalogue_fingerprint(language)) in _checks().catalogues


def revision_is_checked(revision: int | None) -> bool:
    """Return whether a check of this revision (its key) of a page or of words is on record."""
    return revision in _checks().revisions


@cache
def catalogue_fingerprint(language: str) -> str:
    """Return what tells this state of a language's catalogue from any other: 64 hexadecimal digits."""
    path = Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES" / "django.po"
    return hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest()


def english_change(translated: Translated) -> datetime | None:
    """Return when the English of a live page or row of words became newer than it; None where it did not."""
    changes = _english_changes([translated])
    return max(changes, default=None)


@per_generation
def _checks() -> _Checks:
    rows = list(TranslationCheck.objects.values_list("revision_id", "language", "catalogue"))
    return _Checks(
        frozenset(revision for revision, _language, _catalogue in rows if revision),
        frozenset((language, catalogue) for revision, language, catalogue in rows if not revision),
    )


@per_generation
def _state_of_page(page: ContentPage) -> TranslationState:
    return _state([page, *_in_language(page.locale_id, page.document_words())])


def _in_language(locale_id: int, words: Iterable[Words | None]) -> list[Words]:
    return [each for each in words if each is not None and each.locale_id == locale_id]


def _state(shown: list[Any]) -> TranslationState:
    checked = all(each.live_revision_id in _checks().revisions for each in shown)
    changed = max(_english_changes(shown), default=None)
    return TranslationState(checked, timezone.localdate(changed) if changed else None)


def _english_changes(shown: list[Any]) -> list[datetime]:
    """Return when each English became newer, for those of which it did; all are in one language."""
    live = [each for each in shown if each.live_revision_id]
    if not live:
        return []
    keys = [each.translation_key for each in live]
    made = dict(
        Revision.objects.filter(pk__in=[each.live_revision_id for each in live]).values_list("pk", "created_at")
    )
    translations = {
        each.source.object_id: each
        for each in Translation.objects.filter(
            source__object_id__in=keys, target_locale=live[0].locale_id, enabled=True
        ).select_related("source")
    }
    english = _english_published(live)
    changes = []
    for each in live:
        published, translation = english.get(each.translation_key), translations.get(each.translation_key)
        if published and _is_newer(each, published, made.get(each.live_revision_id), translation):
            changes.append(published)
    return changes


def _english_published(shown: list[Any]) -> dict[UUID, datetime]:
    found: dict[UUID, datetime] = {}
    for model in {Page if isinstance(each, Page) else type(each) for each in shown}:
        keys = [each.translation_key for each in shown if isinstance(each, model)]
        rows = model._default_manager.filter(
            translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE, live=True
        )
        found |= dict(rows.values_list("translation_key", "last_published_at"))
    return found


def _is_newer(translated: Any, published: datetime, made: datetime | None, translation: Translation | None) -> bool:
    """Return whether English that was published then says something else than what the translation was made from."""
    if made is None:
        return False
    if translation is None:  # written by hand, not string by string
        return published > made
    source = translation.source
    if source.last_updated_at < published and _source_is_stale(source):
        return True
    return source.last_updated_at > made and not _were_translated(translation, made)


def _source_is_stale(source: Any) -> bool:
    """Return whether the live English has other segments than those that were last given to translators."""
    now = [each.string.data for each in extract_segments(source.get_source_instance()) if _is_string(each)]
    then = StringSegment.objects.filter(source=source).order_by("order").values_list("string__data", flat=True)
    return now != list(then)


def _is_string(segment: Any) -> bool:
    return isinstance(segment, StringSegmentValue)


def _were_translated(translation: Translation, made: datetime) -> bool:
    """Return whether all segments that translators have now were translated when the live version was made."""
    wanted = set(StringSegment.objects.filter(source=translation.source).values_list("string_id", "context_id"))
    done = StringTranslation.objects.filter(
        locale=translation.target_locale_id, translation_of__in=[string for string, _context in wanted]
    )
    return wanted <= set(done.filter(created_at__lte=made).values_list("translation_of_id", "context_id"))
