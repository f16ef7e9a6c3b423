from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from core import retention
from core.access_log import access_log, entries_of, entries_purge, label_of
from core.models import AccessEntry, AccessLogSettings

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def user(django_user_model):
    return django_user_model.objects.create_user("anna")


def test_an_entry_for_each_record_that_outlives_the_account(user):
    access_log(by=user, action="example.view", at=AT, subjects=["E-1", "E-2"], detail="x" * 400)
    user.delete()
    entries = list(AccessEntry.objects.order_by("subject"))
    assert [(each.who, each.action, each.subject) for each in entries] == [
        ("anna", "example.view", "E-1"),
        ("anna", "example.view", "E-2"),
    ]
    assert len(entries[0].detail) == 300
    assert list(entries_of("E-2", actions=["example.view"])) == entries[1:]
    assert label_of("example.view") == "example.view"


def test_the_database_refuses_to_change_an_entry(user):
    access_log(by=user, action="example.view", at=AT)
    with pytest.raises(IntegrityError, match="only added to"), transaction.atomic():
        AccessEntry.objects.update(who="bert")
    entry = AccessEntry.objects.get()
    entry.who = "bert"
    with pytest.raises(IntegrityError, match="only added to"), transaction.atomic():
        entry.save()
    assert AccessEntry.objects.get().who == "anna"


def test_it_is_kept_for_as_long_as_administrators_say(user):
    days = AccessLogSettings.load().kept_days
    access_log(by=user, action="example.view", at=AT)
    assert entries_purge(at=AT + timedelta(days=days), dry_run=False) == 0
    later = AT + timedelta(days=days, seconds=1)
    assert entries_purge(at=later, dry_run=True) == 1
    assert AccessEntry.objects.exists()
    assert entries_purge(at=later, dry_run=False) == 1
    assert not AccessEntry.objects.exists()
    assert "access log" in retention._rules
