"""Recordings, decoded and listened to. What is said is in test_speech; what is understood in full_recognised."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from core.document import Document, paragraph
from formats import voices
from formats.renderers import RenderError
from formats.renderers.audio import AUDIO, render
from formats.speech_script import lines_of, script_of
from formats.tests import listening
from formats.tests.leaflet import leaflet
from formats.tests.pages import LANGUAGES, page

WORDS_A_MINUTE = 150
MEASURE = """
import json, resource, time
import django
django.setup()
from formats.renderers.audio import render
from formats.tests import listening
from formats.tests.leaflet import leaflet
render(leaflet().__class__("Warm", "en", ()))
start = time.process_time()
mp3 = render(leaflet())
spent = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
seconds = listening.chapters_of(mp3)[-1][2]
print(json.dumps({"seconds": seconds, "spent": spent, "peak": peak}))
"""


@pytest.fixture(scope="module")
def recording() -> bytes:
    return render(leaflet())


def written_words(document) -> int:
    return sum(len(line.split()) for line in lines_of(script_of(document)))


def assert_good_sound(mp3: bytes, titles: list[str]) -> None:
    """The chapters are there, follow one another, and each is heard; nothing is clipped."""
    sound, chapters = listening.sound_of(mp3), listening.chapters_of(mp3)
    assert [title for title, _, _ in chapters] == titles
    assert chapters[0][1] == 0
    assert all(abs(before[2] - after[1]) < 0.01 for before, after in pairwise(chapters))
    assert abs(len(sound) / listening.HEARING_RATE - chapters[-1][2]) < 0.5
    for title, start, end in chapters:
        part = sound[int(start * listening.HEARING_RATE) : int(end * listening.HEARING_RATE)]
        assert 0.01 < listening.loudness(part) < 0.5, title
        assert listening.longest_silence(part) < 2.5, title
    assert abs(sound).max() <= 1.05


def test_the_leaflet_has_every_chapter_and_none_is_silent(recording):
    assert_good_sound(recording, [chapter.title for chapter in script_of(leaflet())])


def test_the_leaflet_is_read_at_a_persons_speed(recording):
    expected = written_words(leaflet()) / WORDS_A_MINUTE * 60
    assert 0.5 < listening.chapters_of(recording)[-1][2] / expected < 2


def test_the_tags_say_what_it_is(recording):
    tags = listening.tags_of(recording)
    assert tags["title"] == leaflet().title
    assert tags["artist"] == "Scottish Public Services Ombudsman"
    assert tags["date"] == "2026-11-20"
    assert tags["language"] == "eng"
    assert leaflet().meta.address in tags["comment"]


def test_the_same_page_gives_the_same_file():
    short = Document("A short page", "en", (paragraph("We may contact you."),))
    assert render(short) == render(short)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_voice(language):
    assert AUDIO.offered(language)
    assert_good_sound(render(page(language)), [chapter.title for chapter in script_of(page(language))])


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "zh-hans"])
def test_every_language_is_read_at_a_persons_speed(language):
    seconds = listening.chapters_of(render(page(language)))[-1][2]
    assert 0.5 < seconds / (written_words(page(language)) / WORDS_A_MINUTE * 60) < 2


def test_english_is_made_fast_and_in_little_memory():
    """Processor time, so that other work does not fail the test; a process of its own, for its memory."""
    root = Path(__file__).resolve().parents[2]
    made = subprocess.run([sys.executable, "-c", MEASURE], cwd=root, check=True, capture_output=True, text=True)
    figures = json.loads(made.stdout.splitlines()[-1])
    assert figures["seconds"] / figures["spent"] >= 50, figures
    assert figures["peak"] < 1024, figures


def test_bad_pages_are_recorded():
    endless = Document("Page", "en", (paragraph("word " * 2000 + "a" * 900),))
    for document in (Document("", "en", ()), Document("😀", "en", (paragraph("😀 ≤ ∑ مرحبا 中文"),)), endless):
        assert listening.loudness(listening.sound_of(render(document))) > 0.005


def test_a_page_in_a_language_without_a_voice_is_refused(monkeypatch):
    monkeypatch.setattr(voices, "find_spec", lambda name: None)
    assert not AUDIO.offered("en")
    assert not AUDIO.offered("gd")
    with pytest.raises(RenderError, match="hibari-tts"):
        render(leaflet())
    with pytest.raises(RenderError, match="espeak-ng"):
        render(page("gd"))


def test_the_time_grows_with_the_length_and_no_faster():
    spent = []
    for times in (1, 4):
        document = replace(page("pl"), blocks=page("pl").blocks * times)
        start = time.process_time()
        render(document)
        spent.append(time.process_time() - start)
    assert spent[1] < spent[0] * 8, spent
