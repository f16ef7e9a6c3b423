"""Approving: the check list, the second person, and what becomes public with it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from register.derived import entry_derive
from register.enums import PUBLIC_WHEN_ISSUED, VersionState
from register.models import Version, YearPublication
from register.trail import version_trail
from register.workflow.drafts import version_take
from register.workflow.errors import RegisterError
from register.workflow.rights import APPROVE, WRITE, need, need_other_person


@transaction.atomic
def version_submit(*, version: Version, seen: int, by: Any, at: datetime) -> Version:
    """Ask for approval of a draft. Raises NotAllowedError, ChangedMeanwhileError, RegisterError."""
    need(by, WRITE)
    fresh = version_take(version, seen=seen, states=[VersionState.DRAFT])
    fresh.state, fresh.submitted_at, fresh.returned = VersionState.WAITING, at, ""
    return _done(fresh, by, "version.submit", at)


@transaction.atomic
def version_return(*, version: Version, seen: int, why: str, by: Any, at: datetime) -> Version:
    """Give a version back to its writers, with the reason; also one that was approved and waits for its year.

    Raises NotAllowedError, ChangedMeanwhileError, RegisterError.
    """
    need(by, APPROVE)
    if not why.strip():
        raise RegisterError(_("Say why it goes back."))
    fresh = version_take(version, seen=seen, states=[VersionState.WAITING, VersionState.APPROVED])
    fresh.state, fresh.returned = VersionState.DRAFT, why.strip()
    fresh.approver_key, fresh.approver_name, fresh.approved_at = None, "", None
    return _done(fresh, by, "version.return", at)


@transaction.atomic
def version_approve(
    *,
    version: Version,
    seen: int,
    confirmed_with: str,
    confirmed_on: date | None,
    no_personal_data: bool,
    by: Any,
    at: datetime,
) -> Version:
    """Approve a version after its check list; return it.

    It is public at once if its entry is public already, its year's report is out, or it is public when issued (S16,
    S17); else with its year. Raises NotAllowedError (writers too), ChangedMeanwhileError, RegisterError.
    """
    need(by, APPROVE)
    fresh = version_take(version, seen=seen, states=[VersionState.WAITING])
    need_other_person(by, fresh)
    if not (confirmed_with.strip() and confirmed_on and no_personal_data):
        raise RegisterError(
            _(
                "Before you approve: say with whom at the organisation the facts were confirmed, and on which day, "
                "and check that no personal data is in it."
            )
        )
    if confirmed_on > timezone.localdate(at):
        raise RegisterError(_("The day on which the facts were confirmed lies in the future."))
    fresh.state = VersionState.APPROVED
    fresh.confirmed_with, fresh.confirmed_on, fresh.no_personal_data = confirmed_with.strip(), confirmed_on, True
    fresh.approver_key, fresh.approver_name, fresh.approved_at = by.pk, by.get_username(), at
    _done(fresh, by, "version.approve", at)
    out = YearPublication.objects.filter(year=fresh.year).first()
    if out or fresh.type in PUBLIC_WHEN_ISSUED:
        version_make_public(fresh, publication=out, by=by, at=at)
    elif fresh.number > 1:
        raise RegisterError(
            _("The report of %(year)s is not out yet, so a public entry cannot move to it.") % {"year": fresh.year}
        )
    return fresh


def version_make_public(version: Version, *, publication: YearPublication | None, by: Any, at: datetime) -> None:
    """Make an approved version the public one, in the caller's transaction; the one before it is replaced."""
    before = version.action.versions.filter(state=VersionState.PUBLIC).first()
    if before:
        before.state, before.replaced_at = VersionState.REPLACED, at
        _done(before, by, "version.replace", at)
    version.state, version.public_from, version.public_with = VersionState.PUBLIC, at, publication
    _done(version, by, "version.publish", at)
    entry_derive(version)


def _done(version: Version, by: Any, what: str, at: datetime) -> Version:
    version.save()
    version_trail(version, by=by, what=what, at=at)
    return version
