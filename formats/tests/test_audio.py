"""Recordings, decoded and listened to. What is said is in test_speech; what is understood in full/test_recognised."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.document import Document, paragraph
from formats import voices
from formats.renderers import RenderError
from formats.renderers.audio import AUDIO, render
from formats.tests import listening
from formats.tests.leaflet import leaflet
from formats.tests.pages import LANGUAGES, page


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
def test_every_language_has_a_voice_and_is_read_at_a_persons_speed(language):
    assert AUDIO.offered(language)
    mp3 = render(page(language))
    listening.assert_good_sound(mp3, page(language))
    assert 0.5 < listening.speed(mp3, page(language)) < 2


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
