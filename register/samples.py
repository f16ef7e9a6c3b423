"""The invented register of a demonstration: its own references and its own chain; dropped whole with one button."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from core.generation import renew
from core.seed.helpers import toml_read, words_seed
from register import search, selectors
from register.enums import VersionState
from register.models import Action, Body, ReportYear, ReportYearText, Seal, TrailEntry, Version, YearPublication
from register.trail import SAMPLE, trail_add, version_trail
from register.trail_records import body_content, body_subject, year_content, year_subject
from register.workflow.approvals import version_make_public
from register.workflow.content import Content, StepContent, content_check, content_of, content_write
from register.workflow.errors import RegisterError
from register.workflow.rights import ADMINISTER, need
from register.workflow.sealing import text_remove

FILE = Path(__file__).parent / "seed" / "samples.toml"
BEGINS_WITH = "Invented example. Not a real organisation or action."
AUTHOR, APPROVER, SECOND = 1, 2, 3  # nobody's keys: no account is behind an invented entry
DAY = timedelta(days=1)


def samples_exist() -> bool:
    """Return whether there is an invented register."""
    return Action.objects.filter(is_sample=True).exists()


@transaction.atomic
def samples_make(*, at: datetime) -> None:
    """Make the invented register of the file, as if its reports had come out before the aware moment `at`."""
    data = toml_read(FILE)
    bodies = {row["slug"]: _body(row, at) for row in data["organisations"]}
    years = {row["start"]: _year(row, at) for row in data["years"]}
    for row in data["entries"]:
        _entry(row, bodies, years, at)
    for publication in YearPublication.objects.filter(year__is_sample=True).select_related("year"):
        _freeze(publication, at)
    for row in data["entries"]:
        _afterwards(row, at)
    renew()


def _body(row: dict[str, Any], at: datetime) -> Body:
    body = Body.objects.create(**row, is_sample=True)
    trail_add(
        by=None,
        what="organisation.create",
        subject=body_subject(body),
        content=body_content(body),
        at=at,
        is_sample=True,
    )
    return body


def _year(row: dict[str, Any], at: datetime) -> YearPublication:
    year = ReportYear.objects.create(start=row["start"], is_nil=row.get("is_nil", False), is_sample=True)
    if "text" in row:
        words_seed(ReportYearText, year, body=[("rich_text", RichText(f"<p>{BEGINS_WITH} {row['text']}</p>"))])
    published = datetime(row["start"] + 1, 10, 1, 9, 30, tzinfo=timezone.get_default_timezone())
    return YearPublication.objects.create(year=year, published_at=min(published, at))


def _entry(row: dict[str, Any], bodies: dict[str, Body], years: dict[int, YearPublication], at: datetime) -> None:
    publication = years[row["year"]]
    steps = tuple(StepContent(each["level"], each["on"], each.get("why", "")) for each in row.get("steps", []))
    content = Content(
        body=bodies[row["organisation"]], service=row["service"], level=row["level"], type=row["type"],
        taken_on=row["on"], year=publication.year, reason=f"{BEGINS_WITH} {row['reason']}",
        ground=row.get("ground", ""), steps=steps,
    )  # fmt: skip
    content = content_check(content, today=timezone.localdate(at))
    action = Action.objects.create(reference=row["reference"], is_sample=True, created_at=publication.published_at)
    _publish(_new(action, 1, publication.published_at), content, publication, publication.published_at)


def _new(action: Action, number: int, moment: datetime, **values: Any) -> Version:
    return Version(
        action=action, number=number, is_sample=True, writers=[AUTHOR], author_key=AUTHOR, author_name="Example author",
        state=VersionState.APPROVED, confirmed_with="Example contact", confirmed_on=_day_before(moment),
        no_personal_data=True, approver_key=APPROVER, approver_name="Example approver", approved_at=moment, **values,
    )  # fmt: skip


def _publish(version: Version, content: Content, publication: YearPublication, moment: datetime) -> None:
    content_write(version, content)
    version_make_public(version, publication=publication, by=None, at=moment)


def _day_before(moment: datetime) -> date:
    return timezone.localdate(moment) - DAY


def _freeze(publication: YearPublication, at: datetime) -> None:
    from register.data import year_rows  # noqa: PLC0415 - reads what this module writes

    publication.snapshot = [list(row) for row in year_rows(publication.year)]
    publication.save()
    year = publication.year
    trail_add(
        by=None, what="year.publish", subject=year_subject(year), content=year_content(year), at=at, is_sample=True
    )


def _afterwards(row: dict[str, Any], at: datetime) -> None:
    """What happened to an entry after its report: a correction, a withdrawal, a seal."""
    action = Action.objects.get(reference=row["reference"])
    public = action.versions.get(state=VersionState.PUBLIC)
    moment = min(public.public_from + 30 * DAY, at) if public.public_from else at
    if "correction" in row or "withdrawal" in row:
        content = content_of(public)
        said = row.get("correction") or row["withdrawal"]
        version = _new(action, 2, moment, correction=said, withdraws="withdrawal" in row)
        _publish(version, _corrected(content, row), _publication(public), moment)
    if "sealed" in row:
        Seal.objects.create(
            version=public, category=row["sealed"], asked_by_key=APPROVER, asked_by_name="Example person",
            asked_at=moment, sealed_by_key=SECOND, sealed_by_name="Example second person", sealed_at=moment,
        )  # fmt: skip
        text_remove(public, by=None, at=moment)
        version_trail(public, by=None, what="seal.confirm", at=moment)


def _publication(version: Version) -> YearPublication:
    return YearPublication.objects.get(year=version.year)


def _corrected(content: Content, row: dict[str, Any]) -> Content:
    return replace(content, reason=f"{BEGINS_WITH} {row['corrected']}") if "corrected" in row else content


@transaction.atomic
def samples_drop(*, by: Any, at: datetime) -> int:
    """Delete the invented register whole, its chain too; return how many entries it had. The real trail says who did.

    `by` is None where no person asks for it. Raises NotAllowedError; RegisterError once something real was published:
    then it shows no longer, and nothing is dropped by a button.
    """
    if by is not None:
        need(by, ADMINISTER)
    if not selectors.shows_samples():
        raise RegisterError(
            _(
                "Something real was published, so the invented register shows no longer, and nothing is dropped by a "
                "button."
            )
        )
    versions = Version.objects.filter(is_sample=True)
    search.search_forget(list(versions.values_list("pk", flat=True)))
    count = Action.objects.filter(is_sample=True).count()
    versions.delete()
    Action.objects.filter(is_sample=True).delete()
    YearPublication.objects.filter(year__is_sample=True).delete()
    ReportYear.objects.filter(is_sample=True).delete()
    Body.objects.filter(is_sample=True).delete()
    TrailEntry.objects.filter(chain=SAMPLE).delete()
    trail_add(by=by, what="samples.drop", subject="samples", content={"entries": count}, at=at)
    renew()
    return count
