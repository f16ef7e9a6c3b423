"""What an entry says, before it is written: one value that forms, imports and samples make, and one check of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from contact.enums import ServiceCode
from register.enums import HIGHEST, LOWEST, ActionType, Ground
from register.models import Body, ReportYear, Step, Version

FIELDS = ("body", "service", "level", "type", "taken_on", "reason", "ground", "year", "status", "reply")
_TEXTS = {"reason": 2000, "status": 1000, "reply": 2000}


@dataclass(frozen=True)
class StepContent:
    """One step on the way up: the level, the day, and why it was escalated to it (empty for the first)."""

    level: int
    taken_on: date
    why: str = ""


@dataclass(frozen=True)
class Content:
    """The four facts of L17, the year, and what is kept beside them. The last step, if any, is the action itself."""

    body: Body
    service: str
    level: int
    type: str
    taken_on: date
    year: ReportYear
    reason: str
    ground: str = ""
    status: str = ""
    reply: str = ""
    steps: tuple[StepContent, ...] = ()


def content_of(version: Version) -> Content:
    """Return what a version says, such as to begin a correction with it."""
    steps = version.steps.order_by("position").values_list("level", "taken_on", "why")
    found = {name: getattr(version, name) for name in FIELDS}
    return Content(**found, steps=tuple(StepContent(*each) for each in steps))


def content_check(content: Content, *, today: date) -> Content:
    """Return the content with its texts trimmed. Raises ValidationError, by field, that says how to mend it."""
    texts = {name: getattr(content, name).strip() for name in _TEXTS}
    content = replace(content, **texts)
    wrong = {**_facts_problems(content, today), **_text_problems(content), **_step_problems(content)}
    if wrong:
        raise ValidationError(wrong)
    return content


def _facts_problems(content: Content, today: date) -> dict[str, str]:
    wrong = _choice_problems(content)
    if not content.body.in_jurisdiction:
        wrong["body"] = _("This organisation is not under our jurisdiction, so no action can be recorded for it.")
    if content.body.is_sample != content.year.is_sample:
        wrong["body"] = _("An invented organisation and a real year do not go together.")
    if content.taken_on > today:
        wrong["taken_on"] = _("This day lies in the future. Enter the day on which the action was taken.")
    return wrong


def _choice_problems(content: Content) -> dict[str, str]:
    wrong = {}
    if not LOWEST <= content.level <= HIGHEST:
        wrong["level"] = _("The register holds levels 3 to 6 only. Choose one of them.")
    if content.service not in ServiceCode.values:
        wrong["service"] = _("Choose PSC, SWF or INWO.")
    if content.type not in ActionType.values:
        wrong["type"] = _("Choose one of the types of action.")
    if content.ground and (content.level != HIGHEST or content.ground not in Ground.values):
        wrong["ground"] = _("Only level 6 has a statutory ground.")
    if content.level == HIGHEST and not content.ground:
        wrong["ground"] = _("Choose the section of the Act that this level 6 action stands on.")
    return wrong


def _text_problems(content: Content) -> dict[str, str]:
    wrong = {}
    if not content.reason:
        wrong["reason"] = _("Say why the action was taken.")
    for name, most in _TEXTS.items():
        if len(getattr(content, name)) > most:
            wrong[name] = _("This is too long: up to %(most)d characters.") % {"most": most}
    return wrong


def _step_problems(content: Content) -> dict[str, str]:
    steps = content.steps
    for at, (before, step) in enumerate(pairwise(steps), start=2):
        if step.taken_on < before.taken_on:
            return {"steps": _("Step %(number)d is earlier than the step before it. Check the dates.") % {"number": at}}
        if step.level > before.level and not step.why.strip():
            return {"steps": _("Say at step %(number)d why it was escalated.") % {"number": at}}
    if any(not LOWEST <= step.level <= HIGHEST for step in steps):
        return {"steps": _("The register holds levels 3 to 6 only. Choose one of them.")}
    if steps and (steps[-1].level, steps[-1].taken_on) != (content.level, content.taken_on):
        return {"steps": _("The last step is the action itself: give it the same level and day.")}
    return {}


def content_write(version: Version, content: Content) -> None:
    """Put the content into an unsaved or saved version, save it, and write its steps anew."""
    content_put(version, content)
    version.save()
    version.steps.all().delete()
    Step.objects.bulk_create(steps_made(version, content))


def content_put(version: Version, content: Content) -> None:
    """Put the content into a version, and save nothing."""
    for name in FIELDS:
        setattr(version, name, getattr(content, name))


def steps_made(version: Version, content: Content) -> list[Step]:
    """Return the steps of the content as rows of the version, not saved."""
    return [
        Step(version=version, position=at, level=each.level, taken_on=each.taken_on, why=each.why.strip())
        for at, each in enumerate(content.steps)
    ]
