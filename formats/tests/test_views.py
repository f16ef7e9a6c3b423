from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction

from core import generation
from formats.models import FormatJob
from formats.renderers import RENDERERS, RenderError
from formats.tests.conftest import LEAFLET
from guidance.models import LeafletPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_files_apart")]

TEXT = f"/en/{LEAFLET}formats/text.txt"


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def words(html):
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


def main(html):
    return str(BeautifulSoup(html, "html.parser").main)


def get(client, address=TEXT, **headers):
    return client.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize("name", [name for name, each in RENDERERS.items() if each.at_request])
def test_each_format_is_made_at_the_first_request(client, name):
    response = get(client, f"/en/{LEAFLET}scenarios/5/formats/{name}")
    assert response.status_code == 200
    assert response["Content-Type"].partition(";")[0] == RENDERERS[name].media_type.partition(";")[0]
    assert int(response["Content-Length"]) == len(body(response)) > 200
    assert re.fullmatch(
        rf'(inline|attachment); filename="scenarios-5-[\w-]*\d{{4}}-\d\d-\d\d-en-{re.escape(RENDERERS[name].suffix)}"',
        response["Content-Disposition"],
    )


def test_the_home_page_has_formats_too(client):
    assert get(client, "/en/formats/text.txt").status_code == 200
    assert get(client, "/en/formats/").status_code == 200


def test_the_answer_tells_caches_and_search_engines_what_it_is(client):
    response = get(client)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Language"] == "en"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Link"] == f'<http://testserver/en/{LEAFLET}>; rel="canonical"'
    assert set(response["Cache-Control"].split(", ")) == {"public", "no-cache"}
    assert response["X-Content-Type-Options"] == "nosniff"


def test_what_a_browser_has_already_is_not_sent_again(client):
    first = get(client)
    again = get(client, if_none_match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


def test_one_range_of_a_file_can_be_had(client):
    whole = get(client)
    text = body(whole)
    part = get(client, range="bytes=10-19", if_range=whole["ETag"])
    assert (part.status_code, body(part), part["ETag"]) == (206, text[10:20], whole["ETag"])
    assert part["Content-Range"] == f"bytes 10-19/{len(text)}"
    assert body(get(client, range="bytes=10-19", if_range='"older"')) == text
    assert get(client, range="bytes=999999999-").status_code == 416
    assert get(client, range=f"bytes={'9' * 5000}-").status_code == 200


def test_only_reading_is_allowed(client):
    assert client.head(TEXT).status_code == 200
    assert client.post(TEXT).status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        f"/en/{LEAFLET}formats/unknown.pdf",
        f"/en/{LEAFLET}formats/document",
        f"/en/{LEAFLET}formats/..%2fdocument.pdf",
        f"/en/{LEAFLET}formats/%2e%2e/document.pdf",
        "/en/..%2f..%2fformats/document.pdf",
        f"/en/{LEAFLET}formats/document.pdf/",
        f"/en/{LEAFLET}formats/DOCUMENT.PDF",
        f"/en/{LEAFLET}scenarios/99/formats/text.txt",
        f"/en/{LEAFLET}response-times/answer/formats/text.txt",
        "/en/nothing/formats/",
        "/en/nothing/formats/text.txt",
        "/en/search/formats/text.txt",
        f"/gd/{LEAFLET}formats/text.txt",
        "/media/formats/aa/anything.pdf",
    ],
)
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address, follow=True).status_code == 404


def test_no_file_is_served_as_media(client, settings):
    get(client)
    files = [path.relative_to(settings.MEDIA_ROOT).as_posix() for path in settings.MEDIA_ROOT.glob("formats/*/*")]
    assert files
    assert [client.get(f"/media/{path}").status_code for path in files] == [404] * len(files)


def test_a_draft_has_no_formats(client):
    get(client, "/en/cookies/formats/text.txt")
    Page.objects.get(slug="cookies", locale__language_code="en").unpublish()
    assert get(client, "/en/cookies/formats/text.txt").status_code == 404
    assert get(client, "/en/cookies/formats/").status_code == 404


@pytest.mark.parametrize("below", ["", "levels/3/", "scenarios/5/"])
def test_a_private_page_has_formats_for_those_only_who_may_see_it(client, django_user_model, below):
    get(client, f"/en/{LEAFLET}{below}formats/text.txt")
    group = Group.objects.create(name="Readers")
    restriction = PageViewRestriction.objects.create(
        page=LeafletPage.objects.get(locale__language_code="en"), restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(group)
    for address in (f"/en/{LEAFLET}{below}formats/text.txt", f"/en/{LEAFLET}{below}formats/"):
        assert get(client, address).status_code == 404
        user, _ = django_user_model.objects.get_or_create(username="reader")
        client.force_login(user)
        assert get(client, address).status_code == 404
        user.groups.add(group)
        response = get(client, address)
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
        assert "public" not in response["Cache-Control"]
        user.groups.clear()
        client.logout()


def test_audio_that_is_not_there_yet_is_said_on_a_page(client):
    response = get(client, f"/en/{LEAFLET}formats/audio.mp3")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    html = response.content.decode()
    assert "not here yet" in words(main(html))
    assert html.count("<h1") == 1
    assert f"/en/{LEAFLET}formats/" in main(html)
    assert FormatJob.objects.get().format == "audio.mp3"
    listed = main(get(client, f"/en/{LEAFLET}formats/").content.decode())
    assert "audio.mp3" not in listed, "a link that leads to no file"
    assert "being made" in words(listed)


def test_a_format_that_cannot_be_made_is_no_error_of_the_site(client, change_renderer):
    def render(document):
        raise RenderError("The font is missing.")

    change_renderer("text.txt", render=render)
    assert get(client).status_code == 503
    assert get(client).status_code == 503
    FormatJob.objects.update(next_try_at=None)
    assert get(client).status_code == 503
    assert "text.txt" not in main(get(client, f"/en/{LEAFLET}formats/").content.decode())


def test_a_page_that_cannot_be_read_is_no_error_of_the_site(client, monkeypatch):
    def document_of(source):
        raise ValueError("odd")

    monkeypatch.setattr("core.sources.document_of", document_of)
    generation.renew()
    assert get(client).status_code == 503
    assert get(client, f"/en/{LEAFLET}formats/").status_code == 200


def test_the_list_says_size_version_and_what_each_is_for(client):
    get(client)
    html = get(client, f"/en/{LEAFLET}scenarios/5/formats/").content.decode()
    assert html.count("<h1") == 1
    listed = main(get(client, f"/en/{LEAFLET}formats/").content.decode())
    links = re.findall(rf'href="/en/{LEAFLET}formats/([^"]+)"', listed)
    assert links == [name for name, each in RENDERERS.items() if each.at_request]
    assert re.search(r"\(TXT, \d+(\.\d)?\sKB\)", words(listed))
    assert "SIPLleaflet-0524" in words(listed)
    assert "nothing is smaller than 18 point" in listed


def test_every_link_of_every_list_leads_to_a_file_or_a_page(client):
    for path in ("", "contact/", LEAFLET, f"{LEAFLET}levels/6/letter/"):
        html = main(get(client, f"/en/{path}formats/").content.decode())
        for address in re.findall(r'href="(/en/[^"?#]*)', html):
            assert get(client, address).status_code == 200, address
