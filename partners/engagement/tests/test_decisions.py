"""Decisions on clear, consistent criteria (P5, P7), by officers in the admin."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.access_log import entries_of
from partners.engagement import deciding, selectors
from partners.engagement.services import RequestMovedOnError, request_withdraw
from partners.models import Decision, OutcomeCount
from partners.tests.work_factories import AT, criteria, mails, officer, sent, terms_set

pytestmark = pytest.mark.django_db
SAID = {
    "benefit_met": True,
    "benefit_why": "Many would gain.",
    "risk_met": False,
    "risk_why": "No risk is named.",
    "resources_met": True,
    "resources_why": "They bring staff.",
    "reasons": "These are the reasons.",
}
FORM = {name: ("yes" if value else "no") if isinstance(value, bool) else value for name, value in SAID.items()}


@pytest.fixture(autouse=True)
def _terms():
    terms_set()


def decide(made, by, outcome="agreed", **given):
    return deciding.request_decide(
        request=made, criteria=given.pop("on", None) or criteria(), by=by, at=AT, outcome=outcome, **SAID
    )


def test_P7_the_requester_gets_reasons_and_the_version_of_the_criteria():
    made = sent()
    decide(made, officer("ann"))
    [mail] = mails("engagement.decided")
    for words in ["Agreed", "These are the reasons.", "version 91", "No risk is named.", "not met"]:
        assert words in mail.text
    made.refresh_from_db()
    assert made.state == "decided"


def test_P7_a_refusal_waits_for_a_second_person():
    made, ann, bo = sent(), officer("ann"), officer("bo")
    decision = decide(made, ann, "refused")
    made.refresh_from_db()
    assert made.state == "considering"
    assert not mails("engagement.decided")
    with pytest.raises(deciding.SecondPersonNeededError):
        deciding.refusal_confirm(decision=decision, by=ann, at=AT)
    deciding.refusal_confirm(decision=decision, by=bo, at=AT)
    made.refresh_from_db()
    assert made.state == "decided"
    assert len(mails("engagement.decided")) == 1
    with pytest.raises(RequestMovedOnError):
        deciding.refusal_confirm(decision=decision, by=bo, at=AT)


def test_the_database_refuses_that_one_person_decides_and_confirms():
    decision = decide(sent(), ann := officer("ann"), "refused")
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(confirmed_by=ann, confirmed_at=AT)


def test_a_second_person_who_disagrees_opens_the_request_again():
    made, bo = sent(), officer("bo")
    decision = decide(made, officer("ann"), "refused")
    deciding.refusal_return(decision=decision, by=bo, at=AT)
    made.refresh_from_db()
    assert decide(made, bo, on=decision.criteria).outcome == "agreed"


def test_P5_an_officer_says_of_each_consideration_why(client):
    made = sent()
    client.force_login(officer("ann", "Editors"))
    path = reverse("partners_engagement", args=[made.pk])
    assert client.get(path).status_code == 200
    response = client.post(path, FORM | {"outcome": "agreed", "risk_why": "", "decide": "1"})
    assert response.status_code == 200
    assert not Decision.objects.exists()
    assert "Many would gain." in response.content.decode()
    assert client.post(path, FORM | {"outcome": "agreed", "decide": "1"}).status_code == 302
    decision = Decision.objects.get()
    assert decision.criteria_words["risk"] == "Where engagement may be needed to reduce risk"
    assert decision.risk_met is False


def test_a_refusal_is_consistent_with_its_considerations(client):
    criteria()
    made = sent()
    client.force_login(officer("ann"))
    data = FORM | {"risk_met": "yes", "outcome": "refused", "decide": "1"}
    response = client.post(reverse("partners_engagement", args=[made.pk]), data)
    assert "Say which one is not, or agree." in response.content.decode()
    assert not Decision.objects.exists()


def test_P5_a_decision_goes_by_the_version_in_force_and_keeps_its_words():
    old, new = criteria(91, date(2025, 1, 1)), criteria(92, date(2025, 2, 1))
    assert selectors.criteria_at(day=date(2025, 1, 31)) == old
    assert selectors.criteria_at(day=date(2025, 2, 1)) == new
    decision = decide(sent(), officer("ann"), on=old)
    words = old.texts.get()
    words.benefit = "Something else"
    words.save_revision().publish()
    decision.refresh_from_db()
    assert decision.criteria_words["benefit"] == "Most benefit"


def test_assignment_and_the_overdue_list(client):
    made, ann = sent(), officer("ann")
    deciding.request_assign(request=made, to=ann, by=ann, at=AT)
    deciding.request_assign(request=made, to=None, by=ann, at=AT)
    assert made.state == "considering"
    assert len(mails("engagement.considering")) == 1
    assert list(selectors.requests_overdue(at=AT + timedelta(days=28))) == []
    assert list(selectors.requests_overdue(at=AT + timedelta(days=29))) == [made]
    client.force_login(ann)
    for show in ["open", "overdue", "mine", "all", "nonsense"]:
        assert client.get(reverse("partners_engagements"), {"show": show}).status_code == 200


def test_a_stranger_sees_no_request(client):
    made = sent()
    assert client.get(reverse("partners_engagement", args=[made.pk])).status_code == 302
    from django.contrib.auth import get_user_model

    client.force_login(get_user_model().objects.create_user("nobody"))
    assert (
        made.reference not in client.get(reverse("partners_engagement", args=[made.pk]), follow=True).content.decode()
    )


def test_a_withdrawn_request_cannot_be_decided():
    made = sent()
    request_withdraw(request=made, at=AT)
    with pytest.raises(RequestMovedOnError):
        decide(made, officer("ann"))


def test_P7_outcomes_stay_by_year_without_names(client):
    on, ann = criteria(), officer("ann")
    for outcome in ["agreed", "agreed", "in-part"]:
        decide(sent(), ann, outcome, on=on)
    request_withdraw(request=sent(kind="statistics"), at=AT)
    assert sum(each.count for each in OutcomeCount.objects.all()) == 4
    [year] = selectors.outcome_years()
    assert (year.year, year.totals) == (2026, (2, 1, 0, 1))
    html = client.get("/en/working-with-others/request/outcomes/").content.decode()
    assert "4 requests ended in this year." in html
    assert "<svg" in html
    assert "Example Regulator" not in html
    csv = client.get("/en/working-with-others/request/outcomes.csv").content.decode()
    assert "2026,meeting,Come to a meeting,agreed,Agreed,2" in csv


def test_who_looks_at_a_request_is_logged(client):
    made = sent()
    client.force_login(officer("ann"))
    client.get(reverse("partners_engagement", args=[made.pk]))
    [entry] = entries_of(made.reference, actions=["partners.engagement.read"])
    assert entry.who == "ann"
