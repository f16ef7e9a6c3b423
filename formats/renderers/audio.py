"""Audio: MP3 with chapters, read by a computer's voice that says so."""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext_lazy

from core.document import Document
from formats import voices
from formats.renderers.base import Renderer, RenderError
from formats.speech_script import Chapter, script_of

if TYPE_CHECKING:
    from formats.mp3 import Mp3Writer

# ISO 639-2, as the tags of MP3 files have it.
_TAG_LANGUAGES = {"en": "eng", "gd": "gla", "pl": "pol", "uk": "ukr", "zh-hans": "zho", "ar": "ara", "ur": "urd"}


def render(document: Document) -> bytes:
    """The MP3 of a document; RenderError where no voice can be had."""
    target = BytesIO()
    render_to(document, target)
    return target.getvalue()


def render_to(document: Document, target: IO[bytes]) -> None:
    """As `render`, into a file open for writing and seeking: the memory needed does not grow with the page."""
    lacking = missing_engine(document.language)
    if lacking:
        raise RenderError(f"Audio could not be made: this machine lacks {lacking}")
    from formats.mp3 import Mark, Mp3Writer  # noqa: PLC0415 - only where the engine is there

    voice = voices.voice_for(document.language)
    marks = []
    with Mp3Writer(voices.RATE) as writer:
        for chapter in script_of(document):
            start = writer.seconds
            _record(chapter, voice, writer)
            marks.append(Mark(chapter.title, start, writer.seconds))
        writer.finish(target, marks, _tags(document))


def _record(chapter: Chapter, voice: voices.Voice, writer: Mp3Writer) -> None:
    for utterance in chapter.utterances:
        for part in utterance.parts:
            for breath in voices.breaths(part.text):
                writer.add(voice.say(breath.text, part.language))
                writer.add_silence(breath.pause)
        writer.add_silence(utterance.pause)


def _tags(document: Document) -> dict[str, str]:
    meta = document.meta
    tags = {
        "title": f"{meta.mark}: {document.title}" if meta.mark else document.title,
        "artist": meta.publisher,
        "album": meta.publisher,
        "date": meta.version_date.isoformat() if meta.version_date else "",
        "language": _TAG_LANGUAGES.get(document.language, ""),
        "comment": " ".join(filter(None, [meta.address, meta.reference, meta.version])),
    }
    return {name: value for name, value in tags.items() if value}


def missing_engine(language: str) -> str | None:
    """The recorder or the voice that this machine lacks for a language."""
    return voices.missing(language) if find_spec("av") else "the audio library PyAV (av)"


AUDIO = Renderer(
    name="audio.mp3",
    suffix="audio.mp3",
    label=gettext_lazy("Audio"),
    media_type="audio/mpeg",
    version=2,
    render=render,
    render_to=render_to,
    missing_engine=missing_engine,
    languages=voices.languages(),
    at_request=False,
)
RENDERERS = (AUDIO,)
