"""Deleting on a condition: what fits goes, and it is locked while it is read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Lease
from core.rows import rows_delete

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def leases():
    return [Lease.objects.create(name=name, holder=name[0], expires_at=AT) for name in ("a1", "a2", "b1")]


def test_what_fits_goes_and_is_counted(leases):
    assert rows_delete(Lease.objects.filter(holder="a")) == 2
    assert list(Lease.objects.filter(pk__in=[each.pk for each in leases]).values_list("name", flat=True)) == ["b1"]
    assert rows_delete(Lease.objects.filter(holder="a")) == 0


def test_it_is_locked_first_where_the_database_locks_rows(leases):
    with CaptureQueriesContext(connection) as queries:
        rows_delete(Lease.objects.filter(holder="a"))
    locks = [each["sql"] for each in queries if "FOR UPDATE" in each["sql"]]
    assert len(locks) == connection.features.has_select_for_update
