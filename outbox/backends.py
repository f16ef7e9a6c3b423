"""Where mails go when no mail server is set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class NoServerBackend(BaseEmailBackend):
    """Production without EMAIL_URL: every try fails, so that mails wait and people are told, rather than get lost."""

    def open(self) -> NoReturn:
        raise ConnectionError("No mail server is set: EMAIL_URL is missing.")

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if not self.fail_silently:
            self.open()
        return 0


class FolderBackend(BaseEmailBackend):
    """`script/serve`: each mail is a file in EMAIL_FILE_PATH that any mail program opens."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.EMAIL_FILE_PATH)  # type: ignore[misc]
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            content = message.message()
            name = content["Message-ID"].strip("<>").partition("@")[0]
            aside = folder / f"{name}.part"
            aside.write_bytes(content.as_bytes(linesep="\r\n"))  # type: ignore[call-arg]
            aside.rename(folder / f"{timezone.localtime():%Y-%m-%d %H.%M.%S} {name}.eml")
        return len(email_messages)
