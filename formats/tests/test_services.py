from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from core import leases as core_leases
from core.document import plain_text
from core.sources import document_of
from formats.cleaning import UNFINISHED, files_clean
from formats.jobs import job_want
from formats.models import FormatFile, FormatJob
from formats.models.files import folder
from formats.renderers import RENDERERS, RenderError
from formats.services import NotReadyError, draft_render, file_ensure, file_rebuild
from formats.tests.conftest import LEAFLET, source
from formats.wanted import wanted
from formats.work import slug_of, work_for
from guidance.models import LeafletPage

pytestmark = pytest.mark.usefixtures("_files_apart")

TEXT = RENDERERS["text.txt"]
MANY = 8


def ensure(path=LEAFLET, renderer=TEXT, **options):
    return file_ensure(source=source(path), renderer=renderer, **options)


def want(path=LEAFLET, renderer=TEXT):
    return job_want(wanted=wanted(source(path), renderer), at=timezone.now())


def lying_about():
    return sorted(path.name for path in folder().glob("*/*"))


@pytest.mark.django_db
def test_a_file_is_made_and_says_what_it_was_made_from():
    file = ensure()
    meta = document_of(source()).meta
    assert file.path.read_bytes()
    assert file.size == file.path.stat().st_size
    assert (file.version, file.version_date) == (meta.version, meta.version_date)
    assert file.name.startswith("support-and-intervention-policy-")
    assert f"{file.version_date.isoformat()}-en-text.txt" in file.name
    assert not FormatJob.objects.exists()


@pytest.mark.django_db
def test_it_is_made_once(change_renderer):
    calls = []
    renderer = change_renderer("text.txt", render=lambda document: calls.append(1) or b"words")
    assert ensure(renderer=renderer) == ensure(renderer=renderer)
    assert len(calls) == 1


@pytest.mark.django_db
def test_a_file_that_was_lost_from_the_disk_is_made_again():
    ensure().path.unlink()
    assert ensure().path.is_file()


@pytest.mark.django_db
def test_rebuilding_makes_it_anew_and_keeps_the_old_one_until_then(change_renderer):
    renderer = change_renderer("text.txt", render=lambda document: b"first")
    file = ensure(renderer=renderer)
    change_renderer("text.txt", render=lambda document: b"second")
    file_rebuild(source=source(), renderer=RENDERERS["text.txt"], at=timezone.now())
    assert file.path.read_bytes() == b"first"
    work_for(seconds=5)
    assert ensure(renderer=renderer).path.read_bytes() == b"second"


@pytest.mark.django_db
@pytest.mark.parametrize("error", [RenderError("The font is missing."), ValueError("odd"), MemoryError()])
def test_what_fails_leaves_nothing_and_a_reason(change_renderer, error):
    def render(document):
        raise error

    renderer = change_renderer("text.txt", render=render)
    with pytest.raises(NotReadyError):
        ensure(renderer=renderer)
    job = FormatJob.objects.get()
    assert str(error) in job.error
    assert job.error
    assert job.attempts == 1
    assert lying_about() == []
    assert not FormatFile.objects.exists()
    with pytest.raises(NotReadyError, match=job.error):
        ensure(renderer=renderer)
    assert FormatJob.objects.get().attempts == 1, "asking again must not try again before its time"


@pytest.mark.django_db
def test_an_empty_file_is_a_failure(change_renderer):
    with pytest.raises(NotReadyError):
        ensure(renderer=change_renderer("text.txt", render=lambda document: b""))
    assert "empty" in FormatJob.objects.get().error


@pytest.mark.django_db
def test_audio_is_left_to_the_worker(change_renderer):
    renderer = change_renderer("audio.mp3", render_to=lambda document, file: file.write(b"sound"))
    with pytest.raises(NotReadyError):
        ensure(renderer=renderer)
    assert FormatJob.objects.get().attempts == 0
    work_for(seconds=5)
    assert ensure(renderer=renderer).path.read_bytes() == b"sound"


@pytest.mark.django_db
def test_a_job_whose_page_is_gone_goes_too():
    want()
    LeafletPage.objects.get(locale__language_code="en").unpublish()
    work_for(seconds=5)
    assert not FormatJob.objects.exists()
    assert not FormatFile.objects.exists()


@pytest.mark.django_db
def test_a_worker_stops_in_time_and_says_that_there_is_more():
    want()
    assert work_for(seconds=-1)
    assert not work_for(seconds=60)
    assert FormatFile.objects.count() == 1


