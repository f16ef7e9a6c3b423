"""What the templates of the translation editor ask for."""

from __future__ import annotations

import json
from typing import Any

from django import template

from core.teams import is_only_in_teams

register = template.Library()


@register.simple_tag
def only_in_team(user: Any) -> bool:
    """Return whether `user` is in language teams and nothing else."""
    return is_only_in_teams(user)


@register.simple_tag
def without_link(linked: dict[str, Any], user: Any) -> dict[str, Any]:
    """Return what the editor says of the English, without the link to a screen that is closed to people of a team."""
    return linked | {"editUrl": ""} if is_only_in_teams(user) else linked


@register.simple_tag
def translation_props(props: str, user: Any) -> str:
    """Return what localize's editor is told, without what would lead people of a team to a refusal.

    They translate words. Which page a door leads to, or where a link goes, is for editors.
    """
    if not is_only_in_teams(user):
        return props
    told: dict[str, Any] = json.loads(props)
    told["perms"] |= {"canLock": False, "canUnlock": False, "canDelete": False}
    told["segments"] = [each for each in told["segments"] if each["type"] == "string"]
    told["links"] |= {"convertToAliasUrl": None}
    return json.dumps(told)
