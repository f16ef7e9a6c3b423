from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.leases import lease, lease_release, lease_take
from core.models import Lease

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def take(holder, at=AT):
    return lease_take(name="work", holder=holder, lasts=MINUTE, at=at)


def test_one_of_many_has_it():
    assert take("a")
    assert not take("b")


def test_who_holds_it_may_lengthen_it():
    take("a")
    assert take("a", AT + MINUTE / 2)
    assert not take("b", AT + MINUTE)


def test_who_dies_loses_it_in_time():
    take("a")
    assert not take("b", AT + MINUTE - timedelta(seconds=1))
    assert take("b", AT + MINUTE)
    assert not take("a", AT + MINUTE)


def test_given_back_it_is_free():
    take("a")
    lease_release(name="work", holder="b")  # not theirs to give
    assert not take("b")
    lease_release(name="work", holder="a")
    assert take("b")


def test_around_a_piece_of_work():
    with lease(name="work", lasts=MINUTE, at=AT) as taken:
        assert taken
        with lease(name="work", lasts=MINUTE, at=AT) as second:
            assert not second
        assert Lease.objects.filter(name="work").exists()
    assert not Lease.objects.filter(name="work").exists()


def test_a_failure_gives_it_back():
    with pytest.raises(ZeroDivisionError), lease(name="work", lasts=MINUTE, at=AT):
        1 / 0  # noqa: B018
    assert not Lease.objects.filter(name="work").exists()


def test_leases_have_names():
    assert lease_take(name="one", holder="a", lasts=MINUTE, at=AT)
    assert lease_take(name="two", holder="b", lasts=MINUTE, at=AT)
