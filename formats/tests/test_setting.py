"""Long pages are set in a process of their own, with a limit."""

from __future__ import annotations

import pytest

from core.document import Document, paragraph, plain_text
from formats.renderers import RENDERERS, RenderError, setting
from formats.tests.checkers import share_kept, text_of_poppler
from formats.tests.leaflet import leaflet, leaflet_times


def make(document: Document) -> bytes:
    return RENDERERS["document.pdf"].render(document)


@pytest.fixture
def _apart(monkeypatch):
    monkeypatch.setattr(setting, "LONGEST_HERE", 0)


@pytest.mark.usefixtures("_apart")
def test_it_is_the_same_file_wherever_it_is_set(monkeypatch):
    apart = make(leaflet())
    monkeypatch.setattr(setting, "LONGEST_HERE", 10**9)
    assert apart == make(leaflet())


def test_a_long_page_is_set_apart_and_whole(monkeypatch):
    def refuse(*_):
        raise AssertionError("set here")

    monkeypatch.setattr(setting, "_set_here", refuse)
    document = leaflet_times(5)
    assert share_kept(plain_text(document), text_of_poppler(make(document))) >= 0.99


@pytest.mark.usefixtures("_apart")
def test_editors_are_told_that_a_page_is_too_long(monkeypatch):
    monkeypatch.setattr(setting, "MOST_MEMORY", 60 * 1024 * 1024)
    with pytest.raises(RenderError, match=r"too long for a PDF: it has \d{5} words\. Please divide it"):
        make(leaflet_times(10))


@pytest.mark.usefixtures("_apart")
def test_editors_are_told_that_a_page_takes_too_much_time(monkeypatch):
    monkeypatch.setattr(setting, "MOST_SECONDS", 0.001)
    with pytest.raises(RenderError, match="too long for a PDF"):
        make(leaflet())


@pytest.mark.usefixtures("_apart")
def test_what_typst_refuses_is_told_as_it_is_here():
    with pytest.raises(RenderError, match="No font of this site has the sign"):
        make(Document("T", "en", (paragraph("\U00012000"),)))
