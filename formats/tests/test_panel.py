"""On each page people find it in another format; no link is dead."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from core.sources import source_at, sources
from formats.enums import FormatState
from formats.models import FormatFile, FormatJob, FormatSettings
from formats.panel import first_formats
from formats.renderers import RENDERERS
from formats.services import file_ensure
from formats.wanted import renderers_for, wanted

pytestmark = pytest.mark.django_db
LEAFLET = "guidance/support-and-intervention-policy/"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def panel(client, path, language="en"):
    page = client.get(f"/{language}/{path}").content.decode()
    found = re.findall(r'<section class="formats no-print".*?</section>', page, re.DOTALL)
    assert len(found) <= 1
    return found[0] if found else ""


def links(html):
    return re.findall(r'<a[^>]* href="([^"]+)"', html)


def test_every_page_scenario_and_level_has_the_panel(client):
    for source in sources("en"):
        assert "Get this in another format" in panel(client, source.path), source


@pytest.mark.parametrize("path", ["search/", "site-map/", "no-such-page/"])
def test_what_has_no_formats_has_no_panel(client, path):
    assert panel(client, path) == ""


def test_the_most_needed_stand_first_and_the_others_are_folded(client):
    first, folded = panel(client, LEAFLET).split("<details")
    assert [name for name in first_formats("en") if f"/formats/{name}" in first] == [
        name for name in first_formats("en") if RENDERERS[name].at_request and RENDERERS[name] in renderers_for("en")
    ]
    assert "/formats/book.epub" in folded
    assert "/formats/book.epub" not in first


@pytest.mark.parametrize("language", ["gd", "pl", "uk", "zh-hans", "ar", "ur"])
def test_where_braille_is_not_contracted_the_other_stands_first(client, language):
    first, folded = panel(client, "contact/", language).split("<details")
    assert f"/{language}/contact/formats/braille-uncontracted.brf" in first
    assert "braille-uncontracted.brf" not in folded


def test_size_and_version_are_said_once_it_is_made(client):
    source = source_at("en", LEAFLET)
    assert "TXT, " not in panel(client, LEAFLET)
    file_ensure(source=source, renderer=RENDERERS["text.txt"])
    html = panel(client, LEAFLET)
    assert re.search(r"TXT, \d+[.\d]*\xa0[KM]B", html)
    assert "SIPLleaflet-0524" in html or "Version" in html


def test_audio_has_no_link_before_it_is_made(client):
    html = panel(client, LEAFLET)
    assert "/formats/audio.mp3" not in html


def test_no_link_of_the_panel_or_of_the_list_is_dead(client):
    found = set(links(panel(client, "contact/"))) | set(
        links(re.search(r"<main.*</main>", client.get("/en/contact/formats/").content.decode(), re.DOTALL)[0])
    )
    statuses = {link: client.get(link).status_code for link in found if not link.startswith(("#", "http"))}
    assert {link: status for link, status in statuses.items() if status != 200} == {}


def test_a_format_that_failed_gives_way_to_the_request_form(client):
    source = source_at("en", LEAFLET)
    target = wanted(source, RENDERERS["book.epub"])
    fields = {"fingerprint": target.fingerprint, "recipe": target.recipe, "asked_at": timezone.now()}
    FormatJob.objects.create(
        source=source.key, language="en", format="book.epub", error="No room on the disk", **fields
    )
    html = panel(client, LEAFLET)
    assert "/formats/book.epub" not in html
    assert f"/en/alternative-formats/request/?page={LEAFLET.replace('/', '%2F')}&amp;format=other" in html
    assert "No room" not in html


def test_without_the_request_form_the_contact_page_takes_its_place(client):
    FormatSettings.objects.update(request_retention_days=None)
    from core import generation

    generation.renew()
    assert "/en/contact/" in links(panel(client, LEAFLET))


def test_the_footer_of_every_page_leads_to_the_index(client):
    footer = client.get("/en/search/").content.decode().split("<footer")[1]
    assert '<a href="/en/alternative-formats/">' in footer


def test_the_index_has_every_source_and_no_dead_link(client):
    page = client.get("/en/alternative-formats/").content.decode()
    for source in sources("en"):
        assert f'href="/en/{source.path}formats/"' in page, source
    assert f"/en/{LEAFLET}formats/large-print.pdf" in page
    assert "audio.mp3" not in page


def test_the_index_costs_as_many_queries_with_many_files(client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get("/en/alternative-formats/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get("/en/alternative-formats/")
    for number, source in enumerate(sources("en")):
        FormatFile.objects.create(
            source=source.key, language="en", format="audio.mp3", fingerprint="0" * 64, recipe="1", name="a.mp3",
            stored_as=f"{number}.mp3", size=1, digest="0", made_at=timezone.now(),
        )  # fmt: skip
    with django_assert_num_queries(len(few)):
        assert f"{LEAFLET}formats/audio.mp3" in client.get("/en/alternative-formats/").content.decode()


def test_a_draft_in_the_preview_has_no_panel(admin_client):
    from django.urls import reverse
    from wagtail.models import Page

    page = Page.objects.get(slug="privacy", locale__language_code="en")
    html = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
    assert "Get this in another format" not in html


def test_a_state_is_said_in_words():
    assert {str(state.label) for state in FormatState} == {"Current", "Outdated", "Failed", "Missing", "Not offered"}
