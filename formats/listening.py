"""Reads: whether audio in each language is known to be right, and what there is to listen to."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info

from core import sources
from core.sources import Source
from formats.enums import AudioStanding
from formats.models import AudioListening, FormatFile, FormatJob
from formats.renderers import RENDERERS
from formats.selectors import file_of
from formats.wanted import AUDIO, RECOGNISED, audio_has_passed, recipe_of, renderers_here, wanted

logger = logging.getLogger(__name__)

# Not known to be right, and somebody can do something about it.
TO_DO = (AudioStanding.NEVER, AudioStanding.AGAIN)


@dataclass(frozen=True)
class LanguageAudio:
    """How audio stands in a language; `listening` is the newest one, `pages` what can be listened to."""

    code: str
    name: str
    standing: AudioStanding
    listening: AudioListening | None
    pages: tuple[Source, ...]


@dataclass(frozen=True)
class Sample:
    """The recording of a page: there as the page is now (`file`), or being made, or not made (`reason`)."""

    file: FormatFile | None
    is_waiting: bool
    reason: str


def language_name(language: str) -> str:
    """What editors call a language of the site: its own name, and the English one where that is another."""
    own, english = dict(settings.LANGUAGES)[language], get_language_info(language)["name"]
    return str(own) if own == english else f"{own} ({english})"


def audio_standing(language: str) -> AudioStanding:
    """Whether audio in a language is known to be right, and if not, why."""
    if all(each.name != AUDIO for each in renderers_here(language)):
        return AudioStanding.NO_VOICE
    if language in RECOGNISED:
        return AudioStanding.TESTED
    if audio_has_passed(language):
        return AudioStanding.PASSED
    newest = AudioListening.objects.filter(language=language).first()
    if newest is None:
        return AudioStanding.NEVER
    is_of_today = newest.recipe == recipe_of(RENDERERS[AUDIO])
    return AudioStanding.NOT_PASSED if is_of_today else AudioStanding.AGAIN


def languages_audio() -> list[LanguageAudio]:
    """How audio stands in each language of the site that has pages."""
    found = []
    for code, _name in settings.LANGUAGES:
        pages = sources.sources(code)
        if pages:
            newest = AudioListening.objects.filter(language=code).first()
            found.append(LanguageAudio(code, language_name(code), audio_standing(code), newest, pages))
    return found


def sample_of(source: Source) -> Sample:
    """The recording of a page that an editor can listen to; none where the page cannot be read."""
    try:
        file = file_of(wanted(source, RENDERERS[AUDIO]))
    except Exception as error:
        logger.exception("No tree of %s", source.key)
        return Sample(None, False, str(error))
    job = FormatJob.objects.filter(source=source.key, language=source.language, format=AUDIO).first()
    return Sample(file, bool(job and not job.has_failed), job.error if job else "")
