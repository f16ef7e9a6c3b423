"""After a correction, a withdrawal or a seal, every public place says so at once: pages, files, feed, the database.

The files of formats are read in formats/tests/test_gone_from_formats.py.
"""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

import pytest
from django.conf import settings as site
from django.db import connection

from core.clock import tick
from register.tests import factories as make
from register.tests.factories import AT, MINUTE
from register.workflow import sealing
from register.workflow.bodies import disclosure_decide
from register.workflow.content import StepContent

pytestmark = pytest.mark.django_db
OLD, NEW = "Vuzkopz", "Polvukz"
LANGUAGES = [code for code, _name in site.LANGUAGES]
STEPS = (StepContent(3, date(2025, 5, 1)), StepContent(4, date(2025, 6, 1), f"{OLD} went on."))
FILES = [
    "data.csv",
    "data.csv?level=4&year=2025-26",
    "data.csv?organisation=example-burgh-council",
    "data.json",
    "feed.atom",
]


@pytest.fixture
def entry(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        disclosure_decide(what="reply", is_shown=True, advice="Counsel", by=make.administrator(), at=AT)
        return make.published(
            level=4, taken_on=date(2025, 6, 1), steps=STEPS, reason=f"{OLD} came late", reply=f"{OLD} is sorry",
            status=f"{OLD} since",
        )  # fmt: skip


def seal(version, category="personal-data", at=AT + MINUTE):
    asked = sealing.seal_ask(version=version, category=category, by=make.administrator(), at=at)
    return sealing.seal_confirm(seal=asked, by=make.administrator("gorse"), at=at)


def now(language, version):
    """The addresses of what counts now."""
    base = f"/{language}/register/"
    return [base, f"{base}?q={OLD.lower()[:4]}", f"{base}?level=4&sort=oldest", f"{base}{version.action.reference}/",
            f"{base}organisations/{version.body.slug}/"]  # fmt: skip


def then(language, version):
    """The addresses of what was said before."""
    base = f"/{language}/register/"
    return [f"{base}{version.action.reference}/versions/1/", f"{base}annual-reports/{version.year.label}/"]


def elsewhere(language):
    return [f"/{language}/", f"/{language}/search/?q={OLD[:4]}", "/sitemap.xml", f"/{language}/sitemap.xml"]


def files():
    return [f"/register/{name}" for name in FILES]


def text_of(client, address, **headers):
    response = client.get(address, headers=headers)
    return b"".join(response).decode()


def answered(client, addresses):
    """The texts of those of the addresses that there are: not each language has all pages."""
    found = {address: client.get(address) for address in addresses}
    return {
        address: b"".join(response).decode()
        for address, response in found.items()
        if response.status_code == HTTPStatus.OK
    }


class TestPagesAndFiles:
    def test_a_correction_is_everywhere(self, client, entry):
        make.corrected(
            entry,
            reason=f"{NEW} came late",
            reply="",
            steps=(STEPS[0], StepContent(4, STEPS[1].taken_on, "It went on.")),
        )
        for address, text in answered(client, [*now("en", entry), *files()]).items():
            assert OLD not in text or "feed" in address or "?q=" in address, address
        for address in [*now("en", entry)[2:], *files()[:4]]:
            assert NEW in text_of(client, address), address
        assert "The date was wrong." in text_of(client, "/register/feed.atom")
        for address in then("en", entry):
            assert OLD in text_of(client, address), address  # what was said stays readable

    def test_a_withdrawal_is_everywhere(self, client, entry):
        make.corrected(entry, withdraws=True, correction="It was another body.")
        for address, text in answered(client, [*now("en", entry), *files()[:4]]).items():
            assert OLD not in text, address
        assert "It was another body." in text_of(client, f"/en/register/{entry.action.reference}/")
        assert "Withdrawn: SIP-2025-0001" in text_of(client, "/register/feed.atom")

    def test_a_sealed_text_is_nowhere_in_any_language(self, client, entry):
        places = [
            address for each in LANGUAGES for address in (*now(each, entry), *then(each, entry), *elsewhere(each))
        ]
        places += files()
        before = answered(client, places)
        assert sum(OLD in text for text in before.values()) > len(files())
        seal(entry)
        after = answered(client, places)
        assert set(after) == set(before)
        for address, text in after.items():
            assert OLD.lower() not in text.lower(), address
        assert "Text removed on 4 May 2026: personal data" in after[now("en", entry)[3]]
        assert "personal-data" in after["/register/data.csv"]

    @pytest.mark.parametrize("name", FILES)
    def test_what_a_browser_kept_is_replaced(self, client, entry, name):
        address = f"/register/{name}"
        first = client.get(address)
        assert OLD in b"".join(first).decode()
        same = client.get(address, headers={"if-none-match": first["ETag"]})
        assert same.status_code == HTTPStatus.NOT_MODIFIED
        seal(entry, at=AT)  # in the very second in which it became public
        for headers in (
            {"if-none-match": first["ETag"]},
            {"if-modified-since": first["Last-Modified"]},
            {"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]},
            {"range": "bytes=0-99999"},
            {"range": "bytes=0-99999", "if-range": first["ETag"]},
        ):
            again = client.get(address, headers=headers)
            assert again.status_code == HTTPStatus.OK, headers
            assert OLD not in b"".join(again).decode()
        head = client.head(address, headers={"if-none-match": first["ETag"]})
        assert head.status_code == HTTPStatus.OK
        assert head["ETag"] != first["ETag"]

    def test_pages_are_kept_by_nobody_without_asking(self, client, entry):
        for address in (*now("en", entry), *then("en", entry), *files()):
            kept = client.get(address).headers.get("Cache-Control", "")
            assert "max-age" not in kept or "max-age=0" in kept, address
            if address.startswith("/register/"):
                assert "no-cache" in kept


class TestDatabase:
    def test_no_row_of_any_table_holds_it(self, entry):
        assert rows_with(OLD)
        seal(entry)
        assert rows_with(OLD) == []


def rows_with(word):
    """The tables that hold a word in any column, whatever its kind."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = [each.name for each in connection.introspection.get_table_description(cursor, table)]
            asked = " OR ".join(f'lower(CAST("{name}" AS text)) LIKE %s' for name in columns)
            cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {asked}', [f"%{word.lower()}%"] * len(columns))
            if cursor.fetchone()[0]:
                found.append(table)
    return found


class TestRestore:
    def test_an_older_state_is_sealed_again_on_the_page_and_in_the_files(
        self, client, entry, django_capture_on_commit_callbacks
    ):
        from register.data import year_rows
        from register.derived import derive
        from register.models import Seal, Step, Version, YearPublication

        with django_capture_on_commit_callbacks(execute=True):
            seal(entry)
        Seal.objects.all().delete()  # an older state of the database: the text is back, the seal is not
        Version.objects.filter(pk=entry.pk).update(reason=f"{OLD} came late")
        Step.objects.filter(version=entry, level=4).update(why=f"{OLD} went on.")
        derive([entry.pk])
        for publication in YearPublication.objects.filter(year=entry.year):
            publication.snapshot = [list(row) for row in year_rows(entry.year)]
            publication.save()
        places = [*now("en", entry)[2:], then("en", entry)[1], *files()]
        assert all(OLD in text_of(client, address) for address in places)
        tick(at=AT + 2 * MINUTE)
        for address in places:
            assert OLD not in text_of(client, address), address
