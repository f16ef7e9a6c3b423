"""Writes of the requester: a request is begun, filled in, sent, withdrawn; files come and go; old ones are erased."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction

from core.limits import Limit, client_network, limit_use
from core.signed_links import link_issue, links_revoke
from core.uploads import Upload
from partners.engagement import mails, selectors
from partners.engagement.enums import OPEN_STATES, Outcome, RequestState
from partners.engagement.outcomes import outcome_count
from partners.models import EngagementRequest, RequestAttachment

PURPOSE = "partners.engagement"  # of the signed links
DRAFT_KEPT = timedelta(days=30)
MOST_FILES = 5
_BEGUN = Limit("engagement.begun", 10)  # an hour, from one address
_LINK_MAILS = Limit("engagement.link_mails", 5)  # an hour, for one request
_TRIES = 5


class TooManyRequestsError(Exception):
    """So many requests were begun from there, or links asked for, that no more are taken for now."""


class RequestMovedOnError(Exception):
    """The request is no longer in the state in which this can be done: sent, decided or withdrawn meanwhile."""


@transaction.atomic
def request_begin(
    *, token: uuid.UUID, address: str, language: str, at: datetime, **answers: Any
) -> tuple[EngagementRequest, str]:
    """Make a draft of the first step's `answers` and return it with the token of its link.

    `token` is the form's: sent twice, it gives the same draft with another link. Raises TooManyRequestsError.
    """
    if not limit_use(_BEGUN, who=client_network(address), at=at):
        raise TooManyRequestsError
    made, _is_new = EngagementRequest.objects.get_or_create(
        token=token, defaults={"language": language, "created_at": at, "changed_at": at, **answers}
    )
    return made, request_link(request=made, at=at)


def request_link(*, request: EngagementRequest, at: datetime) -> str:
    """Return the token of a new link for the requester: a draft's as long as drafts are kept, else as requests are."""
    days = selectors.terms().retention_days
    lasts = timedelta(days=days) if request.reference and days else DRAFT_KEPT
    return link_issue(purpose=PURPOSE, about=request.pk, email=request.email, name=request.name, at=at, lasts=lasts)


@transaction.atomic
def request_answer(*, request: EngagementRequest, at: datetime, **answers: Any) -> None:
    """Write the answers of a step into a draft. Raises RequestMovedOnError where it has been sent."""
    changed = EngagementRequest.objects.filter(pk=request.pk, state=RequestState.DRAFT)
    if not changed.update(changed_at=at, **answers):
        raise RequestMovedOnError
    request.refresh_from_db()


@transaction.atomic
def attachment_add(
    *, request: EngagementRequest, file: File[bytes], upload: Upload, at: datetime
) -> RequestAttachment | None:
    """Keep a checked file with a draft; None where there are `MOST_FILES` already. The same content is kept once.

    Raises RequestMovedOnError.
    """
    _lock_draft(request, at)
    existing = request.attachments.filter(digest=upload.digest).first()
    if existing is not None:
        return existing
    if request.attachments.count() >= MOST_FILES:
        return None
    return RequestAttachment.objects.create(
        request=request,
        file=file,
        name=upload.name,
        media_type=upload.media_type,
        size=upload.size,
        digest=upload.digest,
    )


@transaction.atomic
def attachment_remove(*, request: EngagementRequest, pk: int, at: datetime) -> None:
    """Take a file away from a draft; one that is gone already stays gone. Raises RequestMovedOnError."""
    _lock_draft(request, at)
    _files_delete(list(request.attachments.filter(pk=pk)))


def _lock_draft(request: EngagementRequest, at: datetime) -> None:
    if not EngagementRequest.objects.filter(pk=request.pk, state=RequestState.DRAFT).update(changed_at=at):
        raise RequestMovedOnError


@transaction.atomic
def request_save_link(*, request: EngagementRequest, at: datetime) -> None:
    """Send the requester the link to come back to a draft. Raises TooManyRequestsError."""
    if not limit_use(_LINK_MAILS, who=str(request.pk), at=at):
        raise TooManyRequestsError
    mails.draft_saved(request=request, token=request_link(request=request, at=at), at=at)


def request_send(*, request: EngagementRequest, at: datetime) -> None:
    """Send a draft: it gets its reference and aimed day, and both mails are written with it.

    Raises RequestMovedOnError where it was sent already (the button pressed twice), which is no error for the person.
    """
    for _try in range(_TRIES):
        try:
            with transaction.atomic():
                return _send(request, at)
        except IntegrityError:  # the reference was taken
            continue
    raise RuntimeError("No free reference")


def _send(request: EngagementRequest, at: datetime) -> None:
    sent = EngagementRequest.objects.filter(pk=request.pk, state=RequestState.DRAFT).update(
        state=RequestState.RECEIVED,
        reference=_reference(),
        received_at=at,
        changed_at=at,
        due_on=selectors.due_on(at=at),
    )
    if not sent:
        raise RequestMovedOnError
    request.refresh_from_db()
    mails.received(request=request, token=request_link(request=request, at=at), at=at)


def _reference() -> str:
    digits = f"{secrets.randbelow(10**8):08}"
    return f"W-{digits[:4]}-{digits[4:]}"


@transaction.atomic
def request_withdraw(*, request: EngagementRequest, at: datetime) -> None:
    """Take a request back. A draft is erased; what was sent is closed, counted, and its links stop.

    Raises RequestMovedOnError where it is decided or withdrawn already.
    """
    states = [RequestState.DRAFT, *OPEN_STATES]
    was_sent = bool(request.reference)
    if not EngagementRequest.objects.filter(pk=request.pk, state__in=states).update(
        state=RequestState.WITHDRAWN, changed_at=at
    ):
        raise RequestMovedOnError
    links_revoke(purpose=PURPOSE, about=request.pk, at=at)
    if not was_sent:
        request_erase(request=request)
        return
    request.refresh_from_db()
    if hasattr(request, "decision"):  # a refusal that nobody has confirmed
        request.decision.delete()
    outcome_count(request=request, outcome=Outcome.WITHDRAWN, at=at)
    mails.withdrawn(request=request, at=at)


def request_erase(*, request: EngagementRequest) -> None:
    """Delete a request with its files."""
    _files_delete(list(request.attachments.all()))
    request.delete()


def _files_delete(attachments: list[RequestAttachment]) -> None:
    """Delete the records now, and the files once that is committed."""
    for each in attachments:
        name, storage = each.file.name, each.file.storage
        each.delete()
        transaction.on_commit(lambda name=name, storage=storage: storage.delete(name), robust=True)  # type: ignore[misc]


def requests_purge(*, at: datetime, dry_run: bool) -> int:
    """Erase drafts that lie idle and requests that are older at `at` (aware) than the office keeps them; how many."""
    old = EngagementRequest.objects.filter(state=RequestState.DRAFT, changed_at__lt=at - DRAFT_KEPT)
    days = selectors.terms().retention_days
    if days is not None:
        ended = EngagementRequest.objects.exclude(state__in=[RequestState.DRAFT, *OPEN_STATES])
        old = old | ended.filter(changed_at__lt=at - timedelta(days=days))
    found = list(old)
    if not dry_run:
        for each in found:
            with transaction.atomic():
                links_revoke(purpose=PURPOSE, about=each.pk, at=at)
                request_erase(request=each)
    return len(found)
