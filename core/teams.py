"""What translators and reviewers may do with records' words: only in their language, and only where a request says so.

Django's permissions hold for a model, so for the words of every language at once. A language team therefore has none
of its own. `home.translation.gate` says which language a request is about (`request_begin`), and the backend here gives
the team's permissions for that language until the request is over. A screen that the gate does not know gets none.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.backends import BaseBackend

from core.enums import TeamRole
from core.models import LanguageTeam, Words

_ROLES, _LANGUAGE, _NOTHING_ELSE = "_language_team_roles", "_language_of_request", "_only_in_language_teams"
_REVIEWERS = frozenset({TeamRole.REVIEWER})
_ACTIONS = {"change": frozenset(TeamRole), "publish": _REVIEWERS}
_RECORDING = "core.add_translationcheck"


def roles(user: Any) -> dict[int, frozenset[TeamRole]]:
    """Return what `user` does in which language: the locale's key to roles. Read once for each user object."""
    if not hasattr(user, _ROLES):
        setattr(user, _ROLES, _read_roles(user) if user.is_authenticated and user.is_active else {})
    found: dict[int, frozenset[TeamRole]] = getattr(user, _ROLES)
    return found


def _read_roles(user: Any) -> dict[int, frozenset[TeamRole]]:
    found: dict[int, frozenset[TeamRole]] = {}
    for locale, role in LanguageTeam.objects.filter(group__user=user).values_list("locale_id", "role"):
        found[locale] = found.get(locale, frozenset()) | {TeamRole(role)}
    return found


def is_only_in_teams(user: Any) -> bool:
    """Return whether all that `user` may do comes from language teams: no other group, no permission of their own."""
    if user.is_superuser or not roles(user):
        return False
    if not hasattr(user, _NOTHING_ELSE):
        has_more = user.groups.filter(language_team=None).exists() or user.user_permissions.exists()
        setattr(user, _NOTHING_ELSE, not has_more)
    return bool(getattr(user, _NOTHING_ELSE))


def request_begin(user: Any, *, locale_id: int) -> None:
    """Say that the request of `user` is about things of one language, and of no other."""
    setattr(user, _LANGUAGE, locale_id)


class LanguageTeamBackend(BaseBackend):
    """Lets people of a language team change (reviewers: publish) words of the language that the request is about."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        locale_id = getattr(user_obj, _LANGUAGE, None)
        wanted = _permissions().get(perm)
        if locale_id is None or wanted is None or (obj is not None and obj.locale_id != locale_id):
            return False
        return bool(roles(user_obj).get(locale_id, frozenset()) & wanted)


@cache
def _permissions() -> dict[str, frozenset[TeamRole]]:
    """Return the name of each permission that a team may have, with the roles that give it."""
    of_words = {
        f"{model._meta.app_label}.{get_permission_codename(action, model._meta)}": wanted
        for model in words_models()
        for action, wanted in _ACTIONS.items()
    }
    return of_words | {_RECORDING: _REVIEWERS}


def words_models() -> list[type[Words]]:
    """Return every model of records' words."""
    return [model for model in apps.get_models() if issubclass(model, Words)]
