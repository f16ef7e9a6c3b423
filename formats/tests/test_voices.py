"""What the voices are given, and, where no recogniser can be had, the sounds that espeak-ng makes of it."""

from __future__ import annotations

import ctypes

import pytest

from formats import voices

OTHER_LANGUAGES = sorted(voices.languages() - {"en"})
_UTF8, _IPA = 1, 2


def sounds(text: str, language: str) -> list[str]:
    """The phonemes of a text, word by word, without stress and changes of language."""
    espeak = voices.voice_for("gd")
    library = espeak._library
    library.espeak_SetVoiceByName(voices._ESPEAK_VOICES[language].encode())
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    rest = ctypes.pointer(ctypes.c_char_p(espeak.written(text, language).encode()))
    said = ""
    while rest.contents.value:
        said += " " + library.espeak_TextToPhonemes(rest, _UTF8, _IPA).decode()
    for mark in ("ˈ", "ˌ", "(en)", *(f"({name})" for name in voices._ESPEAK_VOICES.values())):
        said = said.replace(mark, "")
    return said.split()


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_every_digit_of_a_phone_number_is_sounded(language):
    alone = {digit: sounds(digit, language) for digit in "0123456789"}
    assert len({tuple(sound) for sound in alone.values()}) == 10, "each digit has a sound of its own"
    number = "0 8 0 0, 3 7 7, 7 3 3 0"
    assert sounds(number, language) == [part for digit in number if digit.isdigit() for part in alone[digit]]


def test_letters_are_sounded_by_their_names():
    assert sounds("S P S O", "pl") == ["ɛspɛɛsɔ"]
    assert sounds("S P S O", "gd") == ["ɛspiːɛsoː"]
    for language in ("ar", "uk", "ur", "zh-hans"):
        assert sounds("S P S O", language) == ["ɛs", "piː", "ɛs", "əʊ"]


def test_no_breath_is_long_and_no_word_is_lost():
    text = "One, two; three. " + "four " * 400 + "five" * 200
    breaths = list(voices.breaths(text))
    assert max(len(breath.text) for breath in breaths) <= 600
    assert "".join(breath.text for breath in breaths).replace(" ", "") == text.replace(" ", "")


def test_each_group_of_a_number_or_postcode_has_silence_after_it():
    breaths = list(voices.breaths("Call 0 8 0 0, 3 7 7, 7 3 3 0. Write to Edinburgh E H 7, 4 N S. S P S O, level 3."))
    assert [breath.text for breath in breaths if breath.pause] == ["0 8 0 0,", "3 7 7,", "7 3 3 0.", "E H 7,", "4 N S."]
    assert [breath.text for breath in breaths if not breath.pause] == [
        "Call",
        "Write to Edinburgh",
        "S P S O, level 3.",
    ]


def test_the_letter_a_of_an_abbreviation_is_not_the_article():
    voice = voices.voice_for("en")
    given = []

    class Listening:
        def __call__(self, text, seed):
            given.append(text)

    kept, voice._voice = voice._voice, Listening()
    try:
        voice.say("An N D A is a promise unless A B C", "en")
    finally:
        voice._voice = kept
    assert given == ["An N D [A](/ˈA/) is a promise [unless](/ˌʌnlˈɛs/) [A](/ˈA/) B C"]
