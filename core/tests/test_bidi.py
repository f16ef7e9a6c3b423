"""Addresses and numbers in texts that run from the right."""

from __future__ import annotations

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import override

from core.bidi import addresses_isolated


def shown(text: str) -> str:
    """The text with the invisible marks made visible."""
    with override("ar"):
        return addresses_isolated(text).replace("\u2066", "[").replace("\u2069", "]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مثل name@example.org.", "مثل [name@example.org]."),
        ("انظر https://www.spso.org.uk/contact-form، ثم", "انظر [https://www.spso.org.uk/contact-form]، ثم"),
        ("موقع www.spso.org.uk (SPSO)", "موقع [www.spso.org.uk] (SPSO)"),
        ("موقع inwo.spso.org.uk.", "موقع [inwo.spso.org.uk]."),
        ("رقم 0800 377 7330 مجاني", "رقم [0800 377 7330] مجاني"),
        ("رقم +44 131 225 5300", "رقم [+44 131 225 5300]"),
        ("\u2066name@example.org\u2069", "[name@example.org]"),
        ("في 2026، المستوى 3", "في 2026، المستوى 3"),
    ],
)
def test_each_reads_from_the_left(text, expected):
    assert shown(text) == expected


def test_markup_stays_as_it_is_and_plain_text_is_escaped():
    assert shown(mark_safe('<a href="https://a.org/">a.org</a>')) == '<a href="https://a.org/">[a.org]</a>'
    assert shown("<b>a@b.org") == "&lt;b&gt;[a@b.org]"


def test_texts_that_run_from_the_left_stay_as_they_are():
    with override("pl"):
        assert addresses_isolated("Na przykład name@example.org") == "Na przykład name@example.org"
