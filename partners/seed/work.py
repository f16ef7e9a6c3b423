"""What named contacts, projects and requests begin with: criteria (P5), pages, examples for a demonstration."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page

from core.seed.helpers import first_time, record_seed, toml_read, words_seed
from core.seed.permissions import EDITORS, MODERATORS, permissions_seed
from partners.models import (
    Criteria,
    CriteriaText,
    EngagementPage,
    EngagementSettings,
    OurContact,
    Project,
    ProjectsPage,
    ProjectText,
    TheirContact,
    Topic,
)

_FILE = Path(__file__).parent / "pages_work.toml"
_EDITED: list[type[Model]] = [
    Criteria,
    CriteriaText,
    EngagementSettings,
    OurContact,
    Project,
    ProjectText,
    TheirContact,
]


def load_work(*, at: datetime, demonstration: bool) -> None:
    """Make the records that were never made, in the caller's transaction; `at` (aware) is the moment of the run."""
    seed = toml_read(_FILE)
    if first_time("partners.criteria.1"):
        criteria = record_seed(Criteria, version=1, defaults={"in_force_from": timezone.localdate(at)})
        words_seed(CriteriaText, criteria, **seed["criteria"])
    if first_time("partners.work_permissions"):
        permissions_seed(_EDITED)
        _officers()
    if demonstration and first_time("partners.work_samples"):
        _example_terms()
        for row in seed["samples"]:
            _sample(row, at)


def load_work_pages(*, parent: Page) -> None:
    """Make the pages below "Working with others", each once."""
    seed = toml_read(_FILE)
    for name, model in (("projects", ProjectsPage), ("engagement", EngagementPage)):
        if first_time(f"partners.page.{name}"):
            page = model(**seed[name], locale=parent.locale, live=False)
            parent.add_child(instance=page)
            page.save_revision().publish()


def _officers() -> None:
    """Editors and Moderators read requests and decide on them; nobody adds or deletes any in the admin."""
    for group in Group.objects.filter(name__in=[EDITORS, MODERATORS]):
        found = Permission.objects.filter(content_type__app_label="partners", content_type__model="engagementrequest")
        group.permissions.add(*found.filter(codename__in=["view_engagementrequest", "change_engagementrequest"]))


def _example_terms() -> None:
    terms = EngagementSettings.load()
    if terms.retention_days is None and not terms.office_email:
        terms.office_email, terms.retention_days, terms.target_days = "partners@example.org", 365, 28
        terms.is_demonstration = True
        terms.save()


def _sample(row: dict[str, Any], at: datetime) -> None:
    day = timezone.localdate(at)
    ends = row.get("closes_after_days")
    dates = {
        "kind": row["kind"],
        "opens_on": day + timedelta(days=row["opens_after_days"]),
        "closes_on": day + timedelta(days=ends) if ends is not None else None,
        "is_sample": True,
    }
    project = record_seed(Project, slug=row["slug"], defaults=dates)
    words_seed(ProjectText, project, **{key: row[key] for key in ("title", "summary", "how_to_comment")})
    project.topics.set(Topic.objects.filter(code=row["topic"]))
