"""Writing: a new entry, a changed draft, a correction, a withdrawal. The public sees none of it yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex

from core.generation import renew
from register.enums import ON_ITS_WAY, VersionState
from register.models import Action, ReportYear, Step, Version
from register.trail import trail_add, version_content, version_subject, version_trail, versions_trail
from register.workflow.content import (
    Content,
    content_check,
    content_of,
    content_put,
    content_write,
    steps_made,
)
from register.workflow.documents import documents_remove
from register.workflow.errors import ChangedMeanwhileError, RegisterError
from register.workflow.rights import WRITE, need

_BATCH = 50  # versions indexed in one transaction


@transaction.atomic
def entry_create(*, content: Content, by: Any, at: datetime) -> Version:
    """Write a new entry as a draft under the next reference of its year, and return it.

    Raises ValidationError for its content, NotAllowedError.
    """
    need(by, WRITE)
    content = content_check(content, today=timezone.localdate(at))
    is_sample = content.year.is_sample
    action = Action.objects.create(reference=_next_references([content.year])[0], is_sample=is_sample, created_at=at)
    version = _new_version(action, by, number=1)
    content_write(version, content)
    version_trail(version, by=by, what="entry.create", at=at)
    return version


@transaction.atomic
def entries_create(*, contents: Sequence[Content], by: Any, at: datetime) -> list[Version]:
    """Write many new entries of the real register as drafts, with the references of their years in this order.

    The same as entry_create for each, in few statements: all of them or none. Raises ValidationError for the first
    whose content is wrong, NotAllowedError.
    """
    need(by, WRITE)
    today = timezone.localdate(at)
    checked = [content_check(each, today=today) for each in contents]
    references = _next_references([each.year for each in checked])
    actions = Action.objects.bulk_create(Action(reference=each, created_at=at) for each in references)
    versions = [_new_version(action, by, number=1) for action in actions]
    for version, content in zip(versions, checked, strict=True):
        content_put(version, content)
    versions = Version.objects.bulk_create(versions)
    pairs = zip(versions, checked, strict=True)
    steps = [step for version, content in pairs for step in steps_made(version, content)]
    Step.objects.bulk_create(steps)
    versions_trail(versions, steps=steps, by=by, what="entry.create", at=at)
    renew()
    transaction.on_commit(lambda: _index_references(versions), robust=True)
    return versions


def _index_references(versions: list[Version]) -> None:
    """What saving each would have set off: Wagtail's index of what is used where. Slow: no lock for all of it."""
    for start in range(0, len(versions), _BATCH):
        with transaction.atomic():
            for version in versions[start : start + _BATCH]:
                ReferenceIndex.create_or_update_for_object(version)


@transaction.atomic
def draft_save(
    *, version: Version, seen: int, content: Content, correction: str = "", by: Any, at: datetime
) -> Version:
    """Change a draft that this person saw at its save number `seen`; return it as it is now.

    Whoever changes it becomes one of its writers, who may not approve it. Raises ValidationError, NotAllowedError,
    ChangedMeanwhileError, RegisterError where it is no draft.
    """
    need(by, WRITE)
    content = content_check(content, today=timezone.localdate(at))
    fresh = version_take(version, seen=seen, states=[VersionState.DRAFT])
    if content.year.is_sample != fresh.is_sample:  # each register keeps its references and its chain
        raise ValidationError({"year": _("An invented organisation and a real year do not go together.")})
    if fresh.number > 1:
        fresh.correction = correction.strip() or fresh.correction
    fresh.writers = sorted({*fresh.writers, by.pk})
    content_write(fresh, content)
    version_trail(fresh, by=by, what="draft.save", at=at)
    return fresh


