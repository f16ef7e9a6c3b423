"""How far each page and each record's words are in each language: what the queue and the dashboard count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, Max, OuterRef, Q
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.models import ContentPage, TranslationCheck
from core.teams import words_models
from home.translation.enums import TranslationStage as Stage

PAGES = "pages"


@dataclass(frozen=True)
class Progress:
    """A translation with localize: how many strings of the English there are, how many are done, and since when."""

    strings: int
    done: int
    newest_string: datetime | None
    english_given_at: datetime


@dataclass(frozen=True)
class Item:
    """A page or a record's words, live in English, and how it stands in one language.

    `target` is its row in the language, None where there is none. `english_changed_at` is set where the English is
    newer than what is live in the language.
    """

    source: Any
    kind: str
    locale: Locale
    target: Any | None
    stage: Stage
    progress: Progress | None = None
    english_changed_at: datetime | None = None


def items(locales: Iterable[Locale]) -> list[Item]:
    """Return every page and every record's words that are live in English, in each of these languages."""
    wanted = [locale for locale in locales if locale.language_code != settings.LANGUAGE_CODE]
    if not wanted:
        return []
    progress, checked = _progress(wanted), _checked()
    return [
        _item(source, kind, locale, target, progress.get((source.translation_key, locale.pk)), checked)
        for source, kind, targets in _sources(wanted)
        for locale in wanted
        for target in [targets.get(locale.pk)]
    ]


def _sources(locales: list[Locale]) -> Iterator[tuple[Any, str, dict[int, Any]]]:
    """Yield what is live in English, its kind, and its row in each language."""
    pages = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None, live=True)
    pages = pages.select_related("content_type", "locale").order_by("path")
    of_content = [page for page in pages if issubclass(page.specific_class or Page, ContentPage)]
    translated = Page.objects.filter(translation_key__in=[page.translation_key for page in of_content])
    targets = _by_key(translated.filter(locale__in=locales, alias_of=None), "translation_key")
    yield from ((page, PAGES, targets.get(page.translation_key, {})) for page in of_content)
    models: list[Any] = list(words_models())
    for model in models:
        rows = list(model._default_manager.filter(locale__in=locales))
        targets = _by_key(rows, "fact_id")
        english = model._default_manager.filter(locale__language_code=settings.LANGUAGE_CODE, live=True)
        for words in english.select_related("fact", "locale").order_by("pk"):
            yield words, model._meta.label_lower, targets.get(words.fact_id, {})


def _by_key(rows: Iterable[Any], key: str) -> dict[Any, dict[int, Any]]:
    found: dict[Any, dict[int, Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, key), {})[row.locale_id] = row
    return found


def _checked() -> frozenset[int]:
    checks = TranslationCheck.objects.exclude(revision=None)
    return frozenset(key for key in checks.values_list("revision_id", flat=True) if key)


def _progress(locales: list[Locale]) -> dict[tuple[UUID, int], Progress]:
    """Return the progress of each translation in these languages, by its key and the key of its locale."""
    translations = Translation.objects.filter(target_locale__in=locales, enabled=True).values_list(
        "source_id", "source__object_id", "target_locale_id", "source__last_updated_at"
    )
    counts = {locale.pk: _counts(locale) for locale in locales}
    found = {}
    for source, key, locale, given_at in translations:
        strings, done, newest = counts[locale].get(source, (0, 0, None))
        found[key, locale] = Progress(strings, done, newest, given_at)
    return found


def _counts(locale: Locale) -> dict[int, tuple[int, int, datetime | None]]:
    made = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), locale=locale, has_error=False
    )
    segments = StringSegment.objects.annotate(is_done=Exists(made), made_at=made.values("updated_at")[:1])
    rows = segments.values("source_id").annotate(
        strings=Count("pk"), done=Count("pk", filter=Q(is_done=True)), newest=Max("made_at")
    )
    return {row["source_id"]: (row["strings"], row["done"], row["newest"]) for row in rows}


def _item(
    source: Any, kind: str, locale: Locale, target: Any, progress: Progress | None, checked: frozenset[int]
) -> Item:
    changed_at = _english_changed_at(source, target, progress)
    stage = _stage(target, progress, changed_at, is_checked=bool(target and target.live_revision_id in checked))
    return Item(source, kind, locale, target, stage, progress, changed_at)


def _english_changed_at(source: Any, target: Any, progress: Progress | None) -> datetime | None:
    """Return when the English became newer than what is live; None where it did not, or nothing is live."""
    if target is None or not target.live or not target.last_published_at or not source.last_published_at:
        return None
    given_at = progress.english_given_at if progress else source.last_published_at
    return given_at if given_at > target.last_published_at else None


def _stage(target: Any, progress: Progress | None, changed_at: datetime | None, *, is_checked: bool) -> Stage:
    if target is None:
        return Stage.MISSING
    lacks = progress is not None and progress.done < progress.strings
    if not target.live:
        return Stage.STARTED if lacks else Stage.WAITING
    if lacks or (changed_at and progress is None):
        return Stage.CHANGED
    if changed_at or _has_new_strings(target, progress):
        return Stage.WAITING
    return Stage.COMPLETE if is_checked else Stage.UNCHECKED


def _has_new_strings(target: Any, progress: Progress | None) -> bool:
    newest, published = progress.newest_string if progress else None, target.last_published_at
    return bool(newest and published and newest > published)
