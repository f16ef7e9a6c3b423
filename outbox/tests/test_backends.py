from __future__ import annotations

from email import message_from_bytes, policy

import pytest
from django.core.mail import send_mail

from outbox.checks import mail_server_is_set
from outbox.delivery import mails_deliver
from outbox.models import OutgoingMail
from outbox.tests.factories import AT, queue

NO_SERVER = "outbox.backends.NoServerBackend"


@pytest.mark.django_db
def test_on_ones_own_machine_each_mail_is_a_file(settings, tmp_path):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "outbox.backends.FolderBackend", str(tmp_path / "mail")
    queue(subject="Fàilte", text="A’ chiad litir")
    queue(subject="مرحبا")
    mails_deliver(now=lambda: AT)
    files = sorted((tmp_path / "mail").iterdir())
    assert [file.suffix for file in files] == [".eml", ".eml"]
    messages = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    assert {message["Subject"].strip() for message in messages} == {"Fàilte", "مرحبا"}
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {"sent"}


def test_without_a_server_nothing_seems_sent(settings):
    settings.EMAIL_BACKEND = NO_SERVER
    with pytest.raises(ConnectionError, match="EMAIL_URL"):
        send_mail("x", "y", None, ["a@example.org"])
    assert send_mail("x", "y", None, ["a@example.org"], fail_silently=True) == 0


def test_production_is_told_that_it_has_no_server(settings):
    settings.EMAIL_BACKEND = NO_SERVER
    assert [warning.id for warning in mail_server_is_set(None)] == ["outbox.W001"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert mail_server_is_set(None) == []
