from __future__ import annotations

import threading
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override
from wagtail.models import Page

from core import generation
from core.models import Abbreviation, Generation, Lease, SeedMark

pytestmark = pytest.mark.django_db


def token():
    return Generation.objects.get().token


def last_page():
    return Page.objects.last().specific


@pytest.mark.parametrize(
    "change",
    [
        lambda: Abbreviation.objects.create(short_form="XYZ"),
        lambda: Abbreviation.objects.first().delete(),
        lambda: (
            Abbreviation.objects.get(short_form="SWF").texts.get(locale__language_code="en").save_revision().publish()
        ),
        lambda: last_page().save(),
        lambda: last_page().unpublish(),
    ],
)
def test_whatever_is_shown_renews_it(change):
    before = token()
    change()
    assert token() != before


@pytest.mark.parametrize(
    "change",
    [
        lambda: SeedMark.objects.create(key="test"),
        lambda: Lease.objects.create(name="test", holder="x", expires_at="2026-01-01T00:00Z"),
    ],
    ids=["seed mark", "lease"],
)
def test_whatever_is_not_shown_leaves_it(change):
    before = token()
    change()
    assert token() == before


def test_a_change_that_is_rolled_back_renews_nothing():
    before = token()
    with transaction.atomic():
        Abbreviation.objects.create(short_form="XYZ")
        transaction.set_rollback(True)
    assert token() == before


def test_there_is_one_row():
    with pytest.raises(IntegrityError), transaction.atomic():
        Generation.objects.create(pk=2)


class TestMemo:
    @pytest.fixture
    def counted(self):
        calls = []

        @generation.per_generation
        def read(*args):
            calls.append(args)
            return len(calls)

        read.calls = calls
        return read

    def test_it_holds_until_something_changes(self, counted):
        assert [counted(), counted()] == [1, 1]
        Abbreviation.objects.create(short_form="XYZ")
        assert counted() == 2

    def test_it_is_per_argument_and_language(self, counted):
        assert [counted("a"), counted("b"), counted("a")] == [1, 2, 1]
        with override("gd"):
            assert counted("a") == 3

    def test_a_request_reads_the_token_once(self, counted, django_assert_num_queries):
        generation.begin_request()
        try:
            with django_assert_num_queries(0):
                counted()
                counted()
        finally:
            generation.end_request()

    def test_a_change_within_the_request_is_seen_by_it(self, counted):
        generation.begin_request()
        try:
            counted()
            Abbreviation.objects.create(short_form="XYZ")
            assert counted() == 2
        finally:
            generation.end_request()

    def test_it_does_not_grow_without_end(self, counted, monkeypatch):
        monkeypatch.setattr(generation, "MEMO_LIMIT", 3)
        for number in range(10):
            counted(number)
        assert counted(9) == 10

    def test_threads_of_different_generations_do_not_trip_each_other(self, counted):
        """Each thread keeps its own token and asks a thousand times; none may fail."""
        failures = []

        def ask(number):
            generation._request_token.set(uuid.UUID(int=number + 1))
            try:
                for _ in range(1000):
                    counted(number)
            except Exception as error:
                failures.append(error)

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
