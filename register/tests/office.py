"""What the tests of the administrators' screens share: asking for a screen, sending it, looking at what came of it."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from register.enums import VersionState
from register.models import TrailEntry, Version


def page(client, name, *keys, status=200, **query):
    response = client.get(reverse(name, args=keys), query)
    assert response.status_code == status, response
    return response.content.decode()


def send(client, name, *keys, **data):
    return client.post(reverse(name, args=keys), data, follow=True)


def told(response):
    return " ".join(str(each) for each in response.context["messages"])


def wall(days, hour="09:30"):
    return f"{timezone.localdate() + timedelta(days=days):%Y-%m-%d} {hour}"


def last_line():
    return TrailEntry.objects.filter(chain="register").order_by("-number").first()


def is_public(version):
    return Version.objects.get(pk=version.pk).state == VersionState.PUBLIC
