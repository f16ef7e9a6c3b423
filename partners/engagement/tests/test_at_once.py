"""Two officers who decide one after the other, and at the same moment: one wins, the other is told."""

from __future__ import annotations

import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connections
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from core.models import AccessEntry, LimitCount, SignedLink
from outbox.models import OutgoingMail
from partners.engagement import deciding
from partners.engagement.tests.test_decisions import FORM, SAID, decide
from partners.models import Criteria, Decision, EngagementRequest, EngagementSettings, OutcomeCount
from partners.tests.work_factories import AT, criteria, mails, officer, sent, terms_set

NAMES = ["ann", "bo"]


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """No transaction around the test: other threads see its rows. They are deleted at its end."""
    with django_db_blocker.unblock():
        before = EngagementSettings.objects.values().first()
        terms_set()
        yield
        for model in (Decision, OutcomeCount, EngagementRequest, OutgoingMail, SignedLink, LimitCount, AccessEntry):
            model.objects.all().delete()
        Criteria.objects.filter(version=91).delete()
        ModelLogEntry.objects.filter(user__username__in=NAMES).delete()
        get_user_model().objects.filter(username__in=NAMES).delete()
        EngagementSettings.objects.filter(pk=before["id"]).update(**before)
        connections.close_all()


def at_once(*calls):
    """Run the calls in a thread each, from the same moment on; return what they gave, in their order."""
    start, given = threading.Barrier(len(calls)), [None] * len(calls)

    def run(number, call):
        try:
            start.wait(30)
            given[number] = call()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return given


def pressing(name, path, data):
    """Log an officer in; return the call that sends `data` and gives the page that they see then."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=name))

    def press():
        response = client.post(path, data, follow=True)
        return response.content.decode()

    return press


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("outcomes", [("agreed", "agreed"), ("agreed", "refused"), ("refused", "refused")])
def test_P7_of_two_officers_who_decide_at_once_one_wins_and_the_other_is_told(outcomes):
    criteria()
    made = sent()
    for name in NAMES:
        officer(name)
    path = reverse("partners_engagement", args=[made.pk])

    sent_by = zip(NAMES, outcomes, strict=True)

    pages = at_once(*(pressing(name, path, FORM | {"outcome": each, "decide": "1"}) for name, each in sent_by))

    kept = Decision.objects.get(request=made)
    winner = NAMES.index(kept.decided_by.username)
    told = "Decided. The requester is told." if kept.is_final else "Refusal stored."
    assert told in pages[winner]
    assert f"{NAMES[winner]} has decided already. Your decision was not stored." in pages[1 - winner]
    assert told not in pages[1 - winner]
    assert kept.outcome == outcomes[winner]
    assert len(mails("engagement.decided")) == OutcomeCount.objects.count() == kept.is_final


@pytest.mark.usefixtures("committed")
def test_P7_a_refusal_confirmed_and_sent_back_at_once_is_one_of_both():
    made, on = sent(), criteria()
    for name in NAMES:
        officer(name)
    by = get_user_model().objects.get(username="ann")
    deciding.request_decide(request=made, criteria=on, by=by, at=AT, outcome="refused", **SAID)
    path = reverse("partners_engagement", args=[made.pk])

    pages = at_once(pressing("bo", path, {"confirm": "1"}), pressing("bo", path, {"return": "1"}))

    moved_on = ["Nothing was stored; look at it again." in page for page in pages]
    assert sorted(moved_on) == [False, True]
    is_confirmed = Decision.objects.filter(request=made, confirmed_by__username="bo").exists()
    assert is_confirmed is not moved_on[0]
    assert len(mails("engagement.decided")) == is_confirmed


@pytest.mark.django_db
def test_of_two_officers_one_wins_and_the_other_is_told():
    terms_set()
    made, ann, bo, on = sent(), officer("ann"), officer("bo"), criteria()
    decide(made, ann, "refused", on=on)
    with pytest.raises(deciding.DecidedAlreadyError) as caught:
        decide(made, bo, "agreed", on=on)
    assert caught.value.decision.decided_by == ann
    assert Decision.objects.count() == 1
    other = sent()
    decide(other, ann, "agreed", on=on)
    with pytest.raises(deciding.DecidedAlreadyError):
        decide(other, bo, "refused", on=on)


@pytest.mark.django_db
def test_two_officers_in_the_admin(client):
    terms_set()
    made, on = sent(), criteria()
    decide(made, officer("ann"), on=on)
    client.force_login(officer("bo"))
    response = client.post(
        reverse("partners_engagement", args=[made.pk]), FORM | {"outcome": "refused", "decide": "1"}, follow=True
    )
    assert "ann has decided already. Your decision was not stored." in response.content.decode()
    assert Decision.objects.get().outcome == "agreed"
