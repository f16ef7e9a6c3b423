"""Promises of the page "Working with others" that this room keeps; each test is named after its row."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.models import OutgoingMail
from partners.enums import OrganisationKind
from partners.models import Agreement, EntryCheck, PartnersPage, SignpostingPage
from partners.tests.factories import agreed, organisation, user

pytestmark = pytest.mark.django_db
PAGE = "/en/working-with-others/"


def test_P3_the_types_are_those_of_the_page(get_main):
    page, directory = get_main(PAGE), get_main(f"{PAGE}signposting/")
    for plural in ["Complaint handlers", "Scrutiny organisations", "Regulators", "Other public agencies"]:
        assert plural in page
    for kind in OrganisationKind.labels:
        assert str(kind) in directory


def test_P18_updated_is_the_day_on_which_the_page_was_published(get_main):
    page = PartnersPage.objects.get(locale__language_code="en")
    PartnersPage.objects.filter(pk=page.pk).update(last_published_at=timezone.now() - timedelta(days=40))
    page.refresh_from_db()
    page.save()  # an update by query passes no signal
    day = timezone.localdate(page.last_published_at)
    assert f"Updated {day.day} {day:%B %Y}" in get_main(PAGE).replace("Updated: ", "Updated ")


def test_P12_the_page_leads_to_signposting_and_only_to_what_is_live(client, get_main):
    assert 'href="/en/working-with-others/signposting/"' in client.get(PAGE).content.decode()
    SignpostingPage.objects.get(locale__language_code="en").unpublish()
    assert "signposting/" not in re.search(r"<main.*?</main>", client.get(PAGE).content.decode(), re.DOTALL).group()


def test_P11_an_editor_runs_the_agreement_in_the_admin(client):
    made = organisation(email="partner@example.org")
    screen = f"/admin/partners/agreements/{made.pk}/"
    client.force_login(user())
    assert "No wording is agreed: the public reads none." in client.get(screen).content.decode()
    client.post(screen, {"action": "seek", "name": "Ada", "email": "partner@example.org"})
    assert OutgoingMail.objects.filter(kind="partners.agreement_question", to=["partner@example.org"]).exists()
    client.post(screen, {"action": "check_ask"})
    refused = client.post(screen, {"action": "check_confirm"}, follow=True)
    assert "Somebody else must check it" in refused.content.decode()
    client.force_login(user())
    client.post(screen, {"action": "check_confirm"})
    assert EntryCheck.objects.get(organisation=made).checked_at
    assert "This field is required." in client.post(screen, {"action": "record"}).content.decode()
    client.post(screen, {"action": "record", "who": "Ada, head", "by_what": "phone"})
    kept = Agreement.objects.get(organisation=made)
    assert (kept.state, kept.answered_by, kept.by_what) == ("agreed", "Ada, head", "phone")
    again = client.post(screen, {"action": "record", "who": "Eve", "by_what": "phone"}, follow=True)
    assert "This has been answered already." in again.content.decode()
    client.post(screen, {"action": "withdraw"})
    assert Agreement.objects.get(organisation=made).state == "withdrawn"
    assert client.post(screen, {"action": "nonsense"}).status_code == 200


def test_the_overview_says_what_is_to_be_done(client, at):
    agreed(at=at, name="Example All Well")
    client.force_login(user())
    page = client.get("/admin/partners/agreements/").content.decode()
    assert "Example All Well" in page
    Agreement.objects.filter(organisation__name="Example All Well").update(review_on=at.date())
    assert "The review is due." in client.get("/admin/partners/agreements/").content.decode()


def test_the_finder_is_edited_in_the_admin(client):
    client.force_login(user())
    for model in ["organisation", "topic", "finderquestion", "finderanswer", "organisationtext", "finderanswertext"]:
        assert client.get(f"/admin/snippets/partners/{model}/").status_code == 200, model
        assert client.get(f"/admin/snippets/partners/{model}/add/").status_code == 200, model
