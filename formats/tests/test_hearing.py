"""What a listener has to tick: every number, time, date and small word of a recording."""

from __future__ import annotations

import re

import pytest

from formats.enums import FactKind
from formats.hearing import chapters_to_hear, facts_of
from formats.tests.leaflet import leaflet
from formats.tests.pages import LANGUAGES, page


def words(document, kind):
    return [fact.words for fact in facts_of(chapters_to_hear(document)) if fact.kind == kind]


def test_every_fact_of_the_leaflet_is_among_them():
    said = leaflet()
    assert {"not", "unless", "may", "usually", "at least"} <= set(map(str.lower, words(said, FactKind.WORD)))
    assert "20 November 2026" in words(said, FactKind.DATE)
    assert {"1", "2", "3", "4", "5", "6"} <= set(words(said, FactKind.NUMBER))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_numbers_and_small_words(language):
    document = page(language)
    assert words(document, FactKind.PHONE) == ["0 8 0 0, 3 7 7, 7 3 3 0"]
    assert words(document, FactKind.WORD)
    assert {"1", "2"} <= set(words(document, FactKind.NUMBER))
    assert len(words(document, FactKind.DATE)) == 2, "the opening's and the last section's"


def test_no_digit_is_left_out():
    for language in LANGUAGES:
        for chapter in chapters_to_hear(page(language)):
            for line in chapter.lines:
                between = [piece for part in line.parts for piece in part.pieces if isinstance(piece, str)]
                assert not re.search(r"\d", " ".join(between))


def test_hours_are_times():
    assert {"9 sa mhadainn", "5 feasgar"} <= set(words(page("gd"), FactKind.TIME))
