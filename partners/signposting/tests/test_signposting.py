"""P10–P12: the directory, the finder and the report form, as the public meets them."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from contact.models import PhoneLine, Service
from core.seed.helpers import words_seed
from outbox.models import OutgoingMail
from partners.models import EntryReport, FinderAnswer, FinderAnswerText, FinderQuestion, Organisation, Topic
from partners.organisations import services
from partners.tests.factories import agreed, organisation, user

pytestmark = pytest.mark.django_db
BASE = "/en/working-with-others/signposting/"


def test_P10_the_directory_filters_and_searches(get_main, at):
    one = agreed(at=at, name="Example Water Board", slug="water", kind="scrutiny")
    two = agreed(at=at, name="Example Café Office", slug="cafe", kind="regulator")
    for query, names in [
        ("?type=scrutiny", {one.name}),
        ("?q=cafe", {two.name}),
        ("?q=OFFICE%20examples", {two.name}),
        ("?q=examples", {one.name, two.name}),
        ("?type=regulator&q=water", set()),
    ]:
        page = get_main(BASE + query)
        assert {name for name in (one.name, two.name) if name in page} == names, query
    assert "No organisation here fits" in get_main(BASE + "?q=nothing-like-this")


def test_P10_topics_filter(get_main, at):
    topic = Topic.objects.create(code="boats")
    made = organisation(name="Example Boats", slug="boats")
    made.topics.add(topic)
    asked = services.agreement_seek(organisation=made, email="", name="", by=None, at=at)
    services.agreement_give(agreement=asked, who="Ada", by_what="letter", at=at)
    assert "Example Boats" in get_main(BASE + "?topic=boats")
    assert "Example Boats" not in get_main(BASE + "?topic=example-weather")


@pytest.mark.parametrize("query", ["?type=nothing", "?topic=nothing", "?type=" + "x" * 3000, "?topic=<b>"])
def test_P10_an_unknown_filter_is_said(get_main, query):
    assert "Choose one below." in get_main(BASE + query, status=400)


def test_P12_when_to_signpost_to_us_comes_from_the_records(get_main):
    page = get_main(BASE)
    for service in Service.objects.all():
        assert service.words.covers in page
    assert "Call to discuss a case; put no personal details here." in page
    for line in PhoneLine.objects.all():
        assert line.number.as_national in page


def test_an_entry_has_a_permanent_address_and_formats(client, get_main, at):
    made = agreed(at=at)
    made.name = "Renamed Example"
    made.save()
    assert "It helps people with examples." in get_main(f"{BASE}{made.slug}/")
    assert f"{made.slug}/</loc>" in client.get("/sitemap.xml").content.decode()
    text = client.get(f"{BASE}{made.slug}/formats/text.txt")
    assert text.status_code == 200
    assert "It helps people with examples." in b"".join(text).decode()
    whole = b"".join(client.get(f"{BASE}formats/text.txt")).decode()
    assert "It watches examples." in whole


@pytest.mark.parametrize("path", ["nobody/", "nobody/report/", "finder/nothing/", "finder/answer/nothing/"])
def test_what_there_is_not_is_404(client, path):
    assert client.get(BASE + path).status_code == 404


@pytest.mark.parametrize("path", ["", "finder/", "finder/answer/something-else/"])
def test_what_only_shows_something_takes_no_post(client, path):
    assert client.post(BASE + path, {"answer": "x"}).status_code == 405


def test_P12_the_finder_ends_at_us_with_the_reason_and_the_line(client, get_main):
    first = client.get(BASE + "finder/?asked=1&answer=welfare-fund")
    assert first.status_code == 302
    page = get_main(first.url)
    assert "We can help" in page
    assert "One of our services covers this." in page
    assert Service.objects.get(code="SWF").words.covers in page
    line = Service.objects.get(code="SWF").lines.first()
    assert line.number.as_national in page


def test_the_finder_ends_with_no_entry_and_the_lines(get_main):
    page = get_main(BASE + "finder/answer/something-else/")
    assert "No entry for this. Call us" in page
    for line in PhoneLine.objects.all():
        assert line.number.as_national in page


def test_the_finder_asks_again_where_nothing_fits(client):
    for query in ["?asked=1", "?answer=nothing", "?answer="]:
        response = client.get(BASE + "finder/" + query)
        assert response.status_code == 400
        assert 'href="#id_answer_0"' in response.content.decode()
        assert "Choose one of the answers." in response.content.decode()


def question_with(made, **values):
    first = FinderQuestion.objects.get(code="what-is-it-about")
    answer = FinderAnswer.objects.create(
        question=first, code="boats", leads_to="organisations", organisation=made, **values
    )
    words_seed(FinderAnswerText, answer, label="A boat", reason="It looks after boats.")
    return answer


def test_the_finder_ends_at_one_or_two_organisations_with_the_reason(client, get_main, at):
    one, two = agreed(at=at), agreed(at=at)
    question_with(one, second_organisation=two)
    page = get_main(client.get(BASE + "finder/?answer=boats").url)
    assert "It looks after boats." in page
    assert one.name in page
    assert two.name in page


def test_the_finder_never_shows_what_is_not_agreed_or_invented(get_main, at):
    answer = question_with(organisation())
    assert "No entry for this. Call us" in get_main(BASE + "finder/answer/boats/")
    sample = Organisation.objects.filter(is_sample=True).first()
    answer.organisation = sample
    with pytest.raises(ValidationError):
        answer.full_clean()
    answer.save()
    page = get_main(BASE + "finder/answer/boats/")
    assert "No entry for this. Call us" in page
    assert sample.name not in page


def test_an_answer_leads_to_exactly_one_end_and_never_in_a_circle(at):
    first = FinderQuestion.objects.get(code="what-is-it-about")
    second = FinderQuestion.objects.create(code="second")
    FinderAnswer.objects.create(question=first, code="on", leads_to="question", next_question=second)
    back = FinderAnswer(question=second, code="back", leads_to="question", next_question=first)
    with pytest.raises(ValidationError, match="people would never arrive"):
        back.full_clean()
    for wrong in [
        {"leads_to": "us"},
        {"leads_to": "question"},
        {"leads_to": "organisations"},
        {"leads_to": "no-entry", "next_question": second},
        {"leads_to": "question", "next_question": first},
    ]:
        with pytest.raises(IntegrityError), transaction.atomic():
            FinderAnswer.objects.create(question=first, code="wrong", **wrong)


def test_samples_say_so_are_not_indexed_and_reach_nobody(client, get_main):
    for sample in Organisation.objects.filter(is_sample=True):
        response = client.get(f"{BASE}{sample.slug}/")
        html = response.content.decode()
        main = re.search(r"<main.*?</main>", html, re.DOTALL).group()
        assert "Invented example. Not a real organisation." in main
        assert "noindex" in html
        assert "tel:" not in main
        assert f'href="{sample.website}' not in main
        assert sample.slug not in client.get("/sitemap.xml").content.decode()
        assert sample.texts.get().remit.startswith("Invented example. Not a real organisation.")


@pytest.fixture
def report_form(client, at):
    """Return an agreed organisation, the address of its report form, and the form's token."""
    made = agreed(at=at)
    path = f"{BASE}{made.slug}/report/"
    token = re.search(r'name="token" value="([^"]+)"', client.get(path).content.decode())[1]
    return made, path, token


