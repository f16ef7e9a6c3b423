"""What is read from the left keeps its order inside a text that is read from the right."""

from __future__ import annotations

import pytest

from core.document import Text, inlines, plain_text
from formats.direction import is_latin, kept_in_order

ARABIC = "اتصل بنا"


def shown(*runs: Text) -> str:
    return plain_text(kept_in_order(runs)).replace("\u2066", "<").replace("\u2069", ">")


def test_runs_that_follow_one_another_are_one_stretch():
    assert shown(Text("SPSO", long_form="Ombudsman"), Text(" website")) == "<SPSO website>"
    assert shown(Text("Answer here:"), Text(" "), Text("www.spso.org.uk")) == "<Answer here: www.spso.org.uk>"


def test_spaces_at_its_ends_stay_outside():
    assert (
        shown(Text(f"{ARABIC}:"), Text(" Closed (all day) "), Text(ARABIC)) == f"{ARABIC}: <Closed (all day)> {ARABIC}"
    )


def test_numbers_are_in_the_order_of_the_text():
    assert shown(Text("0800 377 7330"), Text(" "), Text("0800 014 7299")) == "<0800 377 7330> <0800 014 7299>"


def test_a_mark_does_not_reach_over_a_line():
    assert shown(Text("99 McDonald Road\nEdinburgh")) == "<99 McDonald Road>\n<Edinburgh>"


def test_its_own_words_stay_as_they_are():
    assert kept_in_order(inlines(ARABIC)) == inlines(ARABIC)
    assert kept_in_order(()) == ()


@pytest.mark.parametrize(("words", "latin"), [("99 McDonald Road", True), ("SPSO: اتصل", False), ("9 – 5", False)])
def test_which_words_are_latin(words, latin):
    assert is_latin(words) is latin
