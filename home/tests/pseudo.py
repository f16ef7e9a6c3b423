"""Translations that tests make up: every English segment in brackets, in a language that is emptied first."""

from __future__ import annotations

from collections.abc import Callable

from django.apps import apps
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from core.models import SeedMark, Words
from core.seed.translations import segments, sources, translations_seed
from home.seed.translations import stays_draft


def forget(language: str) -> None:
    """Take away what the seeds have made in a language."""
    locale = Locale.objects.get(language_code=language)
    for home in Page.objects.filter(locale=locale, depth=2):
        home.delete()
    for model in apps.get_models():
        if issubclass(model, Words):
            model.objects.filter(locale=locale).delete()
    Translation.objects.filter(target_locale=locale).delete()
    StringTranslation.objects.filter(locale=locale).delete()
    SeedMark.objects.filter(key__startswith=f"translation.{language}.").delete()


def bracketed(wanted: Callable[[object], bool] = lambda source: True) -> dict[str, str]:
    """Return a catalogue of all segments of the sources that are wanted."""
    return {text: f"[{text}]" for source in sources() if wanted(source) for text in segments(source)}


def translate(language: str, catalogue: dict[str, str] | None = None) -> None:
    """Translate the site into a language as the seeds do, with this catalogue (everything, if none is given)."""
    forget(language)
    seed(language, bracketed() if catalogue is None else catalogue)


def seed(language: str, catalogue: dict[str, str]) -> None:
    translations_seed(stays_draft=stays_draft, catalogues={language: catalogue})
