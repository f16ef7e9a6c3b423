"""What the tests of translating begin with."""

from __future__ import annotations

import pytest

from home.tests.translating import english_page, english_words, started, translate


@pytest.fixture
def gaelic():
    """A page and words in Gaelic, begun."""
    page, words = started(english_page(), "gd"), started(english_words(), "gd")
    translate(page[0], leave=1)
    return page, words


@pytest.fixture(params=[english_page, english_words])
def source(request, db):
    return request.param()
