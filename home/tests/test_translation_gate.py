"""People of a language team work in their language and in no other, whatever address they ask for."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseForbidden
from django.test.client import encode_multipart
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail_localize.models import SegmentOverride, StringSegment, StringTranslation

from core.tests.addresses import patterns
from home.tests.translating import everything, log_in, translate

pytestmark = [pytest.mark.django_db, pytest.mark.same_on_any_database]
METHODS = ["get", "post", "put", "patch", "delete"]


def values(page, words):
    """What to put into an address so that it is about the Gaelic page or words."""
    (of_page, page), (_of_words, words) = page, words
    segment = StringSegment.objects.filter(source=of_page.source).first()
    revision = page.latest_revision_id
    return {
        "translation_id": of_page.pk,
        "translation_source_id": of_page.source_id,
        "string_segment_id": segment.pk,
        "overridable_segment_id": 1,
        "mode": "",
        "page_id": page.pk,
        "page_to_move_id": page.pk,
        "parent_page_id": page.get_parent().pk,
        "destination_id": page.get_parent().pk,
        "page_pk": page.pk,
        "revision_id": revision,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "task_state_id": 1,
        "task_id": 1,
        "workflow_state_id": 1,
        "content_type_app_name": "home",
        "content_type_model_name": "standardpage",
        "app_label": "core",
        "model_name": "abbreviationtext",
        "action": "delete",
    }, words


def addresses(gaelic):
    """Every address of the admin about pages, words or translations, filled in with the Gaelic ones."""
    given, words = values(*gaelic)
    page = gaelic[0][1]
    by_name = {"wagtailadmin_api:pages:action": page.pk, "wagtailadmin_api:pages:detail": page.pk}
    for name, pattern in patterns(get_resolver().url_patterns):
        about_words = name.startswith("wagtailsnippets_core_abbreviationtext:")
        about = (
            "wagtail_localize:",
            "wagtailadmin_pages:",
            "wagtailadmin_api:pages:",
            "translations_",
            "formats_draft",
        )
        if not (about_words or name.startswith(about) or name == "wagtail_bulk_action"):
            continue
        wanted = {key: given.get(key) for key in pattern.regex.groupindex}
        if "pk" in wanted:
            wanted["pk"] = words.pk if about_words else by_name.get(name, page.pk)
        if about_words and "revision_id" in wanted:
            wanted["revision_id"] = words.latest_revision_id
        if name == "wagtail_localize:submit_snippet_translation" or "snippets_api" in name:
            wanted["pk"] = words.pk
            wanted = {key: value for key, value in wanted.items() if key in pattern.regex.groupindex}
        wanted |= {"mode": "default"} if "mode" in wanted else {}
        wanted |= {"action_name": "publish"} if "action_name" in wanted else {}
        wanted |= {"language": "gd"} if "language" in wanted else {}
        wanted |= {"name": "document.pdf"} if "name" in wanted else {}
        try:
            yield name, reverse(name, kwargs=wanted)
        except NoReverseMatch:
            yield name, reverse(name, args=[page.pk, "earliest", "latest"])  # its address has no names


# What somebody of another language may look at: lists of what is public, and the log of one's own languages.
LOOKING = {
    "wagtailadmin_pages:search",
    "wagtailadmin_pages:search_results",
    "wagtailadmin_api:pages:listing",
    "wagtailadmin_api:pages:detail",
    "wagtailadmin_api:pages:find",
    "wagtail_localize:javascript_catalog",
}


@pytest.fixture
def _plain_refusals(monkeypatch):
    """Draw no page with menus around each of several hundred refusals; the other tests see the page."""
    monkeypatch.setattr("home.translation.gate.refuse", lambda request: HttpResponseForbidden())


class TestEveryAddress:
    @pytest.mark.usefixtures("_plain_refusals")
    @pytest.mark.parametrize("role", ["translator", "reviewer"])
    def test_is_closed_to_the_team_of_another_language(self, client, gaelic, role):
        before = everything()
        log_in(client, ("pl", role))
        seen = 0
        for name, address in addresses(gaelic):
            for method in METHODS:
                if name in LOOKING and method == "get":
                    continue
                data = {"action": "publish", "action-publish": "1", "value": "Droch fhacal", "language": "gd"}
                data |= {"source": f"home.standardpage {gaelic[0][0].source.get_source_instance().pk}"}
                query = f"?id={gaelic[0][1].pk}" if name == "wagtail_bulk_action" else ""
                if method in ("get", "post"):
                    status = getattr(client, method)(address + query, data).status_code
                else:
                    status = getattr(client, method)(
                        address + query, "value=x", "application/x-www-form-urlencoded"
                    ).status_code
                assert status in (403, 404, 405), (name, method, status)
                seen += 1
        assert seen > 200
        assert everything() == before

    def test_that_no_rule_lists_is_closed(self, client, settings):
        log_in(client, ("gd", "translator"))
        for name in ["style_guide", "wagtailsnippets_home_notice:list", "wagtailadmin_reports:site_history"]:
            assert client.get(reverse(name)).status_code == 403, name
        assert client.post(reverse("wagtailadmin_pages:search")).status_code == 403


class TestOwnLanguage:
    @pytest.fixture(autouse=True)
    def _begin(self, client, gaelic):
        (self.of_page, self.page), (self.of_words, self.words) = gaelic
        self.client = client

    def string_address(self, translation):
        segment = StringSegment.objects.filter(source=translation.source).order_by("order").last()
        return reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])

    @pytest.mark.parametrize("what", ["of_page", "of_words"])
    def test_a_translator_writes_strings_and_takes_them_back(self, what):
        translation = getattr(self, what)
        log_in(self.client, ("gd", "translator"))
        before = StringTranslation.objects.filter(locale=translation.target_locale).count()
        body = encode_multipart("BoUnDaRy", {"value": "Facal"}), "multipart/form-data; boundary=BoUnDaRy"
        assert self.client.put(self.string_address(translation), *body).status_code == 201
        assert StringTranslation.objects.filter(locale=translation.target_locale).count() == before + 1
        assert self.client.delete(self.string_address(translation)).status_code == 200
        assert StringTranslation.objects.filter(locale=translation.target_locale).count() == before

    def test_an_empty_request_is_told_and_no_failure(self):
        log_in(self.client, ("gd", "translator"))
        assert self.client.put(self.string_address(self.of_page)).status_code == 400

    def test_a_translator_opens_editor_preview_history_and_draft_formats(self):
        log_in(self.client, ("gd", "translator"))
        for address in [
            reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            reverse("wagtailadmin_pages:history", args=[self.page.pk]),
            reverse("wagtail_localize:preview_translation", args=[self.of_page.pk]),
            reverse("formats_draft", args=[self.page.pk]),
            reverse("wagtailsnippets_core_abbreviationtext:edit", args=[self.words.pk]),
            reverse("wagtailsnippets_core_abbreviationtext:history", args=[self.words.pk]),
            reverse("wagtailadmin_home"),
            reverse("wagtailadmin_account"),
            reverse("wagtailadmin_explore", args=[self.page.get_parent().pk]),
        ]:
            assert self.client.get(address).status_code == 200, address

    def test_a_translator_takes_po_out_and_in(self):
        log_in(self.client, ("gd", "translator"))
        file = self.client.get(reverse("wagtail_localize:download_pofile", args=[self.of_page.pk])).content.decode()
        filled = file.replace('msgid "Example words."\nmsgstr ""', 'msgid "Example words."\nmsgstr "Faclan"')
        assert filled != file
        self.upload(filled)
        assert StringTranslation.objects.filter(locale=self.of_page.target_locale, data="Faclan").exists()

    def upload(self, content):
        file = SimpleUploadedFile("gd.po", content if isinstance(content, bytes) else content.encode())
        address = reverse("wagtail_localize:upload_pofile", args=[self.of_page.pk])
        return self.client.post(address, {"file": file}, follow=True)

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"\xff\xfe\x00bad", "not a PO file"),
            (b"just words", "not a PO file"),
            (b"/etc/passwd", "not a PO file"),
            (b'msgid ""\nmsgstr ""\n"Content-Type: text/plain"\n', "not downloaded here"),
            (b'msgid "a\nmsgstr', "not a PO file"),
            (b"", "Choose a PO file"),
        ],
    )
    def test_a_bad_file_is_told(self, content, message):
        log_in(self.client, ("gd", "translator"))
        before = everything()
        response = self.upload(content)
        assert response.status_code == 200
        assert message in response.content.decode()
        assert everything() == before

    @pytest.mark.parametrize("view", ["delete", "move", "copy", "unpublish", "convert_alias", "lock", "set_privacy"])
    def test_a_translator_does_nothing_else_to_a_page(self, view):
        log_in(self.client, ("gd", "translator"))
        before = everything()
        address = reverse(f"wagtailadmin_pages:{view}", args=[self.page.pk])
        assert [self.client.get(address).status_code, self.client.post(address).status_code] == [403, 403]
        assert everything() == before

    def test_a_translator_does_not_publish(self, django_capture_on_commit_callbacks):
        log_in(self.client, ("gd", "translator"))
        translate(self.of_page)
        translate(self.of_words)
        with django_capture_on_commit_callbacks(execute=True):
            for address in self.editors():
                assert self.client.post(address, {"action": "publish"}).status_code in (302, 403)
        self.page.refresh_from_db()
        self.words.refresh_from_db()
        assert (self.page.live, self.words.live) == (False, False)

    def test_a_reviewer_publishes_and_takes_down(self, django_capture_on_commit_callbacks):
        log_in(self.client, ("gd", "reviewer"))
        translate(self.of_page)
        translate(self.of_words)
        with django_capture_on_commit_callbacks(execute=True):
            for address in self.editors():
                self.client.post(address, {"action": "publish"})
        self.page.refresh_from_db()
        self.words.refresh_from_db()
        assert (self.page.live, self.words.live) == (True, True)
        assert self.words.long_form == "[gd] Example abbreviation"
        assert self.client.post(reverse("wagtailadmin_pages:unpublish", args=[self.page.pk])).status_code == 302
        words = reverse("wagtailsnippets_core_abbreviationtext:unpublish", args=[self.words.pk])
        assert self.client.post(words).status_code == 302
        self.page.refresh_from_db()
        self.words.refresh_from_db()
        assert (self.page.live, self.words.live) == (False, False)

    def editors(self):
        yield reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        yield reverse("wagtailsnippets_core_abbreviationtext:edit", args=[self.words.pk])

    def test_the_editor_offers_only_what_is_allowed(self):
        log_in(self.client, ("gd", "translator"))
        page = self.client.get(next(self.editors())).content.decode()
        assert "translator-only" in page
        assert "&quot;canPublish&quot;: false" in page
        assert "&quot;canDelete&quot;: false" in page
        assert "&quot;convertToAliasUrl&quot;: null" in page

    def test_a_translator_does_not_change_where_things_lead(self, admin_user):
        from wagtail_localize.models import OverridableSegment, TranslationContext

        context = TranslationContext.objects.filter(object_id=self.of_page.source.object_id).first()
        segment = OverridableSegment.objects.create(
            source=self.of_page.source, context=context, order=1, data_json='"https://example.org"'
        )
        address = reverse("wagtail_localize:edit_override", args=[self.of_page.pk, segment.pk])
        body = encode_multipart("x", {"value": "https://example.com"}), "multipart/form-data; boundary=x"
        log_in(self.client, ("gd", "reviewer"))
        assert self.client.put(address, *body).status_code == 403
        assert not SegmentOverride.objects.exists()
        self.client.force_login(admin_user)
        assert self.client.put(address, *body).status_code == 201

    def test_menus_lead_to_nothing_that_is_closed(self):
        log_in(self.client, ("gd", "reviewer"))
        for address in [reverse("wagtailadmin_home"), *self.editors()]:
            page = self.client.get(address).content.decode()
            assert reverse("translations") in page
            for closed in [
                "wagtailsnippets:index",
                "wagtailadmin_reports:site_history",
                "wagtailadmin_workflows:index",
            ]:
                assert f'"{reverse(closed)}"' not in page

    def test_nobody_submits_for_other_languages(self):
        log_in(self.client, ("gd", "reviewer"))
        address = reverse(
            "wagtail_localize:submit_page_translation", args=[self.of_page.source.get_source_instance().pk]
        )
        assert self.client.post(address, {"locales": [self.of_page.target_locale_id]}).status_code == 403