@pytest.mark.django_db
def test_cleaning_takes_what_nobody_wrote_for_an_hour():
    kept = ensure()
    old, young = folder() / "aa" / "old.part", folder() / "aa" / "young.part"
    for path in (old, young):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"half")
    at = timezone.now()
    os.utime(old, times=((at - UNFINISHED).timestamp() - 1,) * 2)
    files_clean(places={(kept.source, kept.language, kept.format)}, at=at)
    assert kept.path.is_file()
    assert not old.exists()
    assert young.exists()


@pytest.mark.django_db
def test_a_draft_is_marked_on_each_page_and_kept_nowhere():
    page = LeafletPage.objects.get(locale__language_code="en")
    page.title = "Not yet said"
    made, name = draft_render(page=page, renderer=TEXT)
    assert "DRAFT" in made.decode()
    assert "Not yet said" in made.decode()
    assert name.startswith("DRAFT-")
    assert lying_about() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("", "home"),
        ("contact/", "contact"),
        (LEAFLET, "support-and-intervention-policy"),
        (f"{LEAFLET}levels/3/letter/", "support-and-intervention-policy-levels-3-letter"),
        (f"{LEAFLET}scenarios/5/", "scenarios-5"),
    ],
)
def test_the_names_of_files_say_which_page(path, slug):
    assert slug_of(source(path)) == slug


# -- Many at once -----------------------------------------------------------------------------------------------------


def at_once(function, count=MANY):
    """Call the function in so many threads at the same moment; return what they gave."""
    start, given = threading.Barrier(count), []

    def run():
        start.wait()
        try:
            given.append(function())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return given


@pytest.mark.usefixtures("committed")
def test_eight_who_ask_at_once_have_one_file_made(change_renderer):
    calls = []

    def slow(document):
        calls.append(threading.get_ident())
        time.sleep(0.3)  # as a renderer would take: the others must wait for it
        return plain_text(document).encode()

    change_renderer("text.txt", render=slow)
    responses = at_once(lambda: Client().get(f"/en/{LEAFLET}formats/text.txt"))
    assert [response.status_code for response in responses] == [200] * MANY
    assert len({b"".join(response.streaming_content) for response in responses}) == 1
    assert len(calls) == 1
    assert FormatFile.objects.count() == 1
    assert not FormatJob.objects.exists()
    assert len(lying_about()) == 1


def fork(function):
    """Call the function in a process of its own; return its number."""
    if hasattr(connection, "close_pool"):
        connection.close_pool()
    connections.close_all()
    child = os.fork()
    if child:
        return child
    try:
        function()
    finally:
        connections.close_all()
        os._exit(0)


@pytest.mark.usefixtures("committed")
def test_several_workers_make_no_file_twice(change_renderer, tmp_path):
    log = tmp_path / "made"

    def render(document):
        with log.open("a") as file:
            file.write(f"{document.meta.address}\n")
        time.sleep(0.05)
        return b"words"

    renderer = change_renderer("text.txt", render=render)
    for number in range(1, 11):
        want(f"{LEAFLET}scenarios/{number}/", renderer)
    for child in [fork(lambda: work_for(seconds=30)) for _ in range(3)]:
        os.waitpid(child, 0)
    made = Counter(log.read_text().split())
    assert len(made) == 10
    assert set(made.values()) == {1}
    assert FormatFile.objects.count() == 10
    assert not FormatJob.objects.exists()


@pytest.mark.usefixtures("committed")
def test_the_file_of_a_killed_worker_is_made_again(change_renderer, tmp_path):
    begun = tmp_path / "begun"

    def half(document, file):
        file.write(b"half a file")
        file.flush()
        begun.touch()
        time.sleep(60)

    renderer = change_renderer("text.txt", render_to=half)
    job = want(renderer=renderer)
    child = fork(lambda: work_for(seconds=60))
    deadline = time.monotonic() + 30
    while not begun.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert not FormatFile.objects.exists()
    assert all(name.endswith(".part") for name in lying_about()), "there is half a file where a whole one belongs"

    renderer = change_renderer("text.txt", render_to=None)
    work_for(seconds=5)
    assert not FormatFile.objects.exists(), "the dead worker still holds the lease"
    FormatJob.objects.filter(pk=job.pk).update(leased_until=timezone.now())  # the lease passes
    work_for(seconds=5)
    assert FormatFile.objects.get().path.is_file()
    assert not FormatJob.objects.exists()


@pytest.mark.usefixtures("committed")
def test_work_that_lasts_keeps_its_lease(change_renderer, monkeypatch):
    monkeypatch.setattr(core_leases, "RENEWALS", 12_000)
    leases = []

    def slow(document):
        for _ in range(500):
            leases.append(FormatJob.objects.get().leased_until)
            if leases[-1] > leases[0]:
                break
            time.sleep(0.01)
        return b"words"

    ensure(renderer=change_renderer("text.txt", render=slow))
    assert leases[-1] > leases[0]
