"""Rows P13–P17: what data can be shared, tables to use again, and the commitment before personal data."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from core.generation import renew
from core.link_views import CONFIRM
from outbox.models import OutgoingMail
from partners.data_sharing.datasets import csv_of, dataset_check
from partners.data_sharing.models import Commitment, CommitmentRequest, DataItem, Dataset
from partners.data_sharing.services import NoCommitmentError, commitment_ask
from partners.embargo.tests.factories import organisation

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
TABLE = "/en/working-with-others/data-sharing/tables/example-cases-by-year/"


def ask(**given):
    values = {"organisation": organisation(), "name": "Jo Example", "email": "jo@example.org", "data": "One case"}
    asked = commitment_ask(**values | given, by=None, at=datetime.now(UTC))
    text = OutgoingMail.objects.filter(kind="partners.commitment_asked").latest("pk").text
    return asked, re.search(r"(/en/working-with-others/\S+)", text)[1]


def words_of(answer) -> str:
    return b"".join(answer.streaming_content).decode()


def enter(client, address, email="jo@example.org"):
    client.post(address, {"email": email, CONFIRM: "1"})
    return client.get(address)


@pytest.mark.django_db
class TestPages:
    def test_P16_the_catalogue_says_what_when_and_with_which_limits(self, client):
        page = client.get("/en/working-with-others/data-sharing/").content.decode()

        for words in ("What data we can share", "Example: numbers of cases by year", "When you may ask for it"):
            assert words in page
        assert "Numbers below five are left out." in page
        assert "Invented example." in page

    def test_P16_the_catalogue_is_in_the_formats(self, client):
        text = words_of(client.get("/en/working-with-others/data-sharing/formats/text.txt"))

        assert "Example: numbers of cases by year" in text

    def test_P14_a_table_as_page(self, client):
        page = client.get(TABLE).content.decode()

        assert "How many cases were decided" in page
        assert '<th scope="row">2024</th><td class="ds_table__cell--numeric">131</td>' in page
        assert 'content="noindex"' in page
        assert "These figures are not real" in page
        assert '<a class="ds_breadcrumbs__link" href="/en/working-with-others/data-sharing/">Data sharing</a>' in page

    def test_P14_a_table_as_csv_that_its_metadata_describe(self, client):
        answer = client.get(f"{TABLE}data.csv")
        rows = list(csv.reader(io.StringIO(answer.content.decode())))
        address = re.search(r"<(.+?)>", answer["Link"])[1]
        metadata = json.loads(client.get(address).content)

        assert rows[0] == [column["titles"] for column in metadata["tableSchema"]["columns"]]
        assert rows[1] == ["2023", "120", "48"]
        assert [column["datatype"] for column in metadata["tableSchema"]["columns"]] == ["gYear", "decimal", "decimal"]
        assert metadata["url"].endswith(f"{TABLE}data.csv")
        assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"

    def test_a_table_is_not_there_in_a_language_that_its_page_is_not_in(self, client):
        answer = client.get(TABLE.replace("/en/", "/gd/"))
        assert answer.status_code == 404
        assert "/en/working-with-others/data-sharing/" in answer.content.decode()

    def test_a_table_that_is_not_live_is_not_there(self, client):
        Dataset.objects.update(is_live=False)

        for address in (TABLE, f"{TABLE}data.csv", f"{TABLE}data.csv-metadata.json"):
            assert client.get(address).status_code == 404

    def test_a_table_is_in_the_formats_unless_invented(self, client):
        assert client.get(f"{TABLE}formats/text.txt").status_code == 404
        Dataset.objects.update(is_sample=False)
        renew()
        assert "131" in words_of(client.get(f"{TABLE}formats/text.txt"))

    def test_examples_are_only_in_a_demonstration(self):
        assert set(DataItem.objects.values_list("is_sample", flat=True)) == {True}
        assert set(Commitment.objects.values_list("is_demonstration", flat=True)) == {True}


class TestTable:
    FIELDS = "name; text; What it is\ncount; number; How many"

    @pytest.mark.parametrize(
        ("fields", "table", "where", "reason"),
        [
            ("name; text", "name\nx", "fields", "what it means"),
            ("Name; text; x", "Name\nx", "fields", "small letters"),
            ("name; colour; x", "name\nx", "fields", "type is not known"),
            ("a; text; x\na; text; y", "a,a\nx,y", "fields", "same name"),
            (FIELDS, "name\nx", "table", "must be: name,count"),
            (FIELDS, "", "table", "must be: name,count"),
            (FIELDS, "name,count\nx", "table", "Line 2"),
            (FIELDS, "name,count\nx,many", "table", "does not fit"),
            (FIELDS, "name,count\n=HYPERLINK(1),1", "table", "does not fit"),
        ],
    )
    def test_refused(self, fields, table, where, reason):
        with pytest.raises(ValidationError) as caught:
            dataset_check(fields=fields, table=table)

        assert reason in " ".join(caught.value.message_dict[where])

    def test_good(self):
        table = 'name,count\n"a, b",-2\n'
        dataset_check(fields=self.FIELDS, table=table)

        assert csv_of(Dataset(fields=self.FIELDS, table=table)) == 'name,count\r\n"a, b",-2\r\n'


@pytest.mark.django_db
class TestCommitment:
    def test_P17_a_commitment_with_receipt(self, client):
        asked, link = ask()
        page = enter(client, link).content.decode()
        assert "This is not a data-sharing agreement" in page

        client.post(link, {"role": "Data protection officer", "accept": "on"})
        client.post(link, {"role": "Somebody else", "accept": "on"})  # sent twice
        asked.refresh_from_db()
        receipt = client.get(link).content.decode()
        mails = OutgoingMail.objects.filter(kind="partners.commitment_receipt")

        assert asked.role == "Data protection officer"
        assert asked.accepted_at is not None
        assert "Receipt for your commitment" in receipt
        assert asked.reference in receipt
        assert mails.count() == 1
        assert asked.reference in mails.get().subject
        assert "This is not a data-sharing agreement" in mails.get().text

    def test_what_is_missing_is_said_and_what_was_typed_stays(self, client):
        asked, link = ask()
        enter(client, link)
        answer = client.post(link, {"role": "Officer"})

        assert answer.status_code == 400
        assert 'value="Officer"' in answer.content.decode()
        assert 'href="#id_accept"' in answer.content.decode()
        assert CommitmentRequest.objects.get(pk=asked.pk).accepted_at is None

    def test_only_the_person_asked_sees_it(self, client):
        asked, link = ask()

        assert asked.reference not in client.get(link).content.decode()
        assert asked.reference not in enter(client, link, "other@example.org").content.decode()

    def test_a_request_deleted_in_the_admin_opens_nothing(self, client, admin_client):
        asked, link = ask()
        admin_client.post(f"/admin/snippets/partners/commitmentrequest/delete/{asked.pk}/")
        answer = enter(client, link)

        assert answer.status_code == 410
        assert asked.reference not in answer.content.decode()

    def test_a_commitment_that_was_made_is_not_deleted(self, client, admin_client):
        asked, link = ask()
        enter(client, link)
        client.post(link, {"role": "Officer", "accept": "on"})
        admin_client.post(f"/admin/snippets/partners/commitmentrequest/delete/{asked.pk}/")

        assert CommitmentRequest.objects.filter(pk=asked.pk).exists()

    def test_nobody_is_asked_for_what_is_not_written(self):
        Commitment.objects.all().delete()
        with pytest.raises(NoCommitmentError):
            ask()

    def test_a_new_version_leaves_the_old_one(self, client, admin_client):
        asked, _link = ask()
        answer = admin_client.post(
            "/admin/snippets/partners/commitment/add/", {"kind": "personal-data", "text": rich("New words")}
        )
        assert answer.status_code == 302
        newest = Commitment.objects.filter(kind="personal-data").order_by("-number").first()

        assert newest.number == 2
        assert asked.commitment.number == 1

    def test_a_version_is_never_changed(self, admin_client):
        version = Commitment.objects.first()
        answer = admin_client.get(f"/admin/snippets/partners/commitment/edit/{version.pk}/")

        assert answer.status_code == 302

    def test_asked_in_the_admin(self, admin_client):
        answer = admin_client.post(
            "/admin/snippets/partners/commitmentrequest/add/",
            {"organisation": organisation().pk, "name": "Bo", "email": "bo@example.org", "data": "Case"},
        )

        assert answer.status_code == 302
        assert OutgoingMail.objects.filter(to=["bo@example.org"], kind="partners.commitment_asked").exists()


def rich(text):
    return json.dumps(
        {
            "blocks": [
                {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
            ],
            "entityMap": {},
        }
    )
