from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.limits import Limit, client_network, limit_use, limits_purge
from core.models import LimitCount

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 10, 59, tzinfo=UTC)
TWICE = Limit("example", 2)


def test_so_often_in_a_window_and_again_in_the_next():
    assert [limit_use(TWICE, who="a", at=AT) for _ in range(4)] == [True, True, False, False]
    assert limit_use(TWICE, who="b", at=AT)
    assert limit_use(Limit("other", 2), who="a", at=AT)
    assert limit_use(TWICE, who="a", at=AT + timedelta(minutes=2))


def test_none_is_none():
    assert not limit_use(Limit("example", 0), who="a", at=AT)


def test_a_household_is_one_whatever_its_addresses():
    assert client_network("192.0.2.1") == "192.0.2.1"
    assert client_network("2001:db8:1:2:3::4") == client_network("2001:db8:1:2:ffff::1")
    assert client_network("2001:db8:1:2::1") != client_network("2001:db8:1:3::1")
    assert client_network("") == ""


def test_old_counts_go():
    limit_use(TWICE, who="a", at=AT)
    assert limits_purge(at=AT + timedelta(hours=23), dry_run=False) == 0
    assert limits_purge(at=AT + timedelta(hours=26), dry_run=True) == 1
    assert limits_purge(at=AT + timedelta(hours=26), dry_run=False) == 1
    assert not LimitCount.objects.exists()
