"""Organisations that a file names: known by any spelling, chosen, or made with its drafts."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from register.models import Body, BodyName, ReportYear
from register.tests import factories as make
from register.tests.importing import (
    LIST,
    checked,
    confirm,
    csv_file,
    real,
    row,
    tampered,
    text,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


class TestOrganisations:
    @staticmethod
    def _answer(client, record, **said):
        page = text(client.get(f"{LIST}{record.pk}/"))
        prefix = page.split('-choice"')[0].rsplit('"', 1)[-1].removeprefix("id_")
        given = {f"{prefix}-{name}": value for name, value in said.items()}
        response = client.post(f"{LIST}{record.pk}/organisations/", given, follow=True)
        record.refresh_from_db()
        return response

    def test_each_unknown_one_is_listed_once_with_the_nearest(self, writer):
        rows = [row(organisation=name) for name in ("Example Borough Council", "EXAMPLE BOROUGH COUNCIL")]
        page, _record = checked(writer, csv_file(*rows))
        assert page.count("<h3 id=") == 1
        assert "In 2 rows, first in row 2." in page
        assert ">Example Burgh Council</option>" in page
        assert "Make these drafts" not in page

    def test_one_of_the_register_is_chosen(self, writer):
        _page, record = checked(writer, csv_file(row(organisation="Example Borough")))
        page = text(self._answer(writer, record, choice=str(make.body().pk)))
        assert "1 new draft will be made." in page
        confirm(writer, record)
        assert real().get().body == make.body()

    def test_or_named(self, writer):
        make.body("Sample Trust")
        _page, record = checked(writer, csv_file(row(organisation="Example Borough")))
        response = self._answer(writer, record, other="Nowhere at all")
        assert response.status_code == HTTPStatus.BAD_REQUEST
        assert "The register has no organisation of this name." in text(response)
        assert 'value="Nowhere at all"' in text(response)
        self._answer(writer, record, other="sample trust")
        confirm(writer, record)
        assert real().get().body.name == "Sample Trust"

    def test_a_new_one_is_made_with_the_drafts(self, writer):
        _page, record = checked(
            writer, csv_file(row(organisation="Example Housing"), row(organisation="EXAMPLE HOUSING", level=4))
        )
        page = text(self._answer(writer, record, choice="new:housing"))
        assert "New organisations:" in page
        assert not Body.objects.filter(name="Example Housing").exists()
        confirm(writer, record)
        made = Body.objects.get(name="Example Housing")
        assert (made.slug, made.sector, made.versions.count()) == ("example-housing", "housing", 2)
        assert tampered() == []

    def test_who_may_not_add_one_is_not_offered_it(self, writer):
        group = make.author().groups.get()
        group.permissions.remove(*group.permissions.filter(codename="add_body"))
        _page, record = checked(writer, csv_file(row(organisation="Example Housing")))
        page = text(writer.get(f"{LIST}{record.pk}/"))
        assert "You may not add organisations" in page
        assert "New: " not in page
        assert self._answer(writer, record, choice="new:housing").status_code == HTTPStatus.BAD_REQUEST

    @pytest.mark.parametrize("spelling", ["Exàmple  Burgh Council", "EXAMPLE BURGH COUNCIL", "example burgh council"])
    def test_another_spelling_is_the_same(self, writer, spelling):
        _page, record = checked(writer, csv_file(row(organisation=spelling)))
        confirm(writer, record)
        assert real().get().body == make.body()

    def test_another_name_is_known_too(self, writer):
        BodyName.objects.create(body=make.body(), name="Comhairle na h-Eisimpleir")
        assert "1 new draft" in checked(writer, csv_file(row(organisation="COMHAIRLE NA H-EISIMPLEIR")))[0]


def test_years_of_the_seeds_are_no_years_of_the_register(writer):
    ReportYear.objects.create(start=2019, is_sample=True)
    page, _record = checked(writer, csv_file(row(year="2019-20")))
    assert "The register has no year 2019-20 yet." in page
