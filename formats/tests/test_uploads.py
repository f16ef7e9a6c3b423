"""Videos in BSL and files made for somebody: judged by what is in them, served with the page they belong to."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from datetime import date
from pathlib import Path

import av
import numpy as np
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.sources import source_at
from formats.models import AttachedFile, FormatRequest, SignVideo
from formats.uploads import captions_check, document_check, video_check

pytestmark = pytest.mark.django_db
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nGood morning.\n"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def filmed(codec: str, container: str) -> bytes:
    """A real film of five pictures."""
    file = io.BytesIO()
    with av.open(file, mode="w", format=container) as output:
        stream = output.add_stream(codec, rate=5)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for shade in range(5):
            picture = np.full((48, 64, 3), shade * 40, dtype=np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                output.mux(packet)
        for packet in stream.encode():
            output.mux(packet)
    return file.getvalue()


@pytest.fixture(scope="module")
def film() -> bytes:
    return filmed("libx264", "mp4")


def upload(content: bytes, name="video.mp4"):
    return SimpleUploadedFile(name, content, content_type="video/mp4")


def archive(*names) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as inside:
        for name in names:
            inside.writestr(name, "words")
    return file.getvalue()


class TestWhatItIs:
    def test_a_film_is_one_whatever_its_name(self, film):
        assert video_check(upload(film, "letter.pdf")).media_type == "video/mp4"

    def test_a_webm_film_is_one_too(self):
        assert video_check(upload(filmed("libvpx-vp9", "webm"))).suffix == "webm"

    def test_a_film_that_browsers_cannot_play_is_refused(self):
        with pytest.raises(ValidationError, match="Export it as MP4"):
            video_check(upload(filmed("mpeg4", "mp4")))

    @pytest.mark.parametrize(
        "content",
        [b"", b"<html><script>alert(1)</script>", b"%PDF-1.7", b"\x00\x00\x00\x18ftypisom" + b"\x00" * 500,
         b"\x1a\x45\xdf\xa3webm" + b"\x00" * 99],
    )  # fmt: skip
    def test_what_is_no_film_is_refused(self, content):
        with pytest.raises(ValidationError):
            video_check(upload(content))

    def test_half_a_film_is_refused(self, film):
        with pytest.raises(ValidationError, match="not a video that browsers can play"):
            video_check(upload(film[:40]))

    @pytest.mark.parametrize("content", [CAPTIONS, b"\xef\xbb\xbf" + CAPTIONS, CAPTIONS.replace(b"\n", b"\r\n")])
    def test_captions(self, content):
        captions_check(upload(content))

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"1\n00:00:00,000 --> 00:00:01,000\nSubRip", "its first line must be WEBVTT"),
            (b"WEBVTT\n\nno times", "There is no caption"),
            (b"\xff\xfe", "UTF-8"),
            (b"", "This file is empty"),
        ],
    )
    def test_what_is_no_captions_is_refused(self, content, message):
        with pytest.raises(ValidationError, match=message):
            captions_check(upload(content))

    @pytest.mark.parametrize(
        ("content", "kind"),
        [
            (b"%PDF-1.7\n", "PDF"),
            (archive("word/document.xml"), "DOCX"),
            (b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/epub+zip", "EPUB"),
            (b"ID3\x04\x00", "MP3"),
            (b"\xff\xfb\x90\x00", "MP3"),
            (b",S|PPORT & ,9T]V5;N\r\n\x0c  #A\r\n", "BRF"),
            ("Words of a page, with Ää.\n".encode(), "TXT"),
            (b'<?xml version="1.0"?><pef xmlns="http://www.daisy.org/ns/2008/pef"/>', "PEF"),
        ],
    )
    def test_files_that_may_be_offered(self, content, kind):
        assert document_check(upload(content, "x.exe")).kind == kind

    @pytest.mark.parametrize(
        "content",
        [
            b"MZ\x90\x00\x03\x00",
            b"<html><body>words</body></html>",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"<pef",
            b'<!DOCTYPE p [<!ENTITY a "a">]><pef xmlns="http://www.daisy.org/ns/2008/pef"/>',
            archive("evil.exe"),
            archive("word/document.xml", "word/vbaProject.bin"),
            b"PK\x03\x04broken",
            b"words\x00words",
        ],
    )
    def test_files_that_may_not(self, content):
        with pytest.raises(ValidationError, match="cannot be offered"):
            document_check(upload(content, "x.pdf"))


def sent(admin_client, model, **data):
    source = source_at("en", "contact/")
    data = {"shown_on": f"en {source.key}", "holds_page": "on"} | data
    return admin_client.post(reverse(model.snippet_viewset.get_url_name("add")), data)


@pytest.fixture
def video(admin_client, film):
    files = {"file": upload(film, "../../ä b.mp4"), "captions": upload(CAPTIONS, "c.txt")}
    response = sent(admin_client, SignVideo, title="Contact us in BSL", transcript="Good morning.", **files)
    assert response.status_code == 302, response.context["form"].errors
    return SignVideo.objects.get()


def main(client, path):
    return re.search(r"<main.*</main>", client.get(path).content.decode(), re.DOTALL)[0]


class TestVideo:
    def test_it_knows_the_page_and_version_that_it_interprets(self, video):
        assert re.fullmatch(r"sign-videos/[0-9a-f]{32}\.mp4", video.file.name)
        assert video.source == source_at("en", "contact/").key
        assert video.fingerprint
        assert video.version_date

    def test_the_player_stands_with_the_formats_of_the_page(self, client, video):
        page = main(client, "/en/contact/formats/")
        address = f"/en/contact/formats/video/{video.pk}/"
        assert f'<source src="{address}" type="video/mp4">' in page
        assert '<track kind="captions"' in page
        assert "Good morning." in page
        assert "<video" in page
        assert "The page has changed since" not in page
        assert "/en/contact/formats/#bsl" in main(client, "/en/contact/")
        assert "<video" not in main(client, "/en/privacy/formats/")

    def test_it_is_served_with_ranges(self, client, video, film):
        address = f"/en/contact/formats/video/{video.pk}/"
        whole = client.get(address)
        assert whole["Content-Type"] == "video/mp4"
        assert b"".join(whole.streaming_content) == film
        part = client.get(address, headers={"Range": "bytes=4-7"})
        assert part.status_code == 206
        assert b"".join(part.streaming_content) == b"ftyp"
        assert client.get(address, headers={"Range": f"bytes={len(film)}-"}).status_code == 416
        captions = client.get(f"/en/contact/formats/captions/{video.pk}/")
        assert captions["Content-Type"] == "text/vtt; charset=utf-8"
        assert b"".join(captions.streaming_content) == CAPTIONS

    @pytest.mark.parametrize("path", ["privacy/formats/video/{}/", "contact/formats/attached/{}/", "formats/video/{}/"])
    def test_it_belongs_to_its_page_only(self, client, video, path):
        assert client.get("/en/" + path.format(video.pk)).status_code == 404
        assert client.get("/en/contact/formats/video/999999999/").status_code == 404

    def test_of_a_private_page_it_is_private(self, client, video):
        page = source_at("en", "contact/").page
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        client.logout()
        assert client.get(f"/en/contact/formats/video/{video.pk}/").status_code == 404

    def test_it_is_not_served_from_the_media_folder(self, client, video):
        assert client.get(f"/media/{video.file.name}").status_code == 404

    def test_what_is_replaced_or_deleted_leaves_the_disk(
        self, admin_client, video, film, settings, django_capture_on_commit_callbacks
    ):
        old = video.file.path
        edit = reverse(SignVideo.snippet_viewset.get_url_name("edit"), args=[video.pk])
        data = {"shown_on": f"en {video.source}", "title": "T", "transcript": "W", "holds_page": "on"}
        with django_capture_on_commit_callbacks(execute=True):
            assert admin_client.post(edit, data | {"file": upload(film)}).status_code == 302
        video.refresh_from_db()
        assert not Path(old).exists()
        assert Path(video.file.path).exists()
        with django_capture_on_commit_callbacks(execute=True):
            video.delete()
        assert list((settings.MEDIA_ROOT / "sign-videos").iterdir()) == []

    def test_when_the_page_moves_on_the_page_says_so(self, client, video):
        page = source_at("en", "contact/").page.specific
        page.introduction = "Something else."
        page.save_revision().publish()
        assert "The page has changed since this video was made." in main(client, "/en/contact/formats/")
        assert "From an earlier version of the page" in main(client, "/en/contact/")

    def test_a_policy_lets_the_browser_play_it(self, client, video):
        assert "media-src 'self'" in client.get("/en/contact/formats/")["Content-Security-Policy"]

    def test_what_is_wrong_is_told_at_the_field(self, admin_client):
        files = {"file": upload(b"<html>", "a.mp4"), "captions": upload(b"x", "c.vtt")}
        response = sent(admin_client, SignVideo, title="T", transcript="W", **files)
        assert "This is not a video that browsers can play." in response.content.decode()
        assert "This is not a WebVTT file" in response.content.decode()
        assert not SignVideo.objects.exists()

    def test_an_earlier_version_is_called_one(self, admin_client, client, film):
        files = {"file": upload(film), "captions": upload(CAPTIONS)}
        data = {"title": "T", "transcript": "W", "holds_page": "", "version": "1", "version_date": "2020-01-01"}
        assert sent(admin_client, SignVideo, **data, **files).status_code == 302
        assert SignVideo.objects.get().version_date == date(2020, 1, 1)
        page = main(client, "/en/contact/formats/")
        assert "The page has changed since this video was made." in page
        assert "Version of 1 January 2020" in page


class TestAttached:
    @pytest.fixture
    def asked(self):
        source = source_at("en", "contact/")
        return FormatRequest.objects.create(
            reference="F-ABCDEF", token=uuid.uuid4(), source=source.key, language="en", page_title=source.title,
            format="easy_read", reply_by="email", email="a@example.org", received_at=timezone.now(),
        )  # fmt: skip

    def test_the_next_person_finds_what_was_made_for_the_first(self, admin_client, client, asked):
        add = reverse(AttachedFile.snippet_viewset.get_url_name("add"))
        form = admin_client.get(f"{add}?request={asked.pk}").content.decode()
        assert re.search(rf'value="en {asked.source}" selected', form)
        assert 'value="Easy Read"' in form
        response = sent(
            admin_client, AttachedFile, label="Easy Read", request=asked.pk, file=upload(b"%PDF-1.7\n", "x.exe")
        )
        assert response.status_code == 302
        file = AttachedFile.objects.get()
        address = f"/en/contact/formats/attached/{file.pk}/"
        assert address in main(client, "/en/contact/")
        assert address in main(client, "/en/contact/formats/")
        answer = client.get(address)
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"] == 'attachment; filename="contact-us-easy-read.pdf"'
        asked.delete()
        assert client.get(address).status_code == 200

    @pytest.mark.parametrize("query", ["", "?request=x", "?request=999", "?request=%00"])
    def test_without_a_request_it_is_attached_all_the_same(self, admin_client, query):
        add = reverse(AttachedFile.snippet_viewset.get_url_name("add"))
        assert admin_client.get(add + query).status_code in (200, 400)
