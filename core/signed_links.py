"""Links in mails that let one person see or do one thing without an account: made, read, used, withdrawn.

Reading one changes nothing, because programs that look for viruses open every link in a mail: `link_use` counts what a
button has sent.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils.crypto import constant_time_compare, salted_hmac

from core.models import SignedLink

KEPT_FOR = timedelta(days=30)  # after it has expired, so that the page can still say why it does not open
_BYTES = 32
_TOKEN = re.compile(r"(?<=/)[A-Za-z0-9_-]{43}(?=/|$)")


class LinkError(Exception):
    """The link does not open; the subclass says why."""


class LinkAlteredError(LinkError):
    """No such link was made for this purpose: cut short, altered, or another one's."""


class LinkExpiredError(LinkError):
    """Its time is over."""


class LinkRevokedError(LinkError):
    """We, or the person, took it back; or a newer one replaced it."""


class LinkUsedUpError(LinkError):
    """It has been used as often as it may be."""


class LinkWithdrawnError(LinkError):
    """What it was about was withdrawn or is gone. For views to raise: a link does not know."""


def link_issue(
    *,
    purpose: str,
    about: str | int,
    email: str,
    at: datetime,
    lasts: timedelta,
    name: str = "",
    most_uses: int | None = None,
) -> str:
    """Make a link for one person and return its token, which is stored nowhere: put it into the mail's address.

    `purpose` is the room's and the view's ("partners.named_contact"), `about` the key of the thing, `at` is aware.
    """
    token = secrets.token_urlsafe(_BYTES)
    SignedLink.objects.create(
        purpose=purpose,
        about=str(about),
        email=email,
        name=name,
        digest=_digest(token),
        issued_at=at,
        expires_at=at + lasts,
        most_uses=most_uses,
    )
    return token


def link_read(*, token: str, purpose: str, at: datetime) -> SignedLink:
    """Return the link of a token that is good for `purpose` at `at` (aware), without using it. Raises a LinkError."""
    digest = _digest(token)
    link = SignedLink.objects.filter(digest=digest).first()
    if link is None or not constant_time_compare(link.digest, digest) or link.purpose != purpose:
        raise LinkAlteredError
    if link.revoked_at is not None:
        raise LinkRevokedError
    if link.expires_at <= at:
        raise LinkExpiredError
    if link.most_uses is not None and link.uses >= link.most_uses:
        raise LinkUsedUpError
    return link


def link_use(*, link: SignedLink, at: datetime) -> None:
    """Count one use at `at` (aware), in the caller's transaction; of two at the same moment the database lets one win.

    Raises LinkUsedUpError, LinkRevokedError or LinkExpiredError.
    """
    free = Q(most_uses=None) | Q(uses__lt=F("most_uses"))
    open_links = SignedLink.objects.filter(free, pk=link.pk, revoked_at=None, expires_at__gt=at)
    if open_links.update(uses=F("uses") + 1):
        link.refresh_from_db()
        return
    link.refresh_from_db()
    if link.revoked_at is not None:
        raise LinkRevokedError
    raise LinkExpiredError if link.expires_at <= at else LinkUsedUpError


def links_revoke(*, purpose: str, about: str | int, at: datetime, email: str = "") -> int:
    """Take back the links about a thing (only those of one person, if `email` is given); return how many."""
    found = SignedLink.objects.filter(purpose=purpose, about=str(about), revoked_at=None)
    if email:
        found = found.filter(email__iexact=email)
    return found.update(revoked_at=at)


def links_prolong(*, purpose: str, about: str | int, until: datetime) -> int:
    """Let the links about a thing that nobody has taken back last until `until` (aware); return how many."""
    return SignedLink.objects.filter(purpose=purpose, about=str(about), revoked_at=None).update(expires_at=until)


def links_purge(*, at: datetime, dry_run: bool) -> int:
    """Delete the links that expired long before `at` (aware), unless `dry_run`; return how many."""
    old = SignedLink.objects.filter(expires_at__lt=at - KEPT_FOR)
    return old.count() if dry_run else old.delete()[0]


def without_tokens(path: str) -> str:
    """Return a path as it may be logged: what looks like a token is left out."""
    return _TOKEN.sub("…", path)


def _digest(token: str) -> str:
    return salted_hmac("core.signed_links", token, algorithm="sha256").hexdigest()
