"""What is kept ready beside the entries says what they say: after each change, and made anew."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection

from core.csv_export import csv_lines
from register.data import rows
from register.filters import Filters
from register.models import Body, Line, Version
from register.tests import factories as make
from register.tests.factories import AT, MINUTE
from register.trail import verify
from register.workflow import sealing
from register.workflow.bodies import body_note
from register.workflow.content import StepContent

pytestmark = pytest.mark.django_db
STEPS = (StepContent(3, date(2025, 5, 1)), StepContent(4, date(2025, 6, 1), "It went on."))


@pytest.fixture
def entry():
    return make.published(level=4, taken_on=date(2025, 6, 1), steps=STEPS, reason="Zephyrine")


def lines(client, query=""):
    raw = b"".join(client.get(f"/register/data.csv{query}")).decode()
    return list(csv.DictReader(io.StringIO(raw, newline="")))


def assert_as_computed():
    assert list(Line.objects.order_by("version__taken_on", "version").values_list("text", flat=True)) == list(
        csv_lines([*rows(Filters(sort="oldest"))])
    )


def rename(body, **values):
    Body.objects.filter(pk=body.pk).update(**values)
    body_note(body=body, by=make.author(), at=AT, is_new=False)


def test_each_change_changes_the_line(client, entry):
    make.approved(reason="Another")
    Line.objects.filter(version__is_sample=True).delete()
    assert_as_computed()
    corrected = make.corrected(entry, reason="Quokkaline")
    assert_as_computed()
    seal = sealing.seal_ask(version=corrected, category="court-order", by=make.administrator(), at=AT)
    assert_as_computed()
    sealing.seal_confirm(seal=seal, by=make.administrator("gorse"), at=AT)
    assert_as_computed()
    make.corrected(corrected, at=AT + MINUTE, withdraws=True)
    assert_as_computed()
    assert len(lines(client)) == 1


def test_a_renamed_organisation_is_in_every_line_and_found_by_its_name(client, entry):
    rename(entry.body, name="Example Firth Council", sector="health")
    assert [(row["organisation"], row["sector"]) for row in lines(client)] == [("Example Firth Council", "health")]
    assert len(lines(client, "?q=firth")) == 1
    assert lines(client, "?q=burgh") == []
    assert_sector(client)


def assert_sector(client):
    assert len(lines(client, "?sector=health")) == 1
    assert lines(client, "?sector=local-authority") == []


def test_an_entry_whose_line_lacks_is_in_the_file(client, entry):
    before = lines(client)
    Line.objects.all().delete()
    assert lines(client) == before


def test_all_of_it_is_made_anew(client, entry, capsys):
    before = lines(client)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_line SET text = 'wrong'")
        cursor.execute("DELETE FROM register_search")
    call_command("rebuild_register")
    assert "the search and the CSV are made anew" in capsys.readouterr().out
    assert lines(client) == before == lines(client, "?q=zephyrine")


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE register_line SET text = 'forged' WHERE version_id = {public}", "its line in the CSV was changed"),
        ("UPDATE register_line SET version_id = {replaced} WHERE version_id = {public}", "is not public"),
    ],
)
def test_a_line_that_was_changed_behind_its_back_is_found(entry, statement, says):
    public = make.corrected(entry, reason="Quokkaline")
    assert not [problem for problem in verify() if "CSV" in problem]
    with connection.cursor() as cursor:
        cursor.execute(statement.format(public=public.pk, replaced=entry.pk))
    assert any(says in problem for problem in verify())


def test_the_day_is_that_of_edinburgh(client):
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight of 1 July
    make.published(at=late)
    assert [row["public_from"] for row in lines(client)] == ["2026-07-01"]
    assert Version.objects.get(is_sample=False).public_from == late
