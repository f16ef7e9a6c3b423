"""People, organisations and entries for the tests of the register. Everything goes through the workflow's services."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.text import slugify

from register.models import Body, ReportYear
from register.seed.load import ADMINISTRATORS, APPROVERS, AUTHORS
from register.workflow import approvals, drafts, years
from register.workflow.bodies import body_note
from register.workflow.content import Content, content_of

AT = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
CHECKS = {"confirmed_with": "The complaints manager", "confirmed_on": date(2026, 5, 1), "no_personal_data": True}


def person(name, *groups):
    user, _ = get_user_model().objects.get_or_create(username=name, defaults={"email": f"{name}@example.org"})
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def author(name="ash"):
    return person(name, AUTHORS)


def approver(name="birch"):
    return person(name, APPROVERS)


def administrator(name="cedar"):
    return person(name, ADMINISTRATORS)


def body(name="Example Burgh Council", **values):
    found = Body.objects.filter(name=name).first()
    if found is None:
        found = Body.objects.create(name=name, **{"slug": slugify(name), "sector": "local-authority"} | values)
        body_note(body=found, by=author(), at=AT, is_new=True)
    return found


def year(start=2025):
    return ReportYear.objects.get_or_create(start=start, is_sample=False)[0]


def content(**values):
    usual = {
        "body": None, "service": "PSC", "level": 3, "type": "meeting", "taken_on": date(2025, 6, 3), "year": None,
        "reason": "Enquiries were not answered.",
    }  # fmt: skip
    found = usual | values
    return Content(**found | {"body": found["body"] or body(), "year": found["year"] or year()})


def draft(*, by=None, at=AT, **values):
    return drafts.entry_create(content=content(**values), by=by or author(), at=at)


def waiting(**values):
    version = draft(**values)
    return approvals.version_submit(version=version, seen=version.edit, by=author(), at=AT)


def approved(approved_at=AT, **values):
    version = waiting(**values)
    return approvals.version_approve(version=version, seen=version.edit, **CHECKS, by=approver(), at=approved_at)


def published(at=AT, **values):
    """An entry that became public with its year's report."""
    version = approved(**values)
    if not hasattr(version.year, "publication"):
        years.year_publish(year=version.year, by=administrator(), at=at)
    version.refresh_from_db()
    return version


def corrected(version, at=AT + MINUTE, *, correction="The date was wrong.", withdraws=False, **values):
    """The public correction (or withdrawal) of a public entry."""
    new = drafts.correction_begin(action=version.action, correction=correction, withdraws=withdraws, by=author(), at=at)
    if values:
        new = drafts.draft_save(
            version=new, seen=new.edit, content=replace(content_of(new), **values), by=author(), at=at
        )
    new = approvals.version_submit(version=new, seen=new.edit, by=author(), at=at)
    return approvals.version_approve(version=new, seen=new.edit, **CHECKS, by=approver(), at=at)
