"""The site's EPUBs as DAISY Ace sees them: in a browser, as a reader for blind people would show them."""

from __future__ import annotations

import io
import zipfile

import pytest

from formats.tests.checkers import ace_violations
from formats.tests.site_pages import all_pages, file_of, leaflet_alone

pytestmark = pytest.mark.django_db


def test_ace_has_nothing_to_say(tmp_path):
    files = []
    for name, document in all_pages().items():
        files.append(tmp_path / f"{name}.epub")
        files[-1].write_bytes(file_of(document, "book.epub"))
    assert len(files) > 20
    assert ace_violations(tmp_path, *files) == {}


def test_ace_would_say_what_is_wrong(tmp_path):
    file = tmp_path / "untitled.epub"
    whole = io.BytesIO(file_of(leaflet_alone()["leaflet"], "book.epub"))
    with zipfile.ZipFile(whole) as good, zipfile.ZipFile(file, "w") as bad:
        for part in good.infolist():
            text = good.read(part)
            bad.writestr(part, text.replace(b"<title>", b"<title/><!--").replace(b"</title>", b"-->"))
    assert any("title" in each for each in ace_violations(tmp_path, file)["untitled.epub"])
