"""The translation queue as the report and the dashboard show it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from core.panels import words_edit_url
from core.teams import words_models
from home.translation.catalogues import CatalogueShare, catalogue_share
from home.translation.enums import TranslationStage
from home.translation.stages import PAGES, Item

_ORDER = list(TranslationStage)


@dataclass(frozen=True)
class Row:
    """A line of the queue: the item, what kind it is in words, where it is edited, and its English when live."""

    item: Item
    title: str
    kind: str
    url: str
    english_url: str

    @property
    def check_url(self) -> str:
        """Return where a native reader's check of it is recorded; empty where nothing waits for one."""
        target = self.item.target
        if target is None or self.item.stage != TranslationStage.UNCHECKED:
            return ""
        is_page = isinstance(target, Page)
        kind = target.content_type_id if is_page else ContentType.objects.get_for_model(target).pk
        return reverse("translation_check", args=[kind, target.pk])

    @property
    def start_key(self) -> str:
        """Return what names the source for the button that starts its translation: model and key."""
        return f"{self.item.source._meta.label_lower} {self.item.source.pk}"


@dataclass(frozen=True)
class LanguageCount:
    """A language with the number of items at each stage, and the state of its catalogue."""

    locale: Locale
    is_own: bool
    stages: list[tuple[TranslationStage, int]]
    catalogue: CatalogueShare


def rows(request: HttpRequest, found: list[Item], locale: Locale, *, kind: str = "", stage: str = "") -> list[Row]:
    """Return the queue of a language, what needs somebody first; `kind` and `stage` leave out all others."""
    shown = [each for each in found if each.locale == locale and kind in ("", each.kind) and stage in ("", each.stage)]
    return [_row(request, each) for each in sorted(shown, key=lambda each: _ORDER.index(each.stage))]


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of things that are translated: key and name."""
    return [(key, _kind_name(key)) for key in (PAGES, *(model._meta.label_lower for model in words_models()))]


def counts(found: list[Item], locales: list[Locale], *, own: list[Locale]) -> list[LanguageCount]:
    """Return how many of the items of each language are at each stage."""
    numbers: dict[int, Counter[TranslationStage]] = {locale.pk: Counter() for locale in locales}
    for each in found:
        numbers[each.locale.pk][each.stage] += 1
    return [
        LanguageCount(
            locale,
            locale in own,
            [(stage, numbers[locale.pk][stage]) for stage in TranslationStage],
            catalogue_share(locale.language_code),
        )
        for locale in locales
    ]


def _row(request: HttpRequest, item: Item) -> Row:
    english = item.source.get_url(request) if isinstance(item.source, Page) else ""
    return Row(item, str(item.source), _kind_name(item.kind), edit_url(item.target), english or "")


def edit_url(target: Any | None) -> str:
    """Return where a page or a row of words is edited; empty where there is none."""
    if target is None:
        return ""
    if isinstance(target, Page):
        return reverse("wagtailadmin_pages:edit", args=[target.pk])
    return words_edit_url(target) or ""


def _kind_name(kind: str) -> str:
    return _("Page") if kind == PAGES else capfirst(str(apps.get_model(kind)._meta.verbose_name))
