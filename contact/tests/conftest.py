from __future__ import annotations

import pytest
from django.contrib.auth.models import Group

from contact.models import PhoneLine, PublicHoliday


@pytest.fixture
def no_holidays(db):
    """Take the proposed holidays away, so that a test's days are ordinary ones."""
    PublicHoliday.objects.all().delete()


@pytest.fixture
def lines(db):
    """The seeded lines by the mark of their service: SPSO, SWF, INWO."""
    return {line.service.mark: line for line in PhoneLine.objects.select_related("service")}


@pytest.fixture
def editor(client, django_user_model):
    """A logged-in client of an editor, who is no administrator."""
    user = django_user_model.objects.create_user("editor", password="x")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client
