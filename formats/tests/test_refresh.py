from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from contact.models import PhoneLine
from core import clock, generation, sources
from formats import checks
from formats.enums import FormatState
from formats.models import FormatFile, FormatJob
from formats.refresh import QUEUE, files_refresh, make_files, refresh_when_due, work_wake
from formats.renderers import RENDERERS
from formats.selectors import offers_of, states
from formats.services import file_ensure
from formats.tests.conftest import LEAFLET, source
from formats.wanted import renderers_for
from formats.work import work_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_files_apart")]

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)  # past: the worker takes what is due now


@pytest.fixture
def only_text(monkeypatch):
    """As if the machine could make plain text of English pages only."""
    text = (RENDERERS["text.txt"],)
    monkeypatch.setattr("formats.refresh.renderers_for", lambda language: text if language == "en" else ())


@pytest.fixture
def all_made(only_text):
    files_refresh(at=AT)
    work_for(seconds=120)


@pytest.fixture
def queue():
    DBTaskResult.objects.all().delete()
    return DBTaskResult.objects.filter(queue_name=QUEUE)


def state_of(path=LEAFLET, name="text.txt"):
    return next(offer for offer in offers_of(source(path)) if offer.renderer.name == name)


def change_number():
    line = PhoneLine.objects.filter(service__isnull=False).first()
    line.number = "+448000141299"
    line.save()


def test_every_format_of_every_page_is_wanted_once():
    codes = [code for code, _name in settings.LANGUAGES]
    expected = sum(len(sources.sources(code)) * len(renderers_for(code)) for code in codes)
    assert files_refresh(at=AT) == expected
    assert FormatJob.objects.count() == expected
    assert files_refresh(at=AT) == 0


def test_nothing_is_made_of_a_page_that_says_what_it_said(all_made):
    made = FormatFile.objects.count()
    assert made == len(sources.sources("en"))
    generation.renew()
    assert files_refresh(at=AT) == 0
    assert FormatFile.objects.count() == made


def test_a_changed_number_makes_the_files_of_every_page_that_says_it_anew(all_made):
    change_number()
    assert state_of().state == FormatState.OUTDATED
    files_refresh(at=AT)
    wanted_anew = set(FormatJob.objects.values_list("source", flat=True))
    assert source().key in wanted_anew
    assert source("contact/").key in wanted_anew
    assert source("cookies/").key not in wanted_anew
    work_for(seconds=60)
    assert state_of().state == FormatState.CURRENT
    assert "0800 014 1299" in FormatFile.objects.get(source=source().key).path.read_text()
    assert FormatFile.objects.count() == len(sources.sources("en")), "the old files must go"


def test_the_old_file_leaves_the_disk(all_made, django_capture_on_commit_callbacks):
    old = FormatFile.objects.get(source=source().key).path
    change_number()
    with django_capture_on_commit_callbacks(execute=True):
        files_refresh(at=AT)
        work_for(seconds=60)
    assert not old.exists()


def test_a_page_that_is_taken_down_takes_its_files_down(all_made, django_capture_on_commit_callbacks):
    page = Page.objects.get(slug="cookies", locale__language_code="en")
    path = FormatFile.objects.get(source=source("cookies/").key).path
    page.unpublish()
    with django_capture_on_commit_callbacks(execute=True):
        files_refresh(at=AT)
    assert not path.exists()
    assert not FormatFile.objects.filter(source=f"page:{page.translation_key}").exists()


def test_a_renderer_that_makes_something_else_makes_all_anew(all_made, change_renderer):
    assert files_refresh(at=AT) == 0
    change_renderer("text.txt", version=RENDERERS["text.txt"].version + 1)
    assert state_of().state == FormatState.OUTDATED


def test_other_braille_paper_makes_braille_anew(settings):
    file_ensure(source=source(), renderer=RENDERERS["braille.brf"])
    settings.BRAILLE_CELLS = 32
    assert state_of(name="braille.brf").state == FormatState.OUTDATED
    file = file_ensure(source=source(), renderer=RENDERERS["braille.brf"])
    assert max(len(line) for line in file.path.read_text().splitlines()) == 32


