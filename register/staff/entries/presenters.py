"""What the screens of an entry show of it: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from wagtail.admin.compare import diff_text

from contact.enums import ServiceCode
from register.enums import ON_ITS_WAY, PUBLIC_WHEN_ISSUED, ActionType, Extra, Ground, Sector, VersionState
from register.models import TrailEntry, Version, YearPublication
from register.presenters import day, level_name, seal_line
from register.staff.entries.access import TRAIL
from register.staff.trail_names import name_of
from register.trail import chain_of, version_subject
from register.workflow.content import Content, content_of

NEAR = timedelta(days=31)
Parts = list[tuple[str, str]]  # how each part of a text compares ("equal", "deletion", "addition"), and the part


@dataclass(frozen=True)
class Row:
    """A line of the comparison: what it is about, and both texts in parts."""

    term: str
    left: Parts
    right: Parts
    is_changed: bool


def said(content: Content, correction: str = "") -> dict[str, str]:
    """Return what an entry says, term by term, in the order of the form."""
    body = content.body
    steps = [f"{level_name(step.level)}, {day(step.taken_on)}. {step.why}".strip() for step in content.steps]
    return {
        _("What was corrected, and why"): correction,
        _("Organisation"): f"{body.name} ({Sector(body.sector).label})",
        _("Service"): _label(ServiceCode, content.service),
        _("Level"): level_name(content.level),
        _("Type of action"): _label(ActionType, content.type),
        _("Taken on"): day(content.taken_on),
        _("Year"): content.year.label,
        _("Reason"): content.reason,
        _("Statutory ground"): _label(Ground, content.ground),
        str(Extra.STATUS.label): content.status,
        str(Extra.REPLY.label): content.reply,
        _("Steps"): "\n".join(steps),
    }


def _label(kind: Any, value: str) -> str:
    return str(kind(value).label) if value else ""


def facts(version: Version) -> dict[str, str]:
    """Return what a version says, without what is empty; for a sealed one, that its text was removed."""
    found = said(content_of(version), version.correction)
    if version.is_sealed:
        found[_("Reason")] = seal_line(version)
    return {term: text for term, text in found.items() if text}


def compared(left: dict[str, str], right: dict[str, str]) -> list[Row]:
    """Return every term of two texts with its differences, by Wagtail's comparison of words."""
    rows = []
    for term, now in right.items():
        before = left[term]
        if not (before or now):
            continue
        changes = diff_text(before, now).changes if before != now else [("equal", now)]
        rows.append(
            Row(
                term,
                [part for part in changes if part[0] != "addition"],
                [part for part in changes if part[0] != "deletion"],
                before != now,
            )
        )
    return rows


def becomes_public(version: Version) -> str:
    """Say when an approval makes this version public: at once, or with its year's report. As version_approve does."""
    is_out = YearPublication.objects.filter(year=version.year_id).exists()
    if is_out or version.type in PUBLIC_WHEN_ISSUED:
        return _("It becomes public at once when it is approved.")
    if version.number > 1:
        return _("The report of %(year)s is not out yet, so a public entry cannot move to it.") % {"year": version.year}
    return _("It becomes public with the report of %(year)s.") % {"year": version.year}


def warnings(version: Version) -> list[str]:
    """Return what may be wrong with a version that is on its way; none of it stops anybody."""
    if version.state not in ON_ITS_WAY:
        return []
    body, taken, year = version.body, version.taken_on, version.year
    is_outside = not date(year.start, 4, 1) <= taken <= date(year.start + 1, 3, 31)
    is_gone = bool(body.dissolved_on and body.dissolved_on < taken) or bool(body.formed_on and body.formed_on > taken)
    twins = _twins(version)
    found = {
        _("The day of the action is not in the year %(year)s.") % {"year": year}: is_outside,
        _("On that day the organisation did not exist: look at when it was formed and dissolved."): is_gone,
        _("This organisation is not under our jurisdiction, so no action can be recorded for it."): (
            not body.in_jurisdiction
        ),
        _("It looks like %(other)s: the same organisation, level and service within a month.") % {"other": twins}: (
            bool(twins)
        ),
        _("The report of the year is to come out on %(day)s, and this is not approved.") % {"day": day(year.due_at)}: (
            bool(year.due_at) and version.number == 1 and version.state != VersionState.APPROVED
        ),
    }
    return [text for text, is_so in found.items() if is_so]


def _twins(version: Version) -> str:
    near = (version.taken_on - NEAR, version.taken_on + NEAR)
    others = Version.objects.filter(
        body=version.body_id, level=version.level, service=version.service,
        state__in=[*ON_ITS_WAY, VersionState.PUBLIC], taken_on__range=near,
    ).exclude(action=version.action_id)  # fmt: skip
    return ", ".join(others.values_list("action__reference", flat=True)[:3])


def trail_lines(version: Version, user: Any) -> list[tuple[TrailEntry, str]]:
    """Return the lines of the trail about an entry, each with its name, newest first, for who may see the trail."""
    if not user.has_perm(TRAIL):
        return []
    subjects = [version_subject(each) for each in version.action.versions.select_related("action")]
    lines = TrailEntry.objects.filter(subject__in=subjects, chain=chain_of(is_sample=version.is_sample))
    return [(line, name_of(line.what)) for line in lines.order_by("-number")]


def writers(version: Version) -> str:
    """Return the names of all who wrote any of a version: its author, and others who still have an account."""
    names = get_user_model()._default_manager.filter(pk__in=version.writers).values_list("username", flat=True)
    return ", ".join(dict.fromkeys([version.author_name, *sorted(names)]))


def last_writer(version: Version) -> str:
    """Return who saved a version last."""
    lines = TrailEntry.objects.filter(subject=version_subject(version), chain=chain_of(is_sample=version.is_sample))
    last = lines.order_by("-number").first()
    return last.who if last else version.author_name
