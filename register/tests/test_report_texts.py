"""What editors say about a year: drafted, translated, and public with the year's report and not before."""

from __future__ import annotations

import json
from http import HTTPStatus

import pytest
from wagtail.models import Locale
from wagtail.rich_text import RichText

from core.sources import document_of, sources
from register.models import ReportYearText
from register.tests import factories as make

pytestmark = pytest.mark.django_db
ADDRESS = "register/annual-reports/2025-26/"
# What the admin's editor sends for one paragraph.
PARAGRAPH = {
    "key": "a", "text": "Zephyrine words", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": [],
}  # fmt: skip


def said(words, *, language="en", live=True, year=None):
    english = ReportYearText.objects.filter(fact=year or make.year(), locale__language_code="en").first()
    text = ReportYearText(
        fact=year or make.year(), locale=Locale.objects.get(language_code=language), live=live,
        body=[("heading", {"text": "This year"}), ("rich_text", RichText(f"<p>{words}</p>"))],
    )  # fmt: skip
    if english:
        text.translation_key = english.translation_key
    text.save()
    return text


def read(client, language="en", status=HTTPStatus.OK):
    response = client.get(f"/{language}/{ADDRESS}")
    assert response.status_code == status
    return response.content.decode()


def test_it_stands_above_the_totals_of_its_year(client):
    said("Quokkaline words")
    read(client, status=HTTPStatus.NOT_FOUND)
    make.published()
    page = read(client)
    assert page.index("Quokkaline words") < page.index('id="chart-level"')


def test_a_draft_is_not_shown(client):
    said("Quokkaline words", live=False)
    make.published()
    assert "Quokkaline" not in read(client)


def test_it_is_marked_as_english_until_there_is_a_translation(client):
    said("Quokkaline words")
    make.published()
    assert '<div class="section prose" lang="en" dir="ltr">' in read(client, "ar")
    said("كلمات", language="ar")
    assert "Quokkaline" not in read(client, "ar")
    assert "كلمات" in read(client, "ar")


def test_the_tree_that_the_files_are_made_from_has_it():
    said("Quokkaline words")
    make.published()
    [source] = [each for each in sources("en") if each.path.endswith(ADDRESS)]
    assert "Quokkaline words" in str(document_of(source))


def test_an_editor_writes_it_in_the_admin(client, admin_user):
    client.force_login(admin_user)
    year = make.year()
    screen = f"/admin/snippets/register/reportyeartext/add/?locale=en&fact={year.pk}"
    assert client.get(screen).status_code == HTTPStatus.OK
    sent = {
        "fact": year.pk, "body-count": 1, "body-0-type": "rich_text", "body-0-order": 0, "body-0-deleted": "",
        "body-0-id": "", "body-0-value": json.dumps({"blocks": [PARAGRAPH], "entityMap": {}}), "action-publish": "yes",
    }  # fmt: skip
    response = client.post(screen, sent)
    assert response.status_code == HTTPStatus.FOUND
    make.published()
    assert "Zephyrine words" in read(client)
