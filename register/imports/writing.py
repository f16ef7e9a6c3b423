"""Writing what a dry run found: organisations and drafts, in the caller's transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from register.imports.checking import Checked
from register.imports.existing import Existing
from register.models import Body, ReportYear, Version
from register.workflow.bodies import body_create
from register.workflow.content import Content
from register.workflow.drafts import entries_create
from register.workflow.errors import ChangedMeanwhileError


@transaction.atomic
def entries_write(found: Checked, *, by: Any, at: datetime) -> list[Version]:
    """Make the new organisations and the drafts; return the drafts. What came to the register meanwhile is left out.

    Raises NotAllowedError; ValidationError and ChangedMeanwhileError where something changed since the dry run.
    """
    years = {each.year.pk for each in found.contents}
    list(ReportYear.objects.select_for_update().filter(pk__in=years).order_by("pk"))  # no two write a year at once
    for body in found.new_bodies:
        body_create(body=body, by=by, at=at)
    contents, existing = _as_now(found.contents), Existing()
    if any(existing.find_removed(each) for each in contents):
        raise ChangedMeanwhileError(_("Something changed since it was checked. Look at it again."))
    return entries_create(contents=[each for each in contents if not existing.find(each)], by=by, at=at)


def _as_now(contents: list[Content]) -> list[Content]:
    """The same with organisations and years as they are in the database now."""
    bodies = Body.objects.in_bulk({each.body.pk for each in contents})
    years = ReportYear.objects.in_bulk({each.year.pk for each in contents})
    try:
        return [replace(each, body=bodies[each.body.pk], year=years[each.year.pk]) for each in contents]
    except KeyError as error:
        raise ChangedMeanwhileError(_("Something changed since it was checked. Look at it again.")) from error
