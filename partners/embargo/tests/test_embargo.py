"""Row P9: a release is written, read early by its readers, and becomes public by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from core.clock import tick
from core.link_views import CONFIRM
from outbox.models import OutgoingMail
from partners.data_sharing.tests.test_data_sharing import rich
from partners.embargo.models import Release, ReleaseAccess
from partners.embargo.services import (
    ReleaseIsPublicError,
    reader_revoke,
    readers_purge,
    release_withdraw,
    releases_announce,
)
from partners.embargo.tests import factories as make

ADD = "/admin/snippets/partners/release/add/"


@pytest.fixture(autouse=True)
def _here(settings, tmp_path, monkeypatch, db):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.BEFORE)


@pytest.fixture
def admin(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("boss"))
    return client


def form(**given):
    values = {
        "title": make.TITLE,
        "slug": make.SLUG,
        "summary": "",
        "body": rich(make.WORDS),
        "wall_time": "2027-03-04 09:30",
        "which_hour": "",
    }
    return values | given


def enter(client, link, email="jo@example.org"):
    client.post(link, {"email": email, CONFIRM: "1"})
    client.get(link)
    client.post(link, {"accept": "on", "version": "1"})
    return client.get(link)


def test_P9_an_officer_writes_a_release(admin):
    upload = SimpleUploadedFile(make.FILE_NAME, make.pdf_bytes())
    answer = admin.post(ADD, form(upload=upload))
    made = Release.objects.get()

    assert answer["Location"] == f"/admin/partners/releases/{made.pk}/"
    assert made.released_at.isoformat() == "2027-03-04T09:30:00+00:00"
    assert made.file_name == make.FILE_NAME
    assert made.file.read().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"wall_time": "2027-10-31 01:30"}, "twice"),
        ({"wall_time": "2027-03-28 01:30"}, "does not exist"),
        ({"wall_time": "2027-02-01 09:00"}, "This time is over"),
        ({"body": rich("")}, "Write a text or choose a PDF"),
        ({"upload": SimpleUploadedFile("x.pdf", b"<html></html>")}, "it is not such a file"),
        ({"upload": SimpleUploadedFile("x.txt", b"words")}, "Choose a PDF"),
    ],
)
def test_bad_input_is_said_and_nothing_is_kept(admin, given, reason):
    answer = admin.post(ADD, form(**given))

    assert reason in answer.content.decode()
    assert not Release.objects.exists()


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_the_hour_that_the_clock_repeats(admin, which, hour):
    admin.post(ADD, form(wall_time="2027-10-31 01:30", which_hour=which))

    assert Release.objects.get().released_at.hour == hour


def test_P9_a_reader_accepts_the_terms_and_reads_a_copy_of_their_own(client):
    made = make.release()
    reader, link = make.invite(made, name="Zażółć Example")
    page = enter(client, link).content.decode()
    pages = make.text_of(client.get(f"{link}document.pdf").content)
    reader.refresh_from_db()

    assert make.WORDS in page
    assert "Zażółć Example" in page
    assert reader.terms.number == 1
    assert pages
    assert all("Zażółć Example, Example Partner Agency" in text for text in pages)
    assert [each.action for each in ReleaseAccess.objects.all()] == ["terms-shown", "accepted", "read", "downloaded"]


def test_P9_a_text_without_file_is_marked_too(client):
    made = make.release(with_file=False)
    _reader, link = make.invite(made, name="جو Example")
    enter(client, link)
    pages = make.text_of(client.get(f"{link}document.pdf").content)

    assert any(make.WORDS in text for text in pages)
    assert all("Example Partner Agency" in text for text in pages)


def test_terms_must_be_ticked_and_be_the_newest(client):
    _reader, link = make.invite(make.release())
    client.post(link, {"email": "jo@example.org", CONFIRM: "1"})

    assert client.post(link, {"version": "1"}).status_code == 400
    assert client.post(link, {"accept": "on", "version": "0"}).status_code == 400
    assert make.WORDS not in client.get(link).content.decode()


def test_P9_a_link_is_taken_back(client):
    reader, link = make.invite(make.release())
    enter(client, link)
    reader_revoke(reader=reader, by=None, at=make.BEFORE)

    for address in (link, f"{link}document.pdf"):
        answer = client.get(address)
        assert answer.status_code == 410
        assert make.WORDS not in answer.content.decode()


def test_a_link_expires(client, monkeypatch):
    _reader, link = make.invite(make.release())
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.AT + timedelta(days=8))

    assert client.get(link).status_code == 410


def test_nothing_that_a_reader_gets_is_kept_in_caches(client):
    _reader, link = make.invite(make.release())
    enter(client, link)

    for address in (link, f"{link}document.pdf"):
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]


def test_P9_the_list_afterwards_names_organisations_never_people(client, monkeypatch):
    made = make.release()
    _reader, link = make.invite(made)
    make.invite(made, email="never@example.org", name="Bo", of=make.organisation("Example Never", "example-never"))
    enter(client, link)
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.AT)
    tick(at=make.AT)
    listed = client.get("/en/working-with-others/releases/").content.decode()
    page = client.get(f"/en/working-with-others/releases/{make.SLUG}/").content.decode()

    for shown in (listed, page):
        assert "Example Partner Agency" in shown
        assert "Example Never" not in shown  # invited, but never opened it
        assert "Jo Example" not in shown
        assert "jo@example.org" not in shown


def test_readers_are_told_once_that_it_is_public(monkeypatch):
    made = make.release()
    make.invite(made)
    releases_announce(at=make.SHORTLY_BEFORE)
    assert not OutgoingMail.objects.filter(kind="partners.embargo_released").exists()
    for moment in (make.AT, make.AFTER):
        releases_announce(at=moment)

    assert OutgoingMail.objects.get(kind="partners.embargo_released").subject.endswith(make.TITLE)


def test_what_is_public_or_withdrawn_needs_no_link():
    made = make.release()
    with pytest.raises(ReleaseIsPublicError):
        make.invite(made, at=make.AT)
    release_withdraw(release=made, by=None, at=make.BEFORE)
    made.refresh_from_db()
    with pytest.raises(ReleaseIsPublicError):
        make.invite(made)


def test_the_file_is_served_in_ranges_once_public(client, monkeypatch):
    made = make.release()
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.AT)
    answer = client.get(f"/en/working-with-others/releases/{made.slug}/report.pdf", headers={"Range": "bytes=0-4"})

    assert (answer.status_code, b"".join(answer.streaming_content)) == (206, b"%PDF-")


def test_the_screen_of_readers(admin):
    made = make.release()
    screen = f"/admin/partners/releases/{made.pk}/"
    given = {"organisation": make.organisation().pk, "name": "Jo Example", "email": "jo@example.org"}

    assert admin.post(screen, given).status_code == 302
    assert "invited already" in admin.post(screen, given).content.decode()
    reader = made.readers.get()
    admin.post(f"/admin/partners/release-readers/{reader.pk}/revoke/")
    reader.refresh_from_db()
    assert reader.revoked_at is not None
    admin.post(f"/admin/partners/releases/{made.pk}/withdraw/")
    made.refresh_from_db()
    assert made.withdrawn_at is not None
    assert "Withdrawn" in admin.get(screen).content.decode()


def test_who_read_what_goes_after_a_year():
    made = make.release()
    make.invite(made)

    assert readers_purge(at=make.AT + timedelta(days=364), dry_run=False) == 0
    assert readers_purge(at=make.AT + timedelta(days=366), dry_run=True) == 1
    assert readers_purge(at=make.AT + timedelta(days=366), dry_run=False) == 1


def test_the_database_refuses_a_release_of_nothing():
    with pytest.raises(IntegrityError), transaction.atomic():
        make.release(with_file=False, body="")
