"""The export, the numbers, and what is left of an enquiry when its days are over."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.utils import timezone

from contact.enquiries.mails import mail_keys
from contact.models import ContactSettings, Enquiry, EnquiryCount, EnquiryTopic, Service
from contact.staff.counting import report
from contact.staff.purging import enquiries_purge
from contact.tests.staff import AT, one
from core import retention
from core.models import AccessEntry
from outbox.models import OutgoingMail

pytestmark = pytest.mark.django_db
EXPORT = "/admin/enquiries/export/"
NUMBERS = "/admin/enquiries/numbers/"


@pytest.fixture
def entrusted(officer, django_user_model):
    """An officer whom an administrator has allowed to export personal data."""
    permission = Permission.objects.get(codename="export_enquiry_persons")
    django_user_model.objects.get(username="anna").user_permissions.add(permission)
    return officer


def rows(client, kind, **query):
    response = client.get(f"{EXPORT}{kind}/", query)
    assert response.status_code == 200
    assert response.streaming
    content = b"".join(response).decode()
    return list(csv.DictReader(io.StringIO(content, newline=""), strict=True))


class TestExport:
    def test_it_holds_exactly_what_is_filtered_in_the_lists_order(self, officer):
        one(1)
        one(2, language="ur")
        one(3, language="ur", state="done")
        assert [row["reference"] for row in rows(officer, "facts")] == ["E-0000-0003", "E-0000-0002", "E-0000-0001"]
        assert [row["reference"] for row in rows(officer, "facts", language="ur", state="new")] == ["E-0000-0002"]
        assert [row["reference"] for row in rows(officer, "facts", q="0001")] == ["E-0000-0001"]
        assert rows(officer, "facts", q="9999") == []

    def test_without_permission_it_has_nothing_of_a_person(self, officer):
        one(1, name="Example Person", message="Example secret", staff_note="Example note")
        [row] = rows(officer, "facts")
        assert row["received"] == "2026-11-23T10:01:00+00:00"
        assert row["service"] == "not-sure"
        assert not {"name", "email", "message", "staff_note"} & set(row)
        assert not [value for value in row.values() if "secret" in value or "person@" in value]
        assert officer.get(f"{EXPORT}persons/").status_code in (302, 403)
        assert "export/persons/" not in officer.get("/admin/enquiries/").content.decode()
        entry = AccessEntry.objects.get()
        assert (entry.action, entry.subject, entry.detail) == ("contact.enquiry.export", "", "1: ")

    def test_with_it_formulas_are_harmless_and_each_enquiry_is_logged(self, entrusted):
        one(1, name="=cmd|' /C calc'!A0", message="+1\n“پیغام”, 😀", phone="+44 131 496 0000", organisation="@x")
        one(2, postal_address="-1 Example Street", staff_note="\t=1")
        second, first = rows(entrusted, "persons")
        assert first["name"] == "'=cmd|' /C calc'!A0"
        assert first["message"] == "'+1\n“پیغام”, 😀"
        assert (first["phone"], first["organisation"]) == ("'+44 131 496 0000", "'@x")
        assert (second["postal_address"], second["staff_note"]) == ("'-1 Example Street", "'\t=1")
        logged = AccessEntry.objects.filter(action="contact.enquiry.export_persons")
        assert {entry.subject for entry in logged} == {"E-0000-0001", "E-0000-0002"}

    def test_excel_gets_the_mark_by_which_it_knows_the_letters(self, officer):
        one(1)
        excel = b"".join(officer.get(f"{EXPORT}facts-excel/"))
        assert excel.startswith(b"\xef\xbb\xbfreference,")
        assert not b"".join(officer.get(f"{EXPORT}facts/")).startswith(b"\xef\xbb\xbf")

    @pytest.mark.parametrize("query", [{"state": "lost"}, {"received_at_from": "30 February"}])
    def test_a_filter_that_is_not_valid_exports_nothing(self, officer, query):
        one(1)
        response = officer.get(f"{EXPORT}facts/", query)
        assert response.status_code == 302
        assert not AccessEntry.objects.exists()

    def test_it_is_read_in_pieces(self, officer, monkeypatch):
        monkeypatch.setattr("contact.staff.exports._CHUNK", 2)
        for number in range(5):
            one(number)
        assert len(rows(officer, "facts")) == 5


def kinds(**changes):
    """Three enquiries: two of one kind in November, one of another in October."""
    swf, topic = Service.objects.get(code="SWF"), EnquiryTopic.objects.get(code="other")
    for number in (1, 2):
        one(number, service=swf, topic=topic, language="ur", state="done")
    one(3, service=None, topic=topic, received_at=datetime(2026, 10, 31, 23, 59, tzinfo=UTC))
    return swf, topic


def numbers(**only):
    columns, months = report(year=2026, by="language", only=only)
    return {month.month.month: dict(zip(columns, month.numbers, strict=True)) for month in months if month.total}


class TestPurge:
    def later(self):
        return AT + timedelta(days=ContactSettings.load().enquiry_retention_days, hours=1)

    def test_with_an_enquiry_go_all_its_mails_and_no_other(self):
        old, new = one(1), one(2, received_at=AT + timedelta(days=60))
        for number, made in enumerate((old, old, new)):
            OutgoingMail.objects.create(
                key=f"{mail_keys(made.token)}{number}", kind="contact.notification", to=["a@example.org"], text="x",
                language="en", created_at=AT, message_id=f"<{number}@example.org>", next_try_at=AT,
            )  # fmt: skip
        assert enquiries_purge(at=self.later(), dry_run=True) == 1
        assert OutgoingMail.objects.count() == 3
        assert enquiries_purge(at=self.later(), dry_run=False) == 1
        assert Enquiry.objects.get() == new
        assert [mail.key for mail in OutgoingMail.objects.all()] == [f"{mail_keys(new.token)}2"]

    def test_the_numbers_stay_the_same(self):
        swf, topic = kinds()
        before = numbers()
        assert before == {10: {"en": 1, "ur": 0}, 11: {"en": 0, "ur": 2}}
        assert enquiries_purge(at=AT + timedelta(days=60), dry_run=False) == 0
        assert enquiries_purge(at=self.later(), dry_run=False) == 3
        assert not Enquiry.objects.exists()
        assert numbers() == before
        assert numbers(service=swf.pk, state="done") == {11: {"ur": 2}}
        assert numbers(service=None) == {10: {"en": 1}}
        kinds_again = one(4, service=swf, topic=topic, language="ur", state="done")
        assert numbers()[11] == {"en": 0, "ur": 3}
        enquiries_purge(at=self.later(), dry_run=False)
        assert not Enquiry.objects.filter(pk=kinds_again.pk).exists()
        assert numbers()[11] == {"en": 0, "ur": 3}
        assert EnquiryCount.objects.count() == 2

    def test_what_is_kept_says_nothing_of_a_person(self):
        one(1, name="Example Person", message="Example secret")
        enquiries_purge(at=self.later(), dry_run=False)
        kept = {field.name for field in EnquiryCount._meta.fields}
        assert kept == {"id", "month", "service", "topic", "language", "state", "number"}

    def test_the_command_does_it_and_a_dry_run_does_not(self):
        one(1, received_at=timezone.now() - timedelta(days=4000))
        out = StringIO()
        call_command("purge_personal_data", "--dry-run", stdout=out)
        assert re.search(r"messages from the contact form +1\n", out.getvalue())
        assert Enquiry.objects.exists()
        call_command("purge_personal_data", stdout=out)
        assert not Enquiry.objects.exists()
        assert "access log" in retention._rules


class TestNumbers:
    def page(self, client, **query):
        response = client.get(NUMBERS, query)
        assert response.status_code == 200
        return unescape(response.content.decode())

    def test_a_table_and_a_chart_say_the_same(self, officer):
        kinds()
        page = self.page(officer, year="2026")
        assert "Enquiries in 2026: 3" in " ".join(page.split())
        chart = page[page.index('<svg class="enquiry-chart"') : page.index("</svg>", page.index("enquiry-chart"))]
        assert 'role="img"' in chart
        assert 'aria-labelledby="enquiry-months"' in chart
        heights = [int(height) for height in re.findall(r'height="(\d+)" fill', chart)]
        assert heights == [0] * 9 + [80, 160, 0]
        november = page[page.index('<th scope="row">November</th>') :]
        assert november[: november.index("</tr>")].count("<td>2</td>") == 2
        assert '<th scope="col">SWF</th><th scope="col">I’m not sure</th>' in page

    def test_the_other_kinds_narrow_it_down(self, officer):
        kinds()
        page = self.page(officer, year="2026", by="state", service="not-sure")
        assert "Enquiries in 2026: 1" in " ".join(page.split())
        assert '<th scope="col">New</th>' in page
        assert '<th scope="col">Done</th>' not in page
        assert "There are none." in self.page(officer, year="2026", language="ar")

    @pytest.mark.parametrize("query", [{"year": "x"}, {"by": "name"}, {"topic": "999"}, {"state": "lost"}])
    def test_odd_questions_are_no_error(self, officer, query):
        kinds()
        assert "Enquiries in" in self.page(officer, **query)
