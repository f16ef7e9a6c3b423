from __future__ import annotations

import pytest
from django.contrib.auth.models import Group

from outbox.tests import smtp


@pytest.fixture
def log_in(client, django_user_model):
    """Log a member of a group in and return the client: log_in("Editors"); without a group, somebody with no rights."""

    def log_in(group=None):
        user = django_user_model.objects.create_user(f"somebody in {group}", password="x")
        user.groups.add(*Group.objects.filter(name=group))
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def server(settings):
    """A mail server on a socket, to which the settings lead."""
    with smtp.SmtpServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_TIMEOUT = 0.5
        settings.DEFAULT_FROM_EMAIL = "Portal <portal@example.org>"
        yield server