def test_a_dead_entry_is_reported_once_with_a_mail_and_no_name(client, report_form):
    made, path, token = report_form
    data = {"token": token, "reason": "phone", "details": "Nobody answers."}
    for _sent in range(2):
        assert "Thank you for telling us" in client.post(path, data).content.decode()
    assert EntryReport.objects.get(organisation=made).details == "Nobody answers."
    mail = OutgoingMail.objects.get(kind="partners.entry_report")
    assert "Nobody answers." in mail.text
    client.force_login(user())
    assert "Nobody answers." in client.get("/admin/partners/reports/").content.decode()
    client.post("/admin/partners/reports/", {"report": EntryReport.objects.get().pk})
    assert EntryReport.objects.get().settled_at


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"reason": ""}, "Choose an answer to “What is wrong?”."),
        ({"reason": "phone", "details": "x" * 1001}, "at most 1000 characters"),
        ({"reason": "phone", "details": "a\0"}, "This text holds a character that we cannot store."),
        ({"reason": "phone", "token": "forged"}, "This form was open for too long."),
    ],
)
def test_a_report_that_cannot_be_taken_says_why_and_keeps_what_was_typed(client, report_form, data, message):
    _made, path, token = report_form
    response = client.post(path, {"token": token, **data})
    assert response.status_code == 400
    assert message in response.content.decode()
    assert not EntryReport.objects.exists()


def test_spam_is_thanked_and_kept_nowhere(client, report_form):
    _made, path, token = report_form
    client.post(path, {"token": token, "reason": "phone", "comments": "buy"})
    assert not EntryReport.objects.exists()


def test_the_report_form_needs_its_own_token_against_forgery(report_form):
    _made, path, token = report_form
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path, {"token": token, "reason": "phone"}).status_code == 403
