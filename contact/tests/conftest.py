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


@pytest.fixture
def log_in(client, django_user_model):
    """Log somebody of a group in: log_in("Enquiry officers"); "administrator" and "anonymous" are no groups."""

    def log_in(group, name=""):
        if group == "anonymous":
            return client
        name = name or group.replace(" ", "-").lower()
        user = django_user_model.objects.create_user(name, is_superuser=group == "administrator")
        user.groups.add(*Group.objects.filter(name=group))
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def officer(log_in):
    return log_in("Enquiry officers", "anna")
