"""Writing organisations and decisions on what is shown, each with its line in the trail."""

from __future__ import annotations

from datetime import datetime
from itertools import chain, count
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from register.derived import body_derive
from register.enums import Extra
from register.models import Body, Disclosure, RegisterSettings
from register.models.bodies import name_key
from register.trail import trail_add
from register.trail_records import SETTINGS, body_content, body_subject, decision_content, settings_content
from register.workflow.errors import RegisterError
from register.workflow.rights import ADMINISTER, DELETE_BODY, need


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
def body_delete(*, body: Body, by: Any, at: datetime) -> None:
    """Delete an organisation that nothing points at. Raises NotAllowedError; RegisterError that says what does."""
    need(by, DELETE_BODY)
    fresh = Body.objects.select_for_update().get(pk=body.pk)
    if fresh.versions.exists():
        raise RegisterError(_("%(name)s has entries in the register, so it cannot be deleted.") % {"name": fresh.name})
    before = fresh.predecessors.first()
    if before:
        raise RegisterError(
            _("%(name)s is named as what followed %(other)s. Take it out there first.")
            % {"name": fresh.name, "other": before.name}
        )
    trail_add(
        by=by, what="organisation.delete", subject=body_subject(fresh), content=body_content(fresh), at=at,
        is_sample=fresh.is_sample,
    )  # fmt: skip
    fresh.delete()


@transaction.atomic
def settings_note(*, settings: RegisterSettings, by: Any, at: datetime) -> None:
    """Write into the trail that what was decided on the register as a whole was changed, as it is now."""
    trail_add(by=by, what="settings.change", subject=SETTINGS, content=settings_content(settings), at=at)


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


@transaction.atomic
def body_create(*, body: Body, by: Any, at: datetime) -> Body:
    """Save a new organisation, at an address made from its name, and return it.

    Raises NotAllowedError; ValidationError where another has its name in any spelling, or its sector is unknown.
    """
    need(by, "register.add_body")
    body.name_key, body.slug = name_key(body.name), _free_slug(body.name)
    body.full_clean()
    body.save()
    body_note(body=body, by=by, at=at, is_new=True)
    return body


def _free_slug(name: str) -> str:
    stem = slugify(name)[:100] or "organisation"
    taken = set(Body.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in chain([stem], (f"{stem}-{at}" for at in count(2))) if slug not in taken)
