"""Private files that no record names, in every room that has some."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile

from core import clock
from core.private_files import LEFT_ALONE, PrivateStorage, files_sweep, private_fields
from register.models import Import

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LONG_AGO, JUST_NOW = AT - LEFT_ALONE - timedelta(minutes=1), AT - timedelta(minutes=1)
FIELDS = list(private_fields())
BY_FOLDER = [field.storage.folder for field in FIELDS]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def stored(files: PrivateStorage, name: str, when: datetime) -> str:
    files.save(name, ContentFile(b"x"))
    os.utime(files.path(name), (when.timestamp(), when.timestamp()))
    return name


def test_no_two_fields_share_a_folder():
    assert len(set(BY_FOLDER)) == len(BY_FOLDER) >= 4


@pytest.mark.parametrize("field", FIELDS, ids=BY_FOLDER)
def test_what_no_record_names_goes_after_an_hour(field):
    stored(field.storage, "left.bin", LONG_AGO)
    stored(field.storage, "on-its-way.bin", JUST_NOW)
    files_sweep(at=AT)
    assert field.storage.listdir("")[1] == ["on-its-way.bin"]


def test_what_a_record_names_stays():
    files = Import._meta.get_field("file").storage
    Import.objects.create(file=stored(files, "named.bin", LONG_AGO), created_at=AT, by_key=1)
    files_sweep(at=AT)
    assert files.listdir("")[1] == ["named.bin"]


def test_the_clock_does_it():
    assert "core.private_files" in {job.name for job in clock.jobs()}
