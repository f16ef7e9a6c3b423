"""Writing organisations and decisions on what is shown, each with its line in the trail."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from register.derived import body_derive
from register.enums import Extra
from register.models import Body, Disclosure
from register.trail import trail_add
from register.trail_records import body_content, body_subject, decision_content
from register.workflow.errors import RegisterError
from register.workflow.rights import ADMINISTER, need


@transaction.atomic
def body_note(*, body: Body, by: Any, at: datetime, is_new: bool) -> None:
    """Write into the trail that an organisation was made or changed, as it is now in the database.

    Its name and sector stand in the search and in the CSV, which follow.
    """
    fresh = Body.objects.get(pk=body.pk)
    what = "organisation.create" if is_new else "organisation.change"
    trail_add(
        by=by, what=what, subject=body_subject(fresh), content=body_content(fresh), at=at, is_sample=fresh.is_sample
    )
    if not is_new:
        body_derive(fresh)


@transaction.atomic
def disclosure_decide(*, what: str, is_shown: bool, advice: str, by: Any, at: datetime) -> Disclosure:
    """Switch on or off that something beside the four facts of L17 is shown, naming the legal advice.

    Raises NotAllowedError, RegisterError.
    """
    need(by, ADMINISTER)
    if what not in Extra.values:
        raise RegisterError(_("Choose what is decided on."))
    if not advice.strip():
        raise RegisterError(_("Say on what legal advice this is decided: who gave it, and when."))
    decision = Disclosure.objects.create(
        what=what, is_shown=is_shown, advice=advice.strip(), decided_by_key=by.pk, decided_by_name=by.get_username(),
        decided_at=at,
    )  # fmt: skip
    trail_add(
        by=by, what="disclosure.decide", subject=f"decision/{decision.pk}", content=decision_content(decision), at=at
    )
    return decision
