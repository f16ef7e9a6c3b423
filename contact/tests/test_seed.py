from __future__ import annotations

from datetime import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from contact import models
from contact.seed.load import load
from contact.times import LONDON
from core.models import Generation
from core.seed.load import load as load_core

AT = datetime(2026, 11, 22, 12, tzinfo=LONDON)
MODELS = [getattr(models, name) for name in models.__all__]

pytestmark = pytest.mark.django_db


def counts():
    return {model.__name__: model.objects.count() for model in MODELS}


def test_twice_doubles_nothing():
    before = counts()
    load_core(at=AT, demonstration=True)
    load(at=AT, demonstration=True)
    assert counts() == before


def test_a_second_run_changes_nothing_that_is_shown():
    token = Generation.objects.get().token
    load_core(at=AT, demonstration=True)
    load(at=AT, demonstration=True)
    assert Generation.objects.get().token == token


def test_what_editors_changed_or_deleted_stays_so():
    line = models.PhoneLine.objects.get(service__code="SWF")
    line.number = "+448000147298"
    line.save()
    hours = models.OpeningHours.objects.get()
    hours.valid_from = "2026-01-01"
    hours.save()
    models.ContactStatement.objects.get(code="freepost").delete()
    before = counts()
    load(at=AT, demonstration=True)
    assert counts() == before
    line.refresh_from_db()
    assert line.number.as_e164 == "+448000147298"


def test_words_are_published_with_a_revision():
    for model in MODELS:
        if model.__name__.endswith("Text"):
            for text in model.objects.filter(locale__language_code="en"):
                assert text.live
                assert text.live_revision


def test_editors_may_close_and_decide_and_moderators_publish():
    editors, moderators = Group.objects.get(name="Editors"), Group.objects.get(name="Moderators")
    for group in [editors, moderators]:
        codes = set(group.permissions.values_list("codename", flat=True))
        assert {"add_closure", "change_publicholiday", "change_phoneline", "change_office"} <= codes
    publish = "publish_servicetext"
    assert not editors.permissions.filter(codename=publish).exists()
    assert moderators.permissions.filter(codename=publish).exists()


def test_only_a_demonstration_says_how_long_messages_are_kept_and_labels_it():
    settings = models.ContactSettings.load()
    assert settings.enquiry_retention_days
    assert settings.is_demonstration
    settings.delete()
    models.EnquiryRecipient.objects.all().delete()
    load(at=AT, demonstration=False)
    assert not models.ContactSettings.objects.filter(enquiry_retention_days__isnull=False).exists()
    assert not models.EnquiryRecipient.objects.exists()


def test_the_whole_seed_command_twice(capsys):
    before = counts()
    call_command("seed", demonstration=True, verbosity=0)
    assert counts() == before
