"""Documents of entries: kept by authors, cleared by administrators, and public only while everything says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.access_log import entries_of
from register.models import Document, TrailEntry
from register.storage import storage
from register.tests import factories as make
from register.tests.factories import AT, MINUTE
from register.tests.office import page, send, told
from register.trail import verify
from register.workflow import documents, drafts, sealing, years
from register.workflow.bodies import disclosure_decide
from register.workflow.errors import NotAllowedError

pytestmark = pytest.mark.django_db
WORDS = b"What the council wrote."


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def version():
    return make.published()


def file(name="letter.txt", content=WORDS):
    return SimpleUploadedFile(name, content)


def kept(version, **values):
    given = {"title": "Letter of the council", "file": file(), "by": make.author(), "at": AT} | values
    return documents.document_add(action=version.action, **given)


def cleared(version):
    return documents.document_clear(document=kept(version), by=make.administrator(), at=AT)


def switch(*, on=True):
    disclosure_decide(what="documents", is_shown=on, advice="A letter", by=make.administrator(), at=AT)


def address(document):
    return f"/en/register/{document.action.reference}/documents/{document.pk}/"


def files():
    folder = Path(storage().location)
    return [each.read_bytes() for each in folder.iterdir()] if folder.exists() else []


class TestScreen:
    def test_an_author_keeps_a_document_and_the_public_gets_nothing(self, client, version):
        client.force_login(make.author())
        response = send(client, "register_documents", version.action_id, title="Letter", file=file())
        assert "Nobody outside can read it yet" in told(response)
        document = Document.objects.get()
        assert (document.title, document.file_name, document.size) == ("Letter", "letter.txt", len(WORDS))
        assert files() == [WORDS]
        assert "letter" not in document.file.name
        line = TrailEntry.objects.filter(subject=f"document/{document.pk}").get()
        assert (line.what, line.who) == ("document.add", "ash")
        assert client.get(address(document)).status_code == 404

    @pytest.mark.parametrize(
        ("name", "content", "says"),
        [
            ("letter.exe", b"MZ", "type of file"),
            ("letter.pdf", b"no PDF", "is not such a file"),
            ("letter.docx", b"PK\x03\x04", "is not such a file"),
            ("letter.txt", b"", "empty"),
            ("letter.html", b"<html>", "type of file"),
            ("letter.txt", b"<html><script>", "is not such a file"),
            ("x" * 150 + ".txt", b"Words", "name of this file is too long"),
            ("letter.txt", b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*", "refused"),
        ],
    )
    def test_a_bad_file_is_refused_at_its_field(self, client, version, name, content, says):
        client.force_login(make.author())
        response = send(client, "register_documents", version.action_id, title="Letter", file=file(name, content))
        assert response.status_code == 400
        assert says in str(response.context["form"].errors["file"])
        assert 'value="Letter"' in response.content.decode()
        assert not Document.objects.exists()

    @pytest.mark.parametrize(("title", "field"), [("", "title"), ("  ", "title"), ("x" * 161, "title")])
    def test_a_title_that_cannot_be_is_too(self, client, version, title, field):
        client.force_login(make.author())
        response = send(client, "register_documents", version.action_id, title=title, file=file())
        assert field in response.context["form"].errors

    def test_the_same_file_is_kept_once(self, client, version):
        kept(version)
        client.force_login(make.author())
        response = send(client, "register_documents", version.action_id, title="Again", file=file())
        assert "kept with the entry already" in response.content.decode()
        assert Document.objects.count() == 1

    def test_an_administrator_reads_it_then_clears_it(self, client, version):
        document = kept(version)
        client.force_login(make.administrator())
        response = client.get(reverse("register_document_file", args=[document.pk]))
        assert b"".join(response.streaming_content) == WORDS
        assert response["Content-Disposition"].startswith("attachment")
        assert "no-store" in response["Cache-Control"]
        assert entries_of(version.action.reference, actions=["register.document.file"]).count() == 1
        assert "tick that no personal data" in told(send(client, "register_document_act", document.pk, "clear"))
        assert Document.objects.get().cleared_at is None
        send(client, "register_document_act", document.pk, "clear", is_free="on")
        assert Document.objects.get().cleared_by_name == "cedar"
        send(client, "register_document_act", document.pk, "hold")
        assert Document.objects.get().cleared_at is None

    def test_an_author_clears_nothing_and_deletes_only_what_is_not_cleared(self, client, version):
        document = kept(version)
        client.force_login(make.author())
        assert send(client, "register_document_act", document.pk, "clear", is_free="on").status_code == 403
        documents.document_clear(document=document, by=make.administrator(), at=AT)
        assert send(client, "register_document_act", document.pk, "delete").status_code == 403
        assert Document.objects.filter(cleared_at__isnull=False).exists()
        documents.document_hold(document=document, by=make.administrator(), at=AT)
        assert send(client, "register_document_act", document.pk, "delete").status_code == 200
        assert not Document.objects.exists()
        assert not [each for each in verify() if "ledger" not in each]

    def test_an_approver_reads_and_changes_nothing(self, client, version):
        document = kept(version)
        client.force_login(make.approver())
        assert document.title in page(client, "register_documents", version.action_id)
        assert send(client, "register_documents", version.action_id, title="X", file=file()).status_code == 403
        assert send(client, "register_document_act", document.pk, "delete").status_code == 403
        with pytest.raises(NotAllowedError):
            documents.document_delete(document=document, by=make.approver(), at=AT)


class TestPublic:
    def test_it_is_public_once_it_is_cleared_and_switched_on(self, client, version):
        document = kept(version)
        entry = f"/en/register/{version.action.reference}/"
        assert client.get(address(document)).status_code == 404
        documents.document_clear(document=document, by=make.administrator(), at=AT)
        assert client.get(address(document)).status_code == 404
        assert document.title not in client.get(entry).content.decode()
        switch()
        response = client.get(address(document))
        assert b"".join(response.streaming_content) == WORDS
        assert response["Content-Disposition"] == 'attachment; filename="letter.txt"'
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Type"] == "text/plain"
        assert response["Cache-Control"] == "private, no-cache"
        text = client.get(entry).content.decode()
        assert address(document) in text
        assert document.title in text

    @pytest.mark.parametrize("how", ["switched off", "held back", "withdrawn", "deleted", "sealed"])
    def test_and_no_longer_afterwards(self, client, version, how, django_capture_on_commit_callbacks):
        document = cleared(version)
        switch()
        assert client.get(address(document)).status_code == 200
        boss = make.administrator()
        with django_capture_on_commit_callbacks(execute=True):
            if how == "switched off":
                switch(on=False)
            elif how == "held back":
                documents.document_hold(document=document, by=boss, at=AT)
            elif how == "withdrawn":
                make.corrected(version, withdraws=True)
            elif how == "deleted":
                documents.document_delete(document=document, by=boss, at=AT)
            else:
                seal = sealing.seal_ask(version=version, category="court-order", by=boss, at=AT)
                sealing.seal_confirm(seal=seal, by=make.administrator("gorse"), at=AT)
        assert client.get(address(document)).status_code == 404
        entry = client.get(f"/en/register/{version.action.reference}/").content.decode()
        assert document.title not in entry
        assert files() == ([] if how in ("deleted", "sealed") else [WORDS])

    def test_not_before_its_entry_is(self, client):
        version = make.approved()
        document = cleared(version)
        switch()
        assert client.get(address(document)).status_code == 404

    def test_it_stays_through_a_correction(self, client, version):
        document = cleared(version)
        switch()
        make.corrected(version)
        assert client.get(address(document)).status_code == 200

    @pytest.mark.parametrize("key", [0, 999, 10**17, 10**30])
    def test_what_does_not_exist_is_404(self, client, key):
        reference = make.published().action.reference
        assert client.get(f"/en/register/{reference}/documents/{key}/").status_code == 404
        assert client.get("/en/register/SIP-2025-9999/documents/1/").status_code == 404

    def test_nor_by_another_entry(self, client, version):
        document, other = cleared(version), make.approved()
        switch()
        assert client.get(f"/en/register/{other.action.reference}/documents/{document.pk}/").status_code == 404

    @pytest.mark.parametrize("method", ["post", "put", "delete"])
    def test_it_is_only_read(self, client, version, method):
        document = cleared(version)
        switch()
        assert getattr(client, method)(address(document)).status_code == 405

    def test_a_file_that_is_gone_is_404(self, client, version):
        document = cleared(version)
        switch()
        storage().delete(document.file.name)
        assert client.get(address(document)).status_code == 404

    def test_media_does_not_serve_it(self, client, version):
        document = cleared(version)
        assert client.get(f"/media/register/{document.file.name}").status_code == 404


class TestWithItsEntry:
    def test_a_deleted_draft_takes_its_documents_along(self, django_capture_on_commit_callbacks):
        version = make.draft(year=years.year_create(start=2025, by=make.administrator(), at=AT))
        kept(version)
        with django_capture_on_commit_callbacks(execute=True):
            drafts.draft_delete(version=version, seen=version.edit, by=make.author(), at=AT)
        assert not Document.objects.exists()
        assert files() == []
        assert not [each for each in verify() if "ledger" not in each]

    def test_a_deleted_correction_does_not(self, version):
        kept(version)
        draft = drafts.correction_begin(action=version.action, correction="A", by=make.author(), at=AT + MINUTE)
        drafts.draft_delete(version=draft, seen=draft.edit, by=make.author(), at=AT + MINUTE)
        assert Document.objects.count() == 1

    def test_tampering_with_it_is_found(self, version):
        document = kept(version)
        Document.objects.filter(pk=document.pk).update(cleared_at=AT, cleared_by_key=1)
        assert any(f"document/{document.pk}: it was changed" in each for each in verify())
