"""Documents of entries: kept by authors, cleared for the public by administrators, each with its line in the trail."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from core.uploads import attachment_check
from register.models import Action, Document
from register.trail import trail_add
from register.trail_records import document_content, document_subject
from register.workflow.errors import RegisterError
from register.workflow.rights import ADMINISTER, WRITE, need

MOST = 50  # documents of one entry


@transaction.atomic
def document_add(*, action: Action, title: str, file: File[bytes], by: Any, at: datetime) -> Document:
    """Keep a file (PDF, DOCX or plain text) with an entry; return it. The public does not see it yet.

    Raises ValidationError, with the reason, for a file that may not be kept; NotAllowedError, RegisterError.
    """
    need(by, WRITE)
    found = attachment_check(file)
    if not title.strip():
        raise RegisterError(_("Give the document a title. The public may read it."))
    Action.objects.select_for_update().get(pk=action.pk)
    if not action.versions.exists():
        raise RegisterError(_("Somebody deleted this meanwhile."))
    if action.documents.count() >= MOST:
        raise RegisterError(_("An entry may have up to %(most)d documents.") % {"most": MOST})
    if action.documents.filter(digest=found.digest).exists():
        raise RegisterError(_("This file is kept with the entry already."))
    document = Document.objects.create(
        action=action, title=title.strip(), file=file, file_name=found.name, media_type=found.media_type,
        size=found.size, digest=found.digest, added_by_key=by.pk, added_by_name=by.get_username(), added_at=at,
    )  # fmt: skip
    _note(document, by, "document.add", at)
    return document


@transaction.atomic
def document_clear(*, document: Document, by: Any, at: datetime) -> Document:
    """Say that a document is free of personal data and may be public; return it. Raises NotAllowedError, RegisterError.

    It is public only while documents are switched on and its entry is (register.selectors.documents).
    """
    need(by, ADMINISTER)
    fresh = _take(document)
    if fresh.cleared_at:
        raise RegisterError(_("It is cleared already."))
    fresh.cleared_by_key, fresh.cleared_by_name, fresh.cleared_at = by.pk, by.get_username(), at
    fresh.save()
    _note(fresh, by, "document.clear", at)
    return fresh


@transaction.atomic
def document_hold(*, document: Document, by: Any, at: datetime) -> Document:
    """Take back that a document may be public; return it. Raises NotAllowedError, RegisterError."""
    need(by, ADMINISTER)
    fresh = _take(document)
    if not fresh.cleared_at:
        raise RegisterError(_("It is not cleared, so nobody outside can read it."))
    fresh.cleared_by_key, fresh.cleared_by_name, fresh.cleared_at = None, "", None
    fresh.save()
    _note(fresh, by, "document.hold", at)
    return fresh


@transaction.atomic
def document_delete(*, document: Document, by: Any, at: datetime) -> None:
    """Delete a document with its file: authors while it is not cleared, administrators always.

    Raises NotAllowedError, RegisterError.
    """
    fresh = _take(document)
    need(by, ADMINISTER, *(() if fresh.cleared_at else (WRITE,)))
    _note(fresh, by, "document.delete", at)
    fresh.delete()


def documents_remove(action: Action, *, by: Any, at: datetime) -> None:
    """Delete all documents of an entry, in the caller's transaction: their words may be those that have to go."""
    for document in action.documents.select_related("action"):
        _note(document, by, "document.delete", at)
        document.delete()


def _take(document: Document) -> Document:
    """Return the document as it is now, locked. Raises RegisterError where it is gone."""
    rows = Document.objects.select_for_update(of=["self"]).select_related("action")
    fresh: Document | None = rows.filter(pk=document.pk).first()
    if fresh is None:
        raise RegisterError(_("Somebody deleted this meanwhile."))
    return fresh


def _note(document: Document, by: Any, what: str, at: datetime) -> None:
    trail_add(
        by=by, what=what, subject=document_subject(document), content=document_content(document), at=at,
        is_sample=document.action.is_sample,
    )  # fmt: skip
