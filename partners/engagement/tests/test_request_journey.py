"""A partner asks without an account: steps, save and come back, send, follow, withdraw (P6, P7, P15–P17)."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partners.engagement.services import PURPOSE, request_link, requests_purge
from partners.models import EngagementPage, EngagementRequest, RequestAttachment
from partners.tests.work_factories import AT, EMAIL, engagement, let_in, link_in, mails, sent, terms_set

pytestmark = pytest.mark.django_db
START = "/en/working-with-others/request/start/"
WHO = {"kind": "meeting", "organisation": "Example Regulator", "name": "Ash Example", "email": EMAIL, "phone": ""}


@pytest.fixture(autouse=True)
def _terms():
    terms_set()


def begin(client, **given):
    page = client.get(START).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page).group(1)
    return client.post(START, {**WHO, "token": token, **given})


def path_of(made):
    from django.utils import timezone

    return reverse("partners_request_status", args=[request_link(request=made, at=timezone.now())])


def test_P7_a_partner_asks_in_four_steps_checks_and_sends(client):
    response = begin(client)
    assert response.status_code == 303
    path = response["Location"].partition("?")[0]
    assert "What it is about" in client.get(response["Location"]).content.decode()
    assert client.post(f"{path}?step=2", {"about": "A meeting", "dates": "May", "next": "1"})["Location"].endswith(
        "step=3"
    )
    assert client.post(f"{path}?step=3", {"benefit": "Fewer mistakes", "next": "1"})["Location"].endswith("step=4")
    assert client.post(f"{path}?step=4", {"next": "1"})["Location"].endswith("step=check")
    check = client.get(f"{path}?step=check").content.decode()
    assert "Check your answers" in check
    assert "Fewer mistakes" in check
    assert EngagementRequest.objects.get().state == "draft"
    assert not mails("engagement.received")
    assert client.post(f"{path}?step=check", {"send": "1"}).status_code == 303
    made = EngagementRequest.objects.get()
    assert made.state == "received"
    assert made.due_on is not None
    page = client.get(path)
    assert made.reference in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"
    assert page["Referrer-Policy"] == "no-referrer"
    [receipt], [office] = mails("engagement.received"), mails("engagement.received.office")
    assert receipt.to == [EMAIL]
    assert office.to == ["office@example.org"]
    assert "Example Regulator" not in receipt.subject + receipt.text
    again = client.post(f"{path}?step=check", {"send": "1"})
    assert again.status_code in (200, 303)
    assert len(mails("engagement.received")) == 1


def test_the_first_step_says_what_is_missing_and_keeps_what_was_typed(client):
    response = begin(client, organisation="", name="Ash <Example>", kind="")
    html = response.content.decode()
    assert response.status_code == 400
    assert "There is a problem" in html
    assert "Fill in “Your organisation”." in html
    assert "Ash &lt;Example&gt;" in html
    assert not EngagementRequest.objects.exists()


@pytest.mark.parametrize("kind", ["themes", "statistics", "personal-data"])
def test_P13_a_data_request_names_which_purposes_it_serves(client, kind):
    path = begin(client, kind=kind)["Location"].partition("?")[0]
    response = client.post(f"{path}?step=2", {"about": "Numbers by sector", "next": "1"})
    assert response.status_code == 400
    assert "Choose at least one purpose" in response.content.decode()
    assert client.post(f"{path}?step=2", {"about": "Numbers", "purposes": ["risk"], "next": "1"}).status_code == 303
    assert EngagementRequest.objects.get().purposes == ["risk"]


def test_P7_a_draft_is_kept_and_come_back_to_by_link(client, client_of_another):
    path = begin(client)["Location"].partition("?")[0]
    response = client.post(f"{path}?step=3", {"benefit": "", "risk": "Half a thought", "later": "1"})
    assert response.status_code == 200
    assert "Your request is kept" in response.content.decode()
    [mail] = mails("engagement.saved")
    back = link_in(mail)
    asked = client_of_another.get(back)
    assert "Half a thought" not in asked.content.decode()
    assert "Your email address" in asked.content.decode()
    let_in(client_of_another, back)
    assert "Half a thought" in client_of_another.get(f"{back}?step=3").content.decode()


@pytest.fixture
def client_of_another():
    from django.test import Client

    return Client()


def test_a_forwarded_link_shows_nothing(client):
    made = sent(about="The secret plan", at=AT)
    path = path_of(made)
    wrong = client.post(path, {"confirm_address": "1", "email": "finder@example.org"})
    html = wrong.content.decode()
    assert wrong.status_code == 403
    assert "sent to another address" in html
    for word in ["The secret plan", "Example Regulator", EMAIL, made.reference]:
        assert word not in html
    assert client.post(path, {"withdraw": "1"}).status_code == 403
    made.refresh_from_db()
    assert made.state == "received"


def test_addresses_cannot_be_guessed_without_end(client):
    path = path_of(sent())
    answers = [client.post(path, {"confirm_address": "1", "email": f"a{each}@example.org"}) for each in range(11)]
    assert [each.status_code for each in answers] == [403] * 10 + [429]
    assert client.post(path, {"confirm_address": "1", "email": EMAIL}).status_code == 429


@pytest.mark.parametrize("token", ["x" * 43, "short", "%C3%89" * 10])
def test_an_altered_link_says_what_to_do(client, token):
    response = client.get(f"/en/working-with-others/request/status/{token}/")
    assert response.status_code == 404
    assert "This link does not open" in response.content.decode()
    assert response["Cache-Control"] == "no-store, private"
    assert "noindex" in response["X-Robots-Tag"]


def test_an_expired_link_shows_nothing(client):
    made = engagement()
    path = reverse("partners_request_status", args=[request_link(request=made, at=AT.replace(year=2020))])
    response = client.get(path)
    assert response.status_code == 410
    assert "too old" in response.content.decode()
    assert "Example Regulator" not in response.content.decode()


def test_the_link_of_another_thing_does_not_open_a_request(client):
    from core.signed_links import link_issue

    made = engagement()
    token = link_issue(purpose="partners.other", about=made.pk, email=EMAIL, at=AT, lasts=AT - AT.replace(year=2025))
    assert client.get(reverse("partners_request_status", args=[token])).status_code == 404
    assert PURPOSE != "partners.other"


def test_P7_a_request_is_withdrawn_and_its_links_stop(client):
    made = sent()
    path = path_of(made)
    let_in(client, path)
    assert client.get(f"{path}?withdraw=1").status_code == 200
    made.refresh_from_db()
    assert made.state == "received"  # reading changes nothing
    assert client.post(path, {"withdraw": "1"}).status_code == 200
    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert len(mails("engagement.withdrawn")) == 1
    gone = client.get(path)
    assert gone.status_code == 410
    assert made.about not in gone.content.decode()


def test_a_draft_that_is_deleted_is_gone_with_its_files(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    path = begin(client)["Location"].partition("?")[0]
    client.post(f"{path}?step=4", {"add": "1", "file": SimpleUploadedFile("note.txt", b"Some words")})
    assert RequestAttachment.objects.count() == 1
    client.post(f"{path}?step=check", {"withdraw": "1"})
    assert not EngagementRequest.objects.exists()
    assert not RequestAttachment.objects.exists()


def test_attachments_are_five_and_come_and_go(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    path = begin(client)["Location"].partition("?")[0]
    answers = [
        client.post(f"{path}?step=4", {"add": "1", "file": SimpleUploadedFile(f"{each}.txt", b"Words %d" % each)})
        for each in range(6)
    ]
    assert [each.status_code for each in answers] == [303] * 5 + [400]
    first = RequestAttachment.objects.first()
    assert "/media/" not in first.file.path
    client.post(f"{path}?step=4", {"remove": str(first.pk)})
    assert RequestAttachment.objects.count() == 4


def test_nobody_can_ask_until_the_office_has_decided_its_terms(client):
    terms_set(retention_days=None)
    page = client.get("/en/working-with-others/request/").content.decode()
    assert "You cannot send a request here at the moment" in page
    assert START not in page
    assert client.get(START).status_code == 302


def test_P5_the_page_says_the_criteria_with_their_version(client):
    page = EngagementPage.objects.get(locale__language_code="en")
    html = client.get(page.url).content.decode()
    for words in [
        "most benefit to the public",
        "needed to reduce risk",
        "what resources others have to commit",
        "Version 1",
    ]:
        assert words in html

    assert "needed to reduce risk" in repr(page.to_document(at=AT))


def test_old_requests_and_idle_drafts_are_erased():
    old, done = engagement(), sent()
    EngagementRequest.objects.filter(pk=done.pk).update(state="done")
    assert requests_purge(at=AT.replace(year=2027, month=1), dry_run=False) == 1
    assert not EngagementRequest.objects.filter(pk=old.pk).exists()
    assert requests_purge(at=AT.replace(year=2028), dry_run=True) == 1


def test_no_token_is_logged(client, caplog):
    path = path_of(sent())
    with caplog.at_level("INFO", logger="portal.requests"):
        client.get(path)
    token = path.rstrip("/").rpartition("/")[2]
    logged = [str(record.fields) for record in caplog.records if record.name == "portal.requests"]
    assert any("/request/status/…/" in each for each in logged)
    assert token not in "".join(logged)


def test_too_many_requests_are_begun_from_one_place(client):
    answers = [begin(client) for _each in range(11)]
    assert [each.status_code for each in answers] == [303] * 10 + [429]
    assert "Ash Example" in answers[-1].content.decode()