def test_a_page_that_cannot_be_read_is_said_to_editors_and_stops_no_other(only_text, monkeypatch):
    broken = source("cookies/")
    real = sources.document_of

    def document_of(each):
        if each == broken:
            raise ValueError("a block of an unknown kind")
        return real(each)

    monkeypatch.setattr("core.sources.document_of", document_of)
    generation.renew()
    assert files_refresh(at=AT) == len(sources.sources("en")) - 1
    job = FormatJob.objects.get(source=broken.key)
    assert job.has_failed
    assert "a block of an unknown kind" in job.error
    assert {offer.state for offer in states((broken,))[broken]} == {FormatState.FAILED}
    assert offers_of(broken) == ()


def test_states_of_all_pages_cost_two_queries(django_assert_num_queries):
    found = sources.sources("en")
    states(found)
    generation.begin_request()
    try:
        states(found)
        with django_assert_num_queries(2):
            states(found)
    finally:
        generation.end_request()


def test_a_missing_engine_is_no_dead_link(change_renderer, monkeypatch, client):
    change_renderer("document.pdf", missing_engine=lambda language: "Typst")
    offer = state_of(name="document.pdf")
    assert (offer.state, offer.is_offered, offer.url) == (FormatState.NOT_OFFERED, False, "")
    assert client.get(f"/en/{LEAFLET}formats/document.pdf").status_code == 404
    assert f"{LEAFLET}formats/document.pdf" not in client.get(f"/en/{LEAFLET}formats/").content.decode()
    found = checks.engines_are_here(None)
    assert [(each.id, each.hint) for each in found if "document.pdf" in each.msg] == [
        ("formats.I001", "What is missing: Typst")
    ]


# -- Woken ------------------------------------------------------------------------------------------------------------


def test_a_change_wakes_the_worker_once(queue, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        change_number()
        change_number()
    assert queue.count() == 1
    work_wake()
    assert queue.count() == 1, "one that waits is enough"


def test_publishing_wakes_the_worker(queue, django_capture_on_commit_callbacks):
    page = Page.objects.get(slug="cookies", locale__language_code="en")
    with django_capture_on_commit_callbacks(execute=True):
        page.specific.save_revision().publish()
    assert queue.exists()


def test_the_clock_wakes_the_worker_where_something_is_to_be_done(queue, all_made):
    refresh_when_due(at=AT)
    assert not queue.exists()
    change_number()
    refresh_when_due(at=AT)
    assert queue.count() == 1
    assert "formats.refresh" in {job.name for job in clock.jobs()}


def test_the_clock_wakes_the_worker_for_what_a_dead_one_left(queue, all_made):
    DBTaskResult.objects.all().delete()
    change_number()
    files_refresh(at=AT)
    FormatJob.objects.update(next_try_at=AT)
    refresh_when_due(at=AT)
    assert queue.count() == 1


def test_the_task_makes_what_is_missing(only_text, queue):
    make_files.call()
    assert FormatFile.objects.count() == len(sources.sources("en"))
    assert not FormatJob.objects.exists()


# -- The command ------------------------------------------------------------------------------------------------------


def test_build_formats_makes_what_is_asked_for(capsys):
    options = {"format": ["text.txt", "document.docx"], "page": "/contact/", "only_missing": True}
    call_command("build_formats", **options)
    count = 2 * sum(sources.source_at(code, "contact/") is not None for code, _name in settings.LANGUAGES)
    assert f"{count} of {count}\n{count} files made" in capsys.readouterr().out
    assert set(FormatFile.objects.values_list("format", flat=True)) == {"text.txt", "document.docx"}
    call_command("build_formats", **options)
    assert "0 files made" in capsys.readouterr().out


def test_build_formats_says_what_could_not_be_made(change_renderer):
    def render(document):
        raise ValueError("no font")

    change_renderer("text.txt", render=render)
    with pytest.raises(CommandError, match=r"/en/contact/formats/text\.txt: ValueError: no font"):
        call_command("build_formats", format=["text.txt"], page="/contact/")
