"""Audio in a language is offered only when somebody has heard that every fact in it is right."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.models import Locale, Page

from contact.models import ContactPage
from core import generation
from core.sources import document_of, source_at, sources
from formats import work
from formats.enums import AudioStanding
from formats.hearing import chapters_to_hear, facts_of
from formats.listening import audio_standing
from formats.models import AudioListening, FormatFile, FormatJob
from formats.refresh import files_refresh
from formats.renderers import RENDERERS
from formats.services import NotReadyError, file_ensure
from formats.wanted import AUDIO, recipe_of, wanted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_files_apart")]
INDEX = "/admin/formats/listening/"
SOUND = b"ID3 not a sound, but bytes"


@pytest.fixture(autouse=True)
def quick_voice(change_renderer):
    """Audio that takes no time: what is looked at here is whether it is offered."""
    return change_renderer(AUDIO, render_to=None, render=lambda document: SOUND, missing_engine=lambda language: None)


@pytest.fixture
def gaelic():
    """The contact page in Gaelic, live."""
    locale = Locale.objects.get(language_code="gd")
    for original in (
        Page.objects.get(depth=2, locale__language_code="en"),
        ContactPage.objects.get(locale__language_code="en"),
    ):
        copy = original.get_translation_or_none(locale) or original.specific.copy_for_translation(locale)
        copy.specific.save_revision().publish()
    return source_at("gd", "contact/")


@pytest.fixture
def editor(client, django_user_model):
    user = django_user_model.objects.create_user("morag", password="a long password", first_name="Morag")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def check(source):
    return f"{reverse('formats_listening_check', args=[source.language])}?page={source.key}"


def record(source, **changes):
    facts = {
        "language": source.language, "source": source.key, "page_title": source.title, "fingerprint": "a",
        "recipe": recipe_of(RENDERERS[AUDIO]), "digest": "b", "heard_by": "Morag", "heard_on": timezone.localdate(),
        "has_passed": True, "facts": 3, "recorded_at": timezone.now(),
    }  # fmt: skip
    return AudioListening.objects.create(**facts | changes)


def make(source):
    """Have the worker make the recording that an editor asked for."""
    assert work.work_for(seconds=60) is False
    return FormatFile.objects.get(source=source.key, language=source.language, format=AUDIO)


def answers(source, file, **changes):
    facts = facts_of(chapters_to_hear(document_of(source)))
    return {
        "digest": file.digest, "heard_by": "Mòrag", "heard_on": timezone.localdate().isoformat(), "result": "passed",
        "notes": "", "heard": [fact.number for fact in facts],
    } | changes  # fmt: skip


def shown(client, address):
    html = client.get(address).content.decode()
    return html.split("<main")[1]


class TestWhatPeopleAreOffered:
    def test_without_a_listening_audio_gives_way_to_the_request_form(self, client, gaelic):
        for address in ("/gd/contact/", "/gd/contact/formats/"):
            html = shown(client, address)
            assert "contact/formats/audio.mp3" not in html
            assert "/formats/large-print.pdf" in html
            with translation.override("gd"):
                label, ask = str(RENDERERS[AUDIO].label), gettext("ask us for it")
            items = [item for item in re.findall(r"<li[^>]*formats__item.*?</li>", html, re.S) if f">{label}:" in item]
            assert len(items) == 1
            assert ask in items[0]
            assert re.search(r'href="/gd/contact/"|/request/\?', items[0]), "the form, or where there is none, contact"

    def test_its_address_is_that_of_a_format_that_is_not_there(self, client, gaelic):
        assert client.get("/gd/contact/formats/audio.mp3").status_code == 404
        assert not FormatJob.objects.filter(format=AUDIO, language="gd").exists()

    def test_the_index_does_not_lead_to_it(self, client, gaelic):
        from formats.panel import index_entries

        FormatFile.objects.create(
            source=gaelic.key, language="gd", format=AUDIO, fingerprint="0", recipe="0", name="a.mp3", stored_as="a",
            size=1, digest="0", made_at=timezone.now(),
        )  # fmt: skip

        def addresses():
            with translation.override("gd"):
                return [url for entry in index_entries() for _label, url in entry.links if url.endswith(AUDIO)]

        assert addresses() == []
        record(gaelic)
        assert addresses() == ["/gd/contact/formats/audio.mp3"]  # the only one that is made

    def test_it_is_not_made_before_and_made_after(self, gaelic):
        files_refresh(at=timezone.now())
        assert not FormatJob.objects.filter(format=AUDIO, language="gd").exists()
        assert FormatJob.objects.filter(format=AUDIO, language="en").exists()
        record(gaelic)
        files_refresh(at=timezone.now())
        assert FormatJob.objects.filter(format=AUDIO, language="gd").count() == len(sources("gd"))

    def test_after_a_listening_that_passed_it_is_there(self, client, gaelic):
        record(gaelic)
        assert client.get("/gd/contact/formats/audio.mp3").status_code == 503
        make(gaelic)
        for address in ("/gd/contact/", "/gd/contact/formats/"):
            assert "/gd/contact/formats/audio.mp3" in shown(client, address)
        answer = client.get("/gd/contact/formats/audio.mp3")
        assert b"".join(answer.streaming_content) == SOUND

    def test_a_new_version_of_the_audio_asks_for_a_new_listening(self, client, gaelic, change_renderer):
        record(gaelic)
        with pytest.raises(NotReadyError):
            file_ensure(source=gaelic, renderer=RENDERERS[AUDIO])
        make(gaelic)
        change_renderer(AUDIO, version=99)
        generation.renew()
        assert client.get("/gd/contact/formats/audio.mp3").status_code == 404
        assert "contact/formats/audio.mp3" not in shown(client, "/gd/contact/")
        assert audio_standing("gd") == AudioStanding.AGAIN

    def test_the_newest_listening_decides(self, client, gaelic):
        record(gaelic)
        record(gaelic, has_passed=False, missed="1. Number: 3")
        assert client.get("/gd/contact/formats/audio.mp3").status_code == 404
        assert audio_standing("gd") == AudioStanding.NOT_PASSED

    def test_a_listening_in_one_language_says_nothing_of_another(self, gaelic):
        record(gaelic)
        assert audio_standing("gd") == AudioStanding.PASSED
        assert audio_standing("ur") == AudioStanding.NEVER

    def test_english_has_a_test_that_listens(self, client):
        assert audio_standing("en") == AudioStanding.TESTED
        assert client.get("/en/contact/formats/audio.mp3").status_code == 503


class TestListening:
    def test_an_editor_has_a_recording_made_listens_and_records_it(self, editor, gaelic):
        html = editor.get(INDEX).content.decode()
        assert "Nobody has listened to it yet" in html
        assert f'value="{gaelic.key}" selected' in html
        assert "There is no recording of this page" in editor.get(check(gaelic)).content.decode()
        editor.post(check(gaelic), {"make": "yes"})
        assert "The recording is being made" in editor.get(check(gaelic)).content.decode()
        file = make(gaelic)
        html = editor.get(check(gaelic)).content.decode()
        sound = editor.get(re.search(r'<audio[^>]* src="([^"]+)"', html)[1].replace("&amp;", "&"))
        assert b"".join(sound.streaming_content) == SOUND
        assert "no-store" in sound["Cache-Control"]
        html = editor.post(check(gaelic), answers(gaelic, file), follow=True).content.decode()
        assert "Audio in this language is offered now" in html
        kept = AudioListening.objects.get()
        assert (kept.heard_by, kept.recorded_by.username, kept.has_passed) == ("Mòrag", "morag", True)
        assert (kept.digest, kept.recipe, kept.missed) == (file.digest, file.recipe, "")
        assert kept.facts > 20
        assert audio_standing("gd") == AudioStanding.PASSED

    def test_each_fact_has_a_tick(self, editor, gaelic):
        editor.post(check(gaelic), {"make": "yes"})
        make(gaelic)
        html = editor.get(check(gaelic)).content.decode()
        facts = facts_of(chapters_to_hear(document_of(gaelic)))
        assert re.findall(r'name="heard" value="(\d+)"', html) == [str(fact.number) for fact in facts]
        for number in ("0 8 0 0, 3 7 7, 7 3 3 0", "0 8 0 0, 0 1 4, 7 2 9 9"):
            assert f'<mark dir="ltr">{number}</mark>' in html

    def test_it_has_not_passed_while_a_fact_is_not_ticked_and_what_was_written_stays(self, editor, gaelic):
        editor.post(check(gaelic), {"make": "yes"})
        file = make(gaelic)
        sent = answers(gaelic, file, heard=[1, 3], notes="The “3” is hard to hear.")
        answer = editor.post(check(gaelic), sent)
        html = answer.content.decode()
        assert answer.status_code == 400
        assert "facts are not ticked" in html
        assert "The “3” is hard to hear." in html
        assert re.findall(r'value="(\d+)" checked', html) == ["1", "3"]
        assert not AudioListening.objects.exists()
        editor.post(check(gaelic), sent | {"result": "not_passed"})
        kept = AudioListening.objects.get()
        assert not kept.has_passed
        assert kept.missed.startswith("2. ")
        assert "something was wrong" in editor.get(INDEX).content.decode()

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"heard_by": ""}, "This field is required."),
            ({"heard_by": "\x00"}, "Null characters are not allowed."),
            ({"heard_on": "2999-01-01"}, "This day is still to come."),
            ({"heard_on": "yesterday"}, "Enter a valid date."),
            ({"result": ""}, "This field is required."),
            ({"result": "maybe"}, "Select a valid choice."),
            ({"digest": "another"}, "The recording was made anew while you listened."),
            ({"notes": "x" * 2001}, "at most 2000 characters"),
            ({"heard": ["x", "-1", "9" * 400]}, "facts are not ticked"),
        ],
    )
    def test_what_is_wrong_is_said(self, editor, gaelic, changes, message):
        editor.post(check(gaelic), {"make": "yes"})
        answer = editor.post(check(gaelic), answers(gaelic, make(gaelic), **changes))
        assert answer.status_code == 400
        assert message in answer.content.decode()
        assert not AudioListening.objects.exists()

    def test_when_the_page_has_changed_its_recording_is_made_anew_first(self, editor, gaelic):
        editor.post(check(gaelic), {"make": "yes"})
        sent = answers(gaelic, make(gaelic))
        changed = gaelic.page.specific
        changed.introduction = "Level 3, not 4."
        changed.save_revision().publish()
        html = editor.post(check(gaelic), sent).content.decode()
        assert "There is no recording of this page as it is now." in html
        assert not AudioListening.objects.exists()

    def test_why_a_recording_could_not_be_made_is_said(self, editor, gaelic):
        target = wanted(gaelic, RENDERERS[AUDIO])
        FormatJob.objects.create(
            source=gaelic.key, language="gd", format=AUDIO, fingerprint=target.fingerprint, recipe=target.recipe,
            error="No room on the disk", asked_at=timezone.now(),
        )  # fmt: skip
        assert "could not be made: No room on the disk" in editor.get(check(gaelic)).content.decode()

    def test_what_an_editor_listens_to_is_not_swept_away(self, editor, gaelic):
        editor.post(check(gaelic), {"make": "yes"})
        file = make(gaelic)
        files_refresh(at=timezone.now())
        assert file.path.is_file()
        assert FormatFile.objects.filter(pk=file.pk).exists()

    @pytest.mark.parametrize("language", ["en", "xx", "..%2f"])
    def test_where_nobody_must_listen_there_is_no_screen(self, editor, gaelic, language):
        for address in (f"{INDEX}{language}/", f"{INDEX}{language}/audio.mp3"):
            assert editor.get(f"{address}?page={gaelic.key}", follow=True).status_code == 404

    @pytest.mark.parametrize("key", ["", "x", "page:x", "'"])
    def test_a_page_that_is_not_there(self, editor, gaelic, key):
        assert editor.get(f"{INDEX}gd/?page={key}", follow=True).status_code == 404

    def test_others_may_not(self, client, django_user_model, gaelic):
        client.force_login(django_user_model.objects.create_user("stranger", password="a long password"))
        assert [client.get(url).status_code for url in (INDEX, check(gaelic))] == [302, 302]
        assert client.post(check(gaelic), {"make": "yes"}).status_code == 302
        assert not FormatJob.objects.exists()

    def test_the_dashboard_and_the_report_say_what_waits(self, editor, gaelic, change_renderer):
        dashboard, report = "/admin/", "/admin/formats/report/?language=gd"
        assert "Gàidhlig (Scottish Gaelic): Nobody has listened to it yet" in editor.get(dashboard).content.decode()
        assert "Nobody has listened to it yet" in editor.get(report).content.decode()
        record(gaelic)
        assert "Gàidhlig (Scottish Gaelic):" not in editor.get(dashboard).content.decode()
        change_renderer(AUDIO, version=99)
        generation.renew()
        for address in (dashboard, report):
            assert "The voice has changed: listen again" in editor.get(address).content.decode()


@pytest.mark.parametrize("wrong", [{"heard_by": ""}, {"recipe": ""}, {"digest": ""}, {"missed": "1. Number: 3"}])
def test_the_database_refuses_half_a_listening(gaelic, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        record(gaelic, **wrong)
