"""The mails to readers. Before a release is public, no mail has its title, its words, or what it is about."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from contact.selectors import office_name
from outbox.rendering import mail_render
from outbox.services import mail_queue
from partners.embargo.models import ReleaseReader

LANGUAGE = settings.LANGUAGE_CODE  # releases are written in English


def invitation(*, reader: ReleaseReader, token: str, at: datetime) -> None:
    """Send a reader their link."""
    _send(reader, "invitation", at, url=_url("partners_embargo", token), key=token[-8:])


def released(*, reader: ReleaseReader, at: datetime) -> None:
    """Tell a reader that it is public, and where."""
    release = reader.release
    _send(reader, "released", at, url=_url("partners_release", release.slug), title=release.title)


def moved(*, reader: ReleaseReader, before: datetime, at: datetime) -> None:
    """Tell a reader that the embargo ends at another time than `before`."""
    _send(reader, "moved", at, before=before, key=at.isoformat())


def withdrawn(*, reader: ReleaseReader, at: datetime) -> None:
    """Tell a reader that there is nothing to read any more."""
    _send(reader, "withdrawn", at)


def _url(name: str, key: str) -> str:
    with translation.override(LANGUAGE):
        return f"{settings.SITE_URL}{reverse(name, args=[key])}"


def _send(reader: ReleaseReader, kind: str, at: datetime, *, key: str = "", **more: Any) -> None:
    context = {
        "sender_name": office_name(),
        "name": reader.name,
        "released_at": reader.release.released_at,
        **more,
    }
    mail = mail_render(f"partners/mail/embargo_{kind}", context, language=LANGUAGE)
    mail_queue(
        key=f"partners.embargo.{reader.pk}.{kind}.{key}",
        kind=f"partners.embargo_{kind}",
        to=[reader.email],
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        language=LANGUAGE,
        at=at,
    )
