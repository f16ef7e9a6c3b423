"""P11: the public reads only what a partner has agreed to, word by word."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from outbox.models import OutgoingMail
from partners.enums import AgreedBy
from partners.models import Agreement, EntryCheck
from partners.organisations import services
from partners.tests.factories import agreed, organisation, reword, user

pytestmark = pytest.mark.django_db
BASE = "/en/working-with-others/signposting/"


def ask(made, at, email="partner@example.org"):
    return services.agreement_seek(organisation=made, email=email, name="Ada Example", by=None, at=at)


def link_of(mail):
    return re.search(r"http://testserver(/en/working-with-others/agreement/[\w-]{43}/)", mail.text)[1]


def opened(client, made, email="partner@example.org"):
    """Ask for agreement now, open the link and say the right address; return the path."""
    ask(made, timezone.now(), email)
    path = link_of(OutgoingMail.objects.filter(kind="partners.agreement_question").latest("pk"))
    assert client.post(path, {"email": email, "confirm_address": "1"}).status_code == 303
    return path


def test_P11_no_wording_is_public_without_agreement(client):
    made = organisation()
    assert client.get(f"{BASE}{made.slug}/").status_code == 404
    assert made.name not in client.get(BASE).content.decode()


def test_P11_a_partner_agrees_by_the_link_without_an_account(client, get_main):
    made = organisation()
    path = opened(client, made)
    assert "It watches examples." in get_main(path)
    assert Agreement.objects.get(organisation=made).state == "sought"  # reading changes nothing
    response = client.post(path, {"answer": "agree", "who": "Ada Example, head of examples"})
    assert response.status_code == 200
    kept = Agreement.objects.get(organisation=made)
    assert (kept.state, kept.answered_by, kept.by_what) == ("agreed", "Ada Example, head of examples", "link")
    day = timezone.localdate()
    page = get_main(f"{BASE}{made.slug}/")
    assert "It watches examples." in page
    assert f"Wording agreed on {day.day} {day:%B %Y}" in page
    assert "Ada Example" not in page


def test_P11_a_change_reopens_the_agreement_while_the_agreed_wording_stays_live(get_main, at):
    made = agreed(at=at)
    reword(made, remit="It watches other things.")
    assert "It watches examples." in get_main(f"{BASE}{made.slug}/")
    asked = ask(made, at + timedelta(days=1))
    assert "It watches examples." in get_main(f"{BASE}{made.slug}/")
    services.agreement_give(agreement=asked, who="Ada", by_what=AgreedBy.EMAIL, at=at + timedelta(days=2))
    assert "It watches other things." in get_main(f"{BASE}{made.slug}/")
    assert [each.state for each in made.agreements.all()] == ["agreed", "replaced"]


def test_P11_a_changed_wording_is_not_what_the_link_agrees_to(client, get_main):
    made = organisation()
    path = opened(client, made)
    reword(made, remit="Changed after we asked.")
    assert "It watches examples." in get_main(path)
    client.post(path, {"answer": "agree", "who": "Ada"})
    page = get_main(f"{BASE}{made.slug}/")
    assert "It watches examples." in page
    assert "Changed after we asked." not in page


def test_P11_a_partner_answers_with_a_correction(client):
    made = organisation()
    path = opened(client, made)
    response = client.post(path, {"answer": "correct", "who": "Ada", "correction": "Our number is another."})
    assert "You have told us what must be changed." in response.content.decode()
    assert made.agreements.get().correction == "Our number is another."
    assert client.get(f"{BASE}{made.slug}/").status_code == 404
    mail = OutgoingMail.objects.get(kind="partners.agreement_answer")
    assert "Our number is another." in mail.text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Choose an answer to “Do you agree to this wording?”."),
        ({"answer": "agree"}, "Fill in “Your name and your role”."),
        ({"answer": "correct", "who": "Ada"}, "Say what must be changed."),
        ({"answer": "perhaps", "who": "Ada"}, "Select a valid choice."),
        (
            {"answer": "correct", "who": "Ada", "correction": "a\0b"},
            "This text holds a character that we cannot store.",
        ),
    ],
)
def test_P11_an_answer_that_is_none_is_said_and_nothing_is_agreed(client, data, message):
    made = organisation()
    path = opened(client, made)
    response = client.post(path, data)
    assert response.status_code == 400
    assert message in response.content.decode()
    assert made.agreements.get().state == "sought"


def test_P11_links_altered_forwarded_used_replaced_or_too_old_show_nothing(client):
    made = organisation()
    ask(made, timezone.now())
    path = link_of(OutgoingMail.objects.latest("pk"))
    altered = path[:-3] + ("aa/" if path[-3:] != "aa/" else "bb/")
    assert client.get(altered).status_code == 404
    asking = client.get(path)
    assert "It watches examples." not in asking.content.decode()
    assert client.post(path, {"email": "other@example.org", "confirm_address": "1"}).status_code == 403
    client.post(path, {"email": "PARTNER@example.org", "confirm_address": "1"})
    response = client.get(path)
    assert "It watches examples." in response.content.decode()
    assert (response["Referrer-Policy"], response["Cache-Control"]) == ("no-referrer", "no-store, private")
    ask(made, timezone.now())
    assert client.get(path).status_code == 410
    newest = link_of(OutgoingMail.objects.latest("pk"))
    client.post(newest, {"email": "partner@example.org", "confirm_address": "1"})
    assert client.post(newest, {"answer": "agree", "who": "Ada"}).status_code == 200
    again = client.post(newest, {"answer": "correct", "who": "Ada", "correction": "No"})
    assert again.status_code == 410
    assert made.agreements.first().state == "agreed"
    ask(organisation(slug="old"), timezone.now() - timedelta(days=43))
    assert client.get(link_of(OutgoingMail.objects.latest("pk"))).status_code == 410


def test_P11_name_website_and_phone_alone_after_a_second_person(get_main, client, at):
    made, first, second = organisation(), user(), user()
    ask(made, at)
    check = services.entry_check_ask(organisation=made, by=first, at=at)
    assert client.get(f"{BASE}{made.slug}/").status_code == 404
    with pytest.raises(services.SecondPersonError):
        services.entry_check_confirm(check=check, by=first, at=at)
    services.entry_check_confirm(check=check, by=second, at=at)
    page = get_main(f"{BASE}{made.slug}/")
    assert made.name in page
    assert "0131 496 0111" in page
    assert "partner.example.org" in page
    for hidden in ["It watches examples.", "Example Street", "Monday"]:
        assert hidden not in page
    made.phone = "+441314960112"
    made.save()
    assert client.get(f"{BASE}{made.slug}/").status_code == 404
    with pytest.raises(services.EntryChangedError):
        services.entry_check_confirm(check=check, by=second, at=at)


def test_P11_a_changed_number_of_an_agreed_entry_waits_for_the_second_person(get_main, at):
    made = agreed(at=at)
    made.phone = "+441314960112"
    made.save()
    assert "0131 496 0111" in get_main(f"{BASE}{made.slug}/")
    check = services.entry_check_ask(organisation=made, by=user(), at=at)
    services.entry_check_confirm(check=check, by=user(), at=at)
    assert "0131 496 0112" in get_main(f"{BASE}{made.slug}/")


def test_P11_withdrawn_is_gone_at_once(client, at):
    made = agreed(at=at)
    assert client.get(f"{BASE}{made.slug}/").status_code == 200
    assert services.agreement_withdraw(organisation=made, by=None, at=at) == 1
    assert client.get(f"{BASE}{made.slug}/").status_code == 410


def test_P11_the_review_is_reminded_once(at):
    made = agreed(at=at)
    due = at + timedelta(days=366)
    assert services.agreements_remind(at=at) == 0
    assert services.agreements_remind(at=due) >= 1
    assert services.agreements_remind(at=due) == 0
    mails = OutgoingMail.objects.filter(kind="partners.agreement_review", subject__startswith=made.name)
    assert mails.count() == 1


def test_P11_the_database_holds_the_rules(at):
    made, person = agreed(at=at), user()
    wrong = [
        lambda: Agreement.objects.create(organisation=made, state="agreed", wording={}, fingerprint="x", asked_at=at),
        lambda: Agreement.objects.create(
            organisation=made, state="corrected", wording={}, fingerprint="x", asked_at=at
        ),
        lambda: EntryCheck.objects.create(
            organisation=made, fingerprint="x", asked_by=person, asked_at=at, checked_by=person, checked_at=at
        ),
    ]
    for each in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            each()
