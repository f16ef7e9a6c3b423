"""What the seeds of every room are made with: once each, and the editors' change or deletion is kept."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model
from wagtail.models import Locale

from core.models import SeedMark, Words

M = TypeVar("M", bound=Model)
W = TypeVar("W", bound=Words)


def toml_read(path: Path) -> dict[str, Any]:
    """Return the seed's text file as plain values; raise `tomllib.TOMLDecodeError` where it is not TOML."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def source_locale() -> Locale:
    """Return the language of the seeds, English; make it where the site has none yet."""
    return locale_seed(settings.LANGUAGE_CODE)


def locale_seed(language: str) -> Locale:
    """Return the locale of a language code such as "zh-hans"; make it where the site has none yet."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    return locale


def first_time(key: str) -> bool:
    """Return whether the seed has never made `key` before, and remember that it has now.

    Call it in the transaction that makes the thing, so that a seed that fails half-way can be run again. The key is
    one that no editor can change: "contact.service.SWF".
    """
    _mark, is_new = SeedMark.objects.get_or_create(key=key)
    return is_new


def record_seed(model: type[M], *, defaults: dict[str, Any] | None = None, **natural_key: Any) -> M:
    """Return the record with this natural key as it is, or make it with `defaults`."""
    record, _ = model._default_manager.get_or_create(**natural_key, defaults=defaults or {})
    return record


def words_seed(model: type[W], fact: Model, **words: Any) -> W:
    """Return the English words of `fact` as they are, or make them, published with a revision."""
    locale = source_locale()
    existing = model._default_manager.filter(fact=fact, locale=locale).first()
    if existing:
        return existing
    text = model(fact=fact, locale=locale, **words)
    text.save()
    text.save_revision().publish()
    return text
