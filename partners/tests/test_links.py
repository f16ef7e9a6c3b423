"""Bad links of every purpose of this room: each answer says what to do and holds nothing of what was linked to."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from core.link_views import CONFIRM
from core.models import SignedLink
from outbox.models import OutgoingMail
from partners.contacts import services as contacts
from partners.contacts.tests.test_named_contacts import theirs
from partners.data_sharing.services import commitment_ask
from partners.embargo import services as embargo
from partners.embargo.tests import factories as releases
from partners.engagement import services as engagement
from partners.models import Agreement, CommitmentRequest, EngagementRequest, ReleaseAccess, TheirContact
from partners.organisations import services as agreements
from partners.tests import work_factories as work
from partners.tests.factories import organisation

pytestmark = pytest.mark.django_db
PATH = re.compile(r"(/en/working-with-others/\S+/)")


@dataclass(frozen=True)
class Kind:
    """One purpose: how a link comes about, what it would show, the button it has, and how its thing is withdrawn.

    `left` is the state that nothing but a good link changes; `once` says that a used link opens no more.
    """

    make: Callable[[str], Any]
    secrets: tuple[str, ...]
    button: dict[str, str]
    withdraw: Callable[[Any], Any]
    left: Callable[[Any], Any]
    once: bool


def _agreement(email):
    made = organisation()
    return agreements.agreement_seek(organisation=made, email=email, name="Jo", by=None, at=timezone.now())


def _release(email):
    number = releases.Release.objects.count()
    made = releases.release(released_at=timezone.now() + timedelta(days=3), slug=f"example-{number}")
    of = releases.organisation()
    return embargo.reader_invite(
        release=made, organisation=of, name="Ren Reader", email=email, by=None, at=timezone.now()
    )


def _commitment(email):
    given = {"organisation": releases.organisation(), "name": "Cam Committed", "data": "Case 4711 whole"}
    return commitment_ask(email=email, by=None, at=timezone.now(), **given)


def _request(email):
    work.terms_set()
    made = work.engagement(email=email, about="A plan of whispers", name="Ash Asker")
    engagement.request_save_link(request=made, at=timezone.now())
    return made


def _contact(email):
    made = theirs(email=email, name="Kim Known", organisation=work.organisation(f"Example of {email}"))
    contacts.their_contact_ask(contact=made, by=None, at=timezone.now())
    return made


def _state(model, *names):
    return lambda made: list(model.objects.filter(pk=made.pk).values_list(*names))


KINDS = {
    agreements.PURPOSE: Kind(
        _agreement,
        ("It watches examples.", "Example Partner"),
        {"answer": "agree", "who": "Jo"},
        lambda made: agreements.agreement_withdraw(organisation=made.organisation, by=None, at=timezone.now()),
        _state(Agreement, "state", "answered_by"),
        once=True,
    ),
    embargo.PURPOSE: Kind(
        _release,
        (*releases.SECRETS, "Ren Reader"),
        {"accept": "on", "version": "1"},
        lambda made: embargo.release_withdraw(release=made.release, by=None, at=timezone.now()),
        lambda made: [made.__class__.objects.get(pk=made.pk).accepted_at, ReleaseAccess.objects.count()],
        once=False,
    ),
    "partners.commitment": Kind(
        _commitment,
        ("Case 4711", "Cam Committed"),
        {"accept": "on", "role": "Officer"},
        lambda made: made.delete(),
        _state(CommitmentRequest, "accepted_at", "role"),
        once=False,
    ),
    engagement.PURPOSE: Kind(
        _request,
        ("whispers", "Ash Asker"),
        {"send": "1"},
        lambda made: engagement.request_withdraw(request=made, at=timezone.now()),
        _state(EngagementRequest, "state", "reference"),
        once=False,
    ),
    contacts.PURPOSE: Kind(
        _contact,
        ("Kim Known", "Embargoed reports"),
        {"confirm": "1", "name": "Somebody", "email": "else@example.org"},
        lambda made: TheirContact.objects.filter(pk=made.pk).update(ended_at=timezone.now()),
        _state(TheirContact, "confirmed_at", "name"),
        once=True,
    ),
}


@pytest.fixture(params=KINDS)
def kind(request, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return KINDS[request.param]


def issue(kind, email="jo@example.org"):
    """Make a thing with its link; return both."""
    made = kind.make(email)
    mail = next(each for each in OutgoingMail.objects.order_by("-pk") if each.to == [email])
    return made, PATH.search(mail.text)[1]


def come_in(client, path, email="jo@example.org"):
    return client.post(path, {"email": email, CONFIRM: "1"})


def assert_says(response, kind, status, *words):
    """The answer has this status, these words and how to reach us; and nothing of the thing, and no cache keeps it."""
    body = html.unescape(response.content.decode())
    assert response.status_code == status
    assert [each for each in kind.secrets if each in body] == []
    for each in (*words, 'href="tel:'):
        assert each in body
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]


def assert_opens(client, path, kind):
    shown = html.unescape(client.get(path).content.decode())
    assert any(each in shown for each in kind.secrets)


def test_the_matrix_has_every_purpose():
    import pkgutil
    from importlib import import_module

    import partners

    names = [each.name for each in pkgutil.walk_packages(partners.__path__, "partners.") if ".tests" not in each.name]
    found = {getattr(import_module(each), "PURPOSE", None) for each in names if each.endswith("services")}
    assert found - {None} == set(KINDS)


def test_a_good_link_opens(client, kind):
    _made, path = issue(kind)
    come_in(client, path)
    if kind is KINDS[embargo.PURPOSE]:
        client.post(path, kind.button)  # the terms come first
    assert_opens(client, path, kind)


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-2] + ("aa" if t[-2:] != "aa" else "bb"), lambda t: t[:-5], str.swapcase]
)
def test_an_altered_link(client, kind, spoil):
    made, path = issue(kind)
    come_in(client, path)
    before = kind.left(made)
    token = path.rstrip("/").rpartition("/")[2]
    wrong = path.replace(token, spoil(token))

    for response in (client.get(wrong), client.post(wrong, kind.button), come_in(client, wrong)):
        assert_says(response, kind, 404, "This link does not open", "Open it from the email again")
    assert kind.left(made) == before


def test_an_expired_link(client, kind):
    made, path = issue(kind)
    come_in(client, path)
    SignedLink.objects.update(issued_at=timezone.now() - timedelta(days=99), expires_at=timezone.now())
    before = kind.left(made)

    for response in (client.get(path), client.post(path, kind.button), come_in(client, path)):
        assert_says(response, kind, 410, "This link is too old", "Ask us for a new one.")
    assert kind.left(made) == before


def test_another_persons_link(client, kind):
    """Who was let in by their own link is not let in by that of somebody else, nor by their own address there."""
    _mine, my_path = issue(kind, "bo@example.net")
    theirs_made, path = issue(kind)
    assert come_in(client, my_path, "bo@example.net").status_code == 303
    before = kind.left(theirs_made)

    assert_says(client.get(path), kind, 200, "This link is personal.")
    assert_says(client.post(path, kind.button), kind, 403, "For safety, give your email address again.")
    assert_says(come_in(client, path, "bo@example.net"), kind, 403, "This link was sent to another address.")
    assert kind.left(theirs_made) == before


def test_a_link_for_another_purpose(client, kind):
    """The token of each other purpose, in this address."""
    made, path = issue(kind)
    token = path.rstrip("/").rpartition("/")[2]
    before = kind.left(made)
    for number, other in enumerate(each for each in KINDS.values() if each is not kind):
        _other, other_path = issue(other, f"other{number}@example.org")
        come_in(client, other_path, f"other{number}@example.org")
        foreign = other_path.rstrip("/").rpartition("/")[2]
        for address in (path.replace(token, foreign), other_path.replace(foreign, token)):
            assert_says(client.get(address), kind, 404, "This link does not open")
            assert_says(client.post(address, kind.button), other, 404, "This link does not open")
    assert kind.left(made) == before


def test_a_forwarded_link(client, kind):
    made, path = issue(kind)
    before = kind.left(made)

    assert_says(client.get(path), kind, 200, "This link is personal.")
    assert client.head(path).content == b""
    assert_says(client.post(path, kind.button), kind, 403, "For safety, give your email address again.")
    assert_says(come_in(client, path, "finder@example.net"), kind, 403, "ask us for your own")
    assert_says(come_in(client, path, ""), kind, 400, "There is a problem")
    assert kind.left(made) == before


def test_a_link_used_twice(client, kind):
    made, path = issue(kind)
    come_in(client, path)
    client.post(path, kind.button)
    after, mails = kind.left(made), OutgoingMail.objects.count()

    second = client.post(path, kind.button)

    assert kind.left(made) == after
    assert OutgoingMail.objects.count() == mails
    if kind.once:
        assert_says(second, kind, 410, "This link has been used already", "If it was not you, tell us.")
        assert_says(client.get(path), kind, 410, "This link has been used already")
    else:
        assert second.status_code in {200, 302, 303}


def test_a_link_after_withdrawal(client, kind):
    made, path = issue(kind)
    come_in(client, path)
    kind.withdraw(made)

    for response in (client.get(path), client.post(path, kind.button)):
        title = "There is nothing here any more|This link is no longer valid"
        assert_says(response, kind, 410, "ask us")
        assert re.search(title, response.content.decode())


@pytest.mark.parametrize("purpose", [embargo.PURPOSE])
def test_the_file_behind_a_bad_link_is_refused_alike(client, purpose, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    kind = KINDS[purpose]
    made, path = issue(kind)
    file = f"{path}document.pdf"

    assert_says(client.get(file), kind, 200, "This link is personal.")
    assert_says(client.get(file.replace(path[-9:-1], "x" * 8)), kind, 404, "This link does not open")
    kind.withdraw(made)
    assert_says(client.get(file), kind, 410, "no longer valid")
