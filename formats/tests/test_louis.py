from __future__ import annotations

import ctypes.util

import pytest

from formats import louis


def test_the_machine_has_a_new_enough_liblouis():
    assert louis.version() >= louis.OLDEST
    assert louis.missing() is None


def test_each_cell_knows_its_character():
    translation = louis.translate("The action", "en-ueb-g2.ctb")
    assert len(translation.sources) == len(translation.cells)
    assert translation.sources[0] == 0
    assert translation.cells == "\u2820\u282e\u2800\u2801\u2809\u2830\u281d"


def test_a_character_without_a_sign_is_unknown():
    assert louis.knows("a", "en-ueb-g2.ctb")
    assert louis.knows(" ", "en-ueb-g2.ctb")
    assert not louis.knows("中", "en-ueb-g2.ctb")
    assert not louis.knows("й", "zhcn-g1.ctb"), "the Chinese table writes blank cells for what it does not know"


def test_an_unknown_table_is_an_error():
    with pytest.raises(louis.BrailleError, match=r"nothing\.ctb"):
        louis.translate("words", "nothing.ctb")


def test_a_long_text_is_translated_whole():
    text = "support " * 4000
    assert louis.back_translate(louis.translate(text, "en-ueb-g2.ctb").cells, "en-ueb-g2.ctb").split() == text.split()


def test_a_machine_without_liblouis_says_what_is_missing(monkeypatch):
    louis._library.cache_clear()
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: "/nowhere/liblouis.so.20")
    assert louis.missing() == louis.MISSING
    monkeypatch.undo()
    louis._library.cache_clear()
    assert louis.missing() is None
