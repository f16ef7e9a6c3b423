"""What a translation says of itself, first on its page and in every file: in its own language and in English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop, override

from core.document import Blocks, Note, NoteKind, Paragraph, Text, direction_of
from core.translations import TranslationState, interface_is_checked

NOT_CHECKED = gettext_noop("Not checked by a native reader. The English counts.")
ENGLISH_IS_NEWER = gettext_noop("The English is newer than this translation. It changed on %(day)s.")


@dataclass(frozen=True)
class NoteLine:
    """A sentence and the language that it is in; `direction` is "ltr" or "rtl"."""

    text: str
    language: str

    @property
    def direction(self) -> str:
        return direction_of(self.language)


def interface_state(language: str) -> TranslationState:
    """Return how what has no page of its own stands: a search, an error, an answer."""
    return TranslationState(interface_is_checked(language))


def note_lines(state: TranslationState | None, language: str) -> tuple[NoteLine, ...]:
    """Return what is to be said of a translation in `language`, each sentence in it and in English, if anything is."""
    return tuple(_lines(state, language)) if state else ()


def _lines(state: TranslationState, language: str) -> Iterator[NoteLine]:
    if not state.is_checked:
        yield from _in_both(NOT_CHECKED, language)
    if state.english_changed_on:
        yield from _in_both(ENGLISH_IS_NEWER, language, state.english_changed_on)


def _in_both(message: str, language: str, day: date | None = None) -> Iterator[NoteLine]:
    """Yield a message in a language, unless its catalogue lacks it, and in English."""
    with override(language):
        words = gettext(message)
        if words != message:
            yield NoteLine(_with_day(words, day), language)
    with override(settings.LANGUAGE_CODE):
        yield NoteLine(_with_day(message, day), settings.LANGUAGE_CODE)


def _with_day(words: str, day: date | None) -> str:
    return words % {"day": date_format(day, "DATE_FORMAT")} if day else words


def note_blocks(state: TranslationState | None, language: str) -> Blocks:
    """Return the note as the first node of a document in `language`; none where there is nothing to say."""
    lines = note_lines(state, language)
    if not lines:
        return ()
    paragraphs = tuple(
        Paragraph((Text(line.text, language="" if line.language == language else line.language),)) for line in lines
    )
    return (Note("", paragraphs, NoteKind.WARNING),)
