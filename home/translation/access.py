"""Who sees which languages in the translation queue, and what they may do there."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.db.models import Model
from wagtail.models import Locale

from core import teams
from core.enums import TeamRole
from home.snippet_gate import may_see
from home.translation_checks import RECORDING


def own_languages(user: Any) -> list[Locale]:
    """Return the languages in which `user` translates or reviews, in the order of the site's languages."""
    return [locale for locale in other_languages() if locale.pk in teams.roles(user)]


def visible_languages(user: Any) -> list[Locale]:
    """Return the languages whose queue `user` may see, their own first: all for editors, none for strangers."""
    own = own_languages(user)
    if not edits_all(user):
        return own
    return own + [locale for locale in other_languages() if locale not in own]


def other_languages() -> list[Locale]:
    """Return every language of the site but the one that is translated from."""
    order = [code for code, _name in settings.LANGUAGES]
    locales = Locale.objects.filter(language_code__in=order).exclude(language_code=settings.LANGUAGE_CODE)
    return sorted(locales, key=lambda locale: order.index(locale.language_code))


def edits_all(user: Any) -> bool:
    """Return whether `user` edits words in every language, as editors, moderators and administrators do."""
    return any(
        user.has_perm(f"{model._meta.app_label}.{get_permission_codename('change', model._meta)}")
        for model in teams.words_models()
    )


def may_translate(user: Any, locale: Locale) -> bool:
    return edits_all(user) or locale.pk in teams.roles(user)


def may_name(user: Any, source: Model) -> bool:
    """Return whether `user` may see what a page or words are called: in a language team, or by a permission on them."""
    return bool(teams.roles(user)) or may_see(user, type(source))


def may_check(user: Any, locale: Locale) -> bool:
    """Return whether `user` may record that a native reader has checked what is live in a language."""
    reviews = TeamRole.REVIEWER in teams.roles(user).get(locale.pk, frozenset())
    return reviews or bool(user.has_perm(RECORDING))
