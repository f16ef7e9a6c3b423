"""Seals in the admin: one person asks, another reads the text and removes it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from register.enums import VersionState
from register.models import Seal, Version
from register.tests import factories as make
from register.tests.factories import AT
from register.tests.office import last_line, page, send, told
from register.workflow import drafts, sealing

pytestmark = pytest.mark.django_db
SECRET = "Zephyrine Quokka"


@pytest.fixture
def office(client):
    """A browser in which an administrator has signed in."""
    client.force_login(make.administrator())
    return client


@pytest.fixture
def version():
    return make.published(reason=f"{SECRET} complained.")


def asked(version, by=None):
    return sealing.seal_ask(version=version, category="court-order", by=by or make.administrator("gorse"), at=AT)


class TestAsking:
    def test_it_says_what_a_seal_does_and_what_other_versions_hold(self, office, version):
        make.corrected(version)
        text = page(office, "register_seal_ask", version.pk)
        assert SECRET in text
        assert "It cannot be undone" in text
        assert f"{version.action.reference} (2)" in text
        assert "1 other version has the same reason" in text
        newest = version.action.versions.get(number=2)
        assert reverse("register_seal_ask", args=[newest.pk]) in text

    def test_it_is_asked_for_and_nothing_is_removed_yet(self, office, version):
        response = send(office, "register_seal_ask", version.pk, category="personal-data")
        assert "another person has to confirm it" in response.content.decode()
        assert (last_line().what, last_line().who) == ("seal.ask", "cedar")
        assert SECRET in Version.objects.get(pk=version.pk).reason

    @pytest.mark.parametrize("category", ["", "other", "x" * 300])
    def test_a_reason_that_cannot_be_is_refused_at_its_field(self, office, version, category):
        response = send(office, "register_seal_ask", version.pk, category=category)
        assert response.status_code == 400
        assert response.context["form"].errors["category"]
        assert not Seal.objects.filter(version=version).exists()

    def test_not_twice_and_not_for_a_draft(self, office, version):
        asked(version)
        assert "Somebody asked for this already" in page(office, "register_seal_ask", version.pk)
        response = send(office, "register_seal_ask", version.pk, category="court-order")
        assert response.status_code == 400
        draft = make.draft()
        assert "Only what was published" in page(office, "register_seal_ask", draft.pk)
        send(office, "register_seal_ask", draft.pk, category="court-order")
        assert not Seal.objects.filter(version=draft).exists()

    def test_an_entry_is_found_by_its_reference(self, office, version):
        text = page(office, "register_seals", reference=version.action.reference.lower())
        assert reverse("register_seal_ask", args=[version.pk]) in text
        assert "There is no entry" in page(office, "register_seals", reference="<b>none</b>")


class TestConfirming:
    def test_who_asked_cannot(self, office, version):
        seal = asked(version, by=make.administrator())
        assert office.get(reverse("register_seal_confirm", args=[seal.pk])).status_code == 403
        assert send(office, "register_seal_confirm", seal.pk).status_code == 403
        assert SECRET in Version.objects.get(pk=version.pk).reason

    def test_a_second_person_reads_the_text_and_removes_it(self, office, version):
        drafts.correction_begin(action=version.action, correction="A word", by=make.author(), at=AT)
        seal = asked(version)
        assert SECRET in page(office, "register_seal_confirm", seal.pk)
        response = send(office, "register_seal_confirm", seal.pk)
        assert "gone for good" in told(response)
        assert SECRET not in response.content.decode()
        assert last_line().what == "seal.confirm"
        assert Version.objects.get(pk=version.pk).is_sealed
        assert not version.action.versions.filter(state=VersionState.DRAFT).exists()
        assert SECRET not in page(office, "register_year", version.year_id)
        assert "confirmed by cedar" in page(office, "register_seals")

    def test_not_a_second_time(self, office, version):
        seal = asked(version)
        send(office, "register_seal_confirm", seal.pk)
        assert "sealed already" in told(send(office, "register_seal_confirm", seal.pk))

    def test_it_is_taken_back_before_and_not_after(self, office, version):
        seal = asked(version)
        assert "The text stays" in told(send(office, "register_seal_take_back", seal.pk))
        assert not Seal.objects.filter(pk=seal.pk).exists()
        seal = asked(version)
        send(office, "register_seal_confirm", seal.pk)
        assert "its text is gone" in told(send(office, "register_seal_take_back", seal.pk))
        assert Seal.objects.filter(pk=seal.pk).exists()

    def test_one_taken_back_meanwhile_is_told(self, office, version):
        seal = asked(version)
        Seal.objects.all().delete()
        assert send(office, "register_seal_confirm", seal.pk).status_code == 404

    def test_it_waits_on_the_dashboard_of_administrators(self, office, version):
        seal = asked(version)
        address = reverse("register_seal", args=[seal.pk])
        assert address in page(office, "wagtailadmin_home")
        office.force_login(make.approver())
        assert address not in page(office, "wagtailadmin_home")
