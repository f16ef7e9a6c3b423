"""What the tests of files, jobs and views share: files in a folder of their own, and renderers made for a test."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connections

from core import sources
from formats import louis
from formats.models import FormatFile, FormatJob, FormatRefresh
from formats.renderers import RENDERERS
from formats.wanted import renderers_here

LEAFLET = "guidance/support-and-intervention-policy/"


BRAILLE = {"test_braille", "test_every_block", "test_louis", "test_pef"}


@pytest.fixture(autouse=True)
def _needs_the_braille_translator(request):
    if request.module.__name__.rpartition(".")[2] in BRAILLE and louis.missing():
        pytest.skip(f"{louis.missing()} This brings it: apt-get install --yes liblouis20 liblouis-data")


@pytest.fixture
def _files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    yield
    renderers_here.cache_clear()


@pytest.fixture
def change_renderer(monkeypatch):
    """Return a function that changes a renderer for the test: change_renderer("text.txt", render=…)."""

    def change(name, **changes):
        monkeypatch.setitem(RENDERERS, name, replace(RENDERERS[name], **changes))
        renderers_here.cache_clear()
        return RENDERERS[name]

    return change


@pytest.fixture
def committed(django_db_setup, django_db_blocker, _files_apart):
    """No transaction around the test: other threads and processes see its rows. They are deleted at its end."""
    with django_db_blocker.unblock():
        yield
        for model in (FormatFile, FormatJob, FormatRefresh):
            model.objects.all().delete()
        connections.close_all()


def source(path=LEAFLET):
    return sources.source_at("en", path)
