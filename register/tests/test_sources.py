"""What of the register has formats, read as the text file that is served."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core import sources
from register.data import NAMES
from register.samples import samples_drop
from register.tests import factories as make
from register.tests.factories import AT, MINUTE
from register.workflow import documents, years
from register.workflow.bodies import disclosure_decide

pytestmark = pytest.mark.django_db


def text_of(client, path, language="en"):
    response = client.get(f"/{language}/register/{path}formats/text.txt")
    assert response.status_code == HTTPStatus.OK, path
    return b"".join(response).decode()


def paths_below(language="en"):
    return {source.path.partition("register/")[2] for source in sources.sources(language) if "register/" in source.path}


def test_every_page_of_the_register_has_formats_in_every_language(client):
    for language in ("en", "ur"):
        assert paths_below(language) >= {
            "", "fields/", "SAMPLE-0001/", "SAMPLE-0006/", "SAMPLE-0006/versions/1/", "annual-reports/2024-25/",
            "organisations/example-council/",
        }  # fmt: skip
        for path in paths_below(language):
            page = client.get(f"/{language}/register/{path}").content.decode()
            assert f"/register/{path}formats/" in page, path


def test_a_withdrawn_entry_says_in_its_files_that_it_does_not_count_and_why(client):
    samples_drop(by=None, at=AT)
    entry = make.published(reason="Quokkaline")
    withdrawn = make.corrected(entry, withdraws=True)
    text = text_of(client, f"{entry.action.reference}/")
    assert "It does not count any more." in " ".join(text.split())
    assert withdrawn.correction in text
    assert "Quokkaline" not in text


def test_an_earlier_version_has_files_that_say_what_it_was_and_that_it_does_not_count(client):
    samples_drop(by=None, at=AT)
    entry = make.published(reason="Quokkaline")
    make.corrected(entry, reason="Zephyrine", correction="Another animal.")
    now, then = (text_of(client, f"{entry.action.reference}/{below}") for below in ("", "versions/1/"))
    assert "Quokkaline" in then
    assert "Zephyrine" not in then
    assert "This is version 1." in then
    assert "Corrected on 4 May 2026: Another animal." in " ".join(now.split())
    assert "Quokkaline" not in now
    assert client.get(f"/en/register/{entry.action.reference}/versions/2/formats/text.txt").status_code == 404


def test_an_organisation_whose_only_entry_was_withdrawn_keeps_its_files(client):
    samples_drop(by=None, at=AT)
    entry = make.published(body=make.body("Quokkaline Council"), reason="Zephyrine")
    make.corrected(entry, withdraws=True)
    text = text_of(client, "organisations/quokkaline-council/")
    assert "Quokkaline Council" in text
    assert "Zephyrine" not in text


def test_a_late_entry_says_so_in_its_files_as_on_its_page(client):
    samples_drop(by=None, at=AT)
    year = make.published().year
    late = make.published(year=year, approved_at=AT + MINUTE)
    page = client.get(f"/en/register/{late.action.reference}/").content.decode()
    line = f"This entry was added after the annual report of {year.label}."
    assert line in page
    assert line in " ".join(text_of(client, f"{late.action.reference}/").split())


def test_an_organisation_has_a_file_with_what_is_known_of_it_and_its_entries(client):
    samples_drop(by=None, at=AT)
    entry = make.published(reason=f"{'It came late. ' * 50}Quokkaline")
    text = text_of(client, f"organisations/{entry.body.slug}/")
    for words in (entry.body.name, entry.action.reference, "Quokkaline", entry.body.get_sector_display()):
        assert words in text


def test_the_fields_have_a_file_that_names_each(client):
    text = text_of(client, "fields/")
    assert [name for name in NAMES if name not in text] == []


def test_the_file_of_a_year_names_what_changed_since_also_where_its_table_is_empty(client):
    samples_drop(by=None, at=AT)
    entry = make.published(reason="Quokkaline")
    make.corrected(entry, correction="Another animal.")
    nil = make.year(2019)
    years.year_publish(year=nil, by=make.administrator(), at=AT, is_nil=True)
    late = make.approved(year=nil, approved_at=AT + MINUTE)
    table, since = text_of(client, f"annual-reports/{entry.year.label}/").split("What changed since")
    assert "Quokkaline" in table
    assert f"* {entry.action.reference}: Corrected, 4 May 2026" in since
    assert "Another animal." in since
    text = text_of(client, "annual-reports/2019-20/")
    assert "The annual report of this year had no action of levels 3 to 6." in text
    assert f"* {late.action.reference}: First published, 4 May 2026" in text


def test_the_documents_of_an_entry_are_named_in_its_files_while_the_public_may_have_them(client):
    samples_drop(by=None, at=AT)
    action = make.published().action
    given = {"title": "Letter of the council", "file": SimpleUploadedFile("letter.txt", b"Dear Sir"), "at": AT}
    document = documents.document_add(action=action, by=make.author(), **given)
    documents.document_clear(document=document, by=make.administrator(), at=AT)
    for is_shown in (True, False):
        disclosure_decide(what="documents", is_shown=is_shown, advice="A letter", by=make.administrator(), at=AT)
        text = text_of(client, f"{action.reference}/")
        url = f"http://testserver/en/register/{action.reference}/documents/{document.pk}/"
        assert (f"* Letter of the council ({url}) (TXT, 8\xa0bytes)" in text) is is_shown
