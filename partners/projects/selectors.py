"""Reads of our consultations and projects."""

from __future__ import annotations

from datetime import date

from core.generation import per_generation
from partners.models import Organisation, Project
from partners.projects.enums import ProjectStage


@per_generation
def projects_shown() -> tuple[Project, ...]:
    """Return everything whose words are published, the newest first."""
    found = Project.objects.prefetch_related("texts__locale", "topics__texts__locale")
    return tuple(each for each in found if each.words)


def projects_in(stage: ProjectStage, *, day: date) -> list[Project]:
    """Return what is open, coming or closed on the office's `day`; of what is open, what ends first stands first."""
    found = [each for each in projects_shown() if each.stage(day) == stage]
    if stage == ProjectStage.OPEN:
        found.sort(key=lambda each: (each.closes_on or date.max, each.slug))
    return found


def partners_to_invite(project: Project) -> list[Organisation]:
    """Return the partners that work on a topic of the project and were not invited yet; samples never are."""
    topics = project.topics.all()
    found = Organisation.objects.filter(topics__in=topics, is_sample=False).exclude(invitations__project=project)
    return list(found.distinct())
