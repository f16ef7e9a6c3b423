"""No link to a format is dead: of every page, scenario and level, in every language."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from core.sources import sources
from formats.renderers import RENDERERS
from formats.wanted import renderers_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_files_apart"), pytest.mark.same_on_any_database]
TRIED_OF_EACH = 2  # files made of each source; which ones goes round, so that all formats are made of some


def places():
    return [(code, source) for code, _name in settings.LANGUAGES for source in sources(code)]


def links_of(client, language, source):
    """What the list of a source's formats leads to, by the formats' names."""
    listed = client.get(f"/{language}/{source.path}formats/")
    assert listed.status_code == 200, source
    main = re.search(r"<main.*?</main>", listed.content.decode(), re.DOTALL)[0]
    found = re.findall(r'href="(/[^"?#]*/formats/([a-z0-9-]+\.[a-z0-9]+))"', main)
    return {name: address for address, name in found}


def test_every_list_leads_to_just_what_its_language_has(client):
    for language, source in places():
        at_once = {each.name for each in renderers_for(language) if each.at_request}
        links = links_of(client, language, source)
        assert set(links) == at_once, (language, source.path)
        assert set(links.values()) == {f"/{language}/{source.path}formats/{name}" for name in at_once}


def test_what_they_lead_to_is_there(client):
    tried = set()
    for number, (language, source) in enumerate(places()):
        links = sorted(links_of(client, language, source).items())
        for at in range(TRIED_OF_EACH):
            name, address = links[(number * TRIED_OF_EACH + at) % len(links)]
            tried.add(name)
            answer = client.head(address)
            assert answer.status_code == 200, address
            assert int(answer["Content-Length"]) > 0, address
    assert tried == {name for name, each in RENDERERS.items() if each.at_request}


def test_audio_that_is_offered_is_being_made_and_that_is_said(client):
    for language, source in places():
        wanted = 503 if any(each.name == "audio.mp3" for each in renderers_for(language)) else 404
        assert client.head(f"/{language}/{source.path}formats/audio.mp3").status_code == wanted, (language, source)
