"""Recordings, decoded and listened to. What is said is in test_speech; what is understood in full_recognised."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.document import Document, paragraph
from formats import voices
from formats.renderers import RenderError
from formats.renderers.audio import AUDIO, render
from formats.tests import listening
from formats.tests.leaflet import leaflet
from formats.tests.pages import LANGUAGES, page

MEASURE = """
import resource
import django
django.setup()
from formats.renderers.audio import render
from formats.tests.leaflet import leaflet
render(leaflet())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def test_the_tags_say_what_it_is():
    tags = listening.tags_of(render(replace(leaflet(), blocks=leaflet().blocks[:1])))
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
    listening.assert_good_sound(render(page(language)), page(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_read_at_a_persons_speed(language):
    assert 0.5 < listening.speed(render(page(language)), page(language)) < 2


def test_english_is_made_in_little_memory():
    """In a process of its own. How fast: script/bench formats."""
    root = Path(__file__).resolve().parents[2]
    made = subprocess.run([sys.executable, "-c", MEASURE], cwd=root, check=True, capture_output=True, text=True)
    assert float(made.stdout.splitlines()[-1]) < 1024


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
