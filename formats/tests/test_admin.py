"""What editors see of formats: how all stand, requests, and the formats of a draft."""

from __future__ import annotations

import uuid

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.sources import source_at, sources
from formats.models import FormatJob, FormatRequest
from formats.renderers import RENDERERS
from formats.services import file_ensure
from formats.wanted import wanted

pytestmark = pytest.mark.django_db
REPORT = "/admin/formats/report/"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def editor(client, django_user_model):
    user = django_user_model.objects.create_user("editor", password="a long password")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


@pytest.fixture
def stranger(client, django_user_model):
    user = django_user_model.objects.create_user("stranger", password="a long password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return client


class TestReport:
    def test_every_page_and_format_is_there(self, editor):
        page = editor.get(REPORT).content.decode()
        for source in sources("en"):
            assert source.title in page
        for renderer in RENDERERS.values():
            assert str(renderer.label) in page

    def test_current_outdated_failed_and_missing_are_told_apart(self, editor):
        source = source_at("en", "privacy/")
        file_ensure(source=source, renderer=RENDERERS["text.txt"])
        target = wanted(source, RENDERERS["book.epub"])
        FormatJob.objects.create(
            source=source.key, language="en", format="book.epub", fingerprint=target.fingerprint,
            recipe=target.recipe, error="No room on the disk", asked_at=timezone.now(),
        )  # fmt: skip
        row = editor.get(REPORT).content.decode().split(f"{source.title}</bdi></th>")[1].split("</tr>")[0]
        assert "Current" in row
        assert "Missing" in row
        assert "No room on the disk" in row
        page = source.page.specific
        page.introduction = "Something else."
        page.save_revision().publish()
        rows = editor.get(REPORT + "?state=outdated").content.decode()
        assert "Outdated" in rows.split("<tbody>")[1]
        assert "Contact us" not in rows.split("<tbody>")[1]

    @pytest.mark.parametrize("state", ["x", "%00", "failed"])
    def test_a_filter_with_nonsense_shows_something(self, editor, state):
        assert editor.get(f"{REPORT}?state={state}").status_code in (200, 400)

    def test_one_button_has_a_file_made_anew(self, editor):
        source = source_at("en", "privacy/")
        response = editor.post(REPORT, {"rebuild": f"en {source.key} text.txt"}, follow=True)
        job = FormatJob.objects.get(source=source.key, format="text.txt")
        assert job.anew
        assert "is made anew" in response.content.decode()

    @pytest.mark.parametrize("what", ["", "en", "en page:x text.txt", "xx y z", "en {key} gold.exe"])
    def test_what_is_not_there_is_not_made(self, editor, what):
        answer = editor.post(REPORT, {"rebuild": what.format(key=source_at("en", "privacy/").key)})
        assert answer.status_code == 400

    def test_others_may_not(self, stranger):
        assert stranger.get(REPORT).status_code in (302, 403)
        assert stranger.post(REPORT, {"rebuild": "x"}).status_code in (302, 403)


class TestRequests:
    @pytest.fixture
    def asked(self):
        return FormatRequest.objects.create(
            reference="F-ABCDEF", token=uuid.uuid4(), format="easy_read", reply_by="email", email="a@example.org",
            received_at=timezone.now(),
        )  # fmt: skip

    def test_staff_record_how_far_it_is(self, editor, asked):
        page = editor.get(reverse(FormatRequest.snippet_viewset.get_url_name("list"))).content.decode()
        assert "F-ABCDEF" in page
        assert f"?request={asked.pk}" in page
        edit = reverse(FormatRequest.snippet_viewset.get_url_name("edit"), args=[asked.pk])
        assert "a@example.org" in editor.get(edit).content.decode()
        editor.post(edit, {"status": "sent", "staff_note": "Posted.", "email": "b@example.org"})
        asked.refresh_from_db()
        assert (asked.status, asked.staff_note, asked.email) == ("sent", "Posted.", "a@example.org")

    def test_nobody_makes_one_up(self, admin_client):
        add = reverse(FormatRequest.snippet_viewset.get_url_name("add"))
        assert admin_client.get(add).status_code in (302, 403)


class TestDraft:
    def draft(self):
        page = Page.objects.get(slug="privacy", locale__language_code="en").specific
        page.introduction = "What only the draft says."
        page.save_revision()
        return page

    def test_its_formats_are_marked_and_never_public(self, admin_client, client):
        page = self.draft()
        listed = admin_client.get(reverse("formats_draft", args=[page.pk])).content.decode()
        address = reverse("formats_draft_file", args=[page.pk, "text.txt"])
        assert address in listed
        assert "audio.mp3" not in listed
        answer = admin_client.get(address)
        assert "What only the draft says." in answer.content.decode()
        assert "DRAFT" in answer.content.decode()
        assert "DRAFT" in answer["Content-Disposition"]
        assert "no-store" in answer["Cache-Control"]
        assert "What only the draft says." not in client.get("/en/privacy/").content.decode()

    def test_the_way_there_stands_on_the_page(self, admin_client):
        page = self.draft()
        edit = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert reverse("formats_draft", args=[page.pk]) in edit

    @pytest.mark.parametrize("name", ["gold.exe", "audio.mp3", "..", "%00"])
    def test_unknown_formats_are_not_found(self, admin_client, name):
        base = reverse("formats_draft", args=[self.draft().pk])
        assert admin_client.get(base + name).status_code in (400, 404)

    def test_only_who_may_edit_sees_it(self, stranger):
        assert stranger.get(reverse("formats_draft", args=[self.draft().pk])).status_code in (302, 403)
        assert stranger.get(reverse("formats_draft", args=[999999])).status_code in (302, 404)