@transaction.atomic
def correction_begin(*, action: Action, correction: str, by: Any, at: datetime, withdraws: bool = False) -> Version:
    """Begin the next version of a public entry, with its words: a correction or, with `withdraws`, its withdrawal.

    `correction` says in public what was wrong. Raises NotAllowedError; RegisterError where nothing is public, where
    another version is on its way, or for an empty reason.
    """
    need(by, WRITE)
    if not correction.strip():
        raise RegisterError(_("Say what is corrected, and why. The public reads it."))
    Action.objects.select_for_update().get(pk=action.pk)
    public = action.versions.filter(state=VersionState.PUBLIC).first()
    if public is None or public.withdraws:
        raise RegisterError(_("Only an entry that is public can be corrected or withdrawn."))
    if action.versions.filter(state__in=ON_ITS_WAY).exists():
        raise RegisterError(_("Another version of this entry is on its way. Finish or delete that one first."))
    version = _new_version(action, by, number=public.number + 1)
    version.correction, version.withdraws = correction.strip(), withdraws
    content_write(version, content_of(public))
    version_trail(version, by=by, what="withdrawal.begin" if withdraws else "correction.begin", at=at)
    return version


@transaction.atomic
def draft_delete(*, version: Version, seen: int, by: Any, at: datetime) -> None:
    """Delete a draft that was never public; an entry that never was goes with it, its reference is not used again.

    Raises NotAllowedError, ChangedMeanwhileError, RegisterError where it is no draft.
    """
    need(by, WRITE)
    fresh = version_take(version, seen=seen, states=[VersionState.DRAFT])
    trail_add(
        by=by, what="draft.delete", subject=version_subject(fresh), content=version_content(fresh), at=at,
        is_sample=fresh.is_sample,
    )  # fmt: skip
    fresh.delete()
    if not fresh.action.versions.exists():
        documents_remove(fresh.action, by=by, at=at)


def version_take(version: Version, *, seen: int, states: list[Any]) -> Version:
    """Return the version locked for this transaction, with the next save number; of two at once the second is told.

    Raises ChangedMeanwhileError where somebody saved it since, RegisterError where its state is none of `states`.
    """
    fresh = (
        Version.objects.select_for_update(of=["self"])
        .select_related("action", "body", "year")
        .filter(pk=version.pk)
        .first()
    )
    if fresh is None:
        raise ChangedMeanwhileError(_("Somebody deleted this meanwhile."))
    if fresh.edit != seen:
        raise ChangedMeanwhileError(_("Somebody changed this entry while you had it open. Look at it again first."))
    if fresh.state not in states:
        raise RegisterError(
            _("This cannot be done now: the entry is in the state “%(state)s”.") % {"state": fresh.get_state_display()}
        )
    # Compared in the UPDATE as well: on SQLite select_for_update locks nothing.
    if not Version.objects.filter(pk=fresh.pk, edit=seen).update(edit=seen + 1):
        raise ChangedMeanwhileError(_("Somebody changed this entry while you had it open. Look at it again first."))
    fresh.edit = seen + 1
    return fresh


def _new_version(action: Action, by: Any, *, number: int) -> Version:
    return Version(
        action=action,
        number=number,
        is_sample=action.is_sample,
        writers=[by.pk],
        author_key=by.pk,
        author_name=by.get_username(),
    )


def _next_references(years: Sequence[ReportYear]) -> list[str]:
    """SIP-2025-0007: the seventh of the year from 2025 on. A deleted draft leaves its action, so none comes twice."""
    keys = {year.pk for year in years}
    locked = ReportYear.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    numbers = {year.pk: count(_last_number(_prefix(year)) + 1) for year in locked}
    return [f"{_prefix(year)}{next(numbers[year.pk]):04d}" for year in years]


def _prefix(year: ReportYear) -> str:
    return "SAMPLE-" if year.is_sample else f"SIP-{year.start}-"


def _last_number(prefix: str) -> int:
    """The longest come last, or SIP-2025-9999 would stand behind SIP-2025-10000."""
    found = Action.objects.filter(reference__startswith=prefix).order_by(Length("reference").desc(), "-reference")
    last = found.first()
    return int(last.reference.removeprefix(prefix)) if last else 0
