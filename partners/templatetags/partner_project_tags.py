"""What templates ask about our consultations and projects at this moment."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from partners.models import Project
from partners.projects import phrases, selectors
from partners.projects.enums import ProjectStage

register = template.Library()


@register.simple_tag
def projects_by_stage() -> list[dict[str, Any]]:
    """Return the stages that have any project: code, label, items (what is shown of each)."""
    day = timezone.localdate()
    found = [(stage, selectors.projects_in(stage, day=day)) for stage in ProjectStage]
    return [
        {"code": stage.value, "label": stage.label, "items": [_item(each) for each in projects]}
        for stage, projects in found
        if projects
    ]


def _item(project: Project) -> dict[str, Any]:
    words = project.words
    return {
        "slug": project.slug,
        "kind": project.get_kind_display(),
        "title": words.title if words else "",
        "summary": words.summary if words else "",
        "how_to_comment": words.how_to_comment if words else "",
        "dates": phrases.dates_words(project),
        "topics": phrases.topics_words(project),
        "sample": phrases.sample_words() if project.is_sample else "",
    }
