from __future__ import annotations

import pytest
from django.core.cache import caches
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings
from django.utils import timezone

from core import heartbeat


def test_live_touches_nothing(client):
    # Without the django_db mark, any query would fail.
    response = client.get("/health/live/")
    assert response.status_code == 200
    assert response["Cache-Control"].startswith("max-age=0")


@pytest.mark.django_db
def test_ready_names_every_part(client):
    response = client.get("/health/ready/")
    assert response.status_code == 200
    parts = {"database": "ok", "migrations": "ok", "cache": "ok", "disk": "ok"}
    assert response.json() == parts | {"clock": "silent", "worker": "silent"}
    for name in ("clock", "worker"):
        heartbeat.beat(name=name, at=timezone.now())
    assert client.get("/health/ready/").json() == parts | {"clock": "ok", "worker": "ok"}


@pytest.mark.django_db
def test_a_broken_cache_makes_the_site_not_ready(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionError("The cache is away")

    monkeypatch.setattr(caches["default"], "set", refuse)
    response = client.get("/health/ready/")
    assert response.status_code == 503
    assert response.json()["cache"] == "failed"
    assert response.json()["database"] == "ok"


@pytest.mark.django_db
def test_a_cache_that_forgets_makes_the_site_not_ready(client, monkeypatch):
    monkeypatch.setattr(caches["default"], "get", lambda *args, **kwargs: None)
    assert client.get("/health/ready/").json()["cache"] == "failed"


@pytest.mark.django_db
def test_a_pending_migration_makes_the_site_not_ready(client):
    newest = MigrationLoader(connection).graph.leaf_nodes("contact")[0]
    MigrationRecorder(connection).record_unapplied(*newest)
    response = client.get("/health/ready/")
    assert response.status_code == 503
    assert response.json()["migrations"] == "failed"


@pytest.mark.django_db
@override_settings(MINIMUM_FREE_DISK_MB=10**12)
def test_a_full_disk_makes_the_site_not_ready(client):
    response = client.get("/health/ready/")
    assert response.status_code == 503
    assert response.json()["disk"] == "failed"


def test_a_lost_database_makes_the_site_not_ready(client):
    # Without the django_db mark the database refuses every query, as a lost one does.
    response = client.get("/health/ready/")
    assert response.status_code == 503
    assert response.json()["database"] == "failed"


@override_settings(SECURE_SSL_REDIRECT=True)
def test_health_answers_without_tls(client):
    assert client.get("/health/live/").status_code == 200
    assert client.get("/robots.txt").status_code == 301
