"""Nothing of a translation goes live before all of it is translated, the words of the records that it shows too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import override
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from core.models import ContentPage, Words


@dataclass(frozen=True)
class Lack:
    """What a translation lacks: English strings without a translation (or with a faulty one), and records' words."""

    strings: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.strings or self.words)


def translation_of(instance: Any) -> Translation | None:
    """Return the translation with localize whose result this page or this row of words is; None if there is none."""
    return Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale=instance.locale_id, enabled=True
    ).first()


def lack_of(instance: Any) -> Lack:
    """Return what a translated page or row of words lacks; nothing for what is not translated with localize."""
    translation = translation_of(instance)
    return Lack(_strings(translation), _words(instance)) if translation else Lack()


def _strings(translation: Translation) -> tuple[str, ...]:
    segments = StringSegment.objects.filter(source=translation.source_id).order_by("order")
    missing = segments.annotate_translation(translation.target_locale).filter(translation=None)
    return tuple(missing.values_list("string__data", flat=True))


def _words(instance: Any) -> tuple[Words, ...]:
    """Return the words that a page would show in English, because none are live in its language; each once."""
    page = instance.specific if isinstance(instance, Page) else None
    if not isinstance(page, ContentPage):
        return ()
    with override(page.locale.language_code):
        shown = [words for words in page.document_words() if words is not None and words.locale_id != page.locale_id]
    return tuple({(type(words), words.pk): words for words in shown}.values())
