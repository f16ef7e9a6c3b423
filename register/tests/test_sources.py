"""What of the register has formats, read as the text file that is served."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from core import sources
from register.data import NAMES
from register.samples import samples_drop
from register.tests import factories as make
from register.tests.factories import AT

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
            "", "fields/", "SAMPLE-0001/", "SAMPLE-0006/", "annual-reports/2024-25/", "organisations/example-council/",
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


def test_an_organisation_has_a_file_with_what_is_known_of_it_and_its_entries(client):
    samples_drop(by=None, at=AT)
    entry = make.published(reason=f"{'It came late. ' * 50}Quokkaline")
    text = text_of(client, f"organisations/{entry.body.slug}/")
    for words in (entry.body.name, entry.action.reference, "Quokkaline", entry.body.get_sector_display()):
        assert words in text


def test_the_fields_have_a_file_that_names_each(client):
    text = text_of(client, "fields/")
    assert [name for name in NAMES if name not in text] == []
