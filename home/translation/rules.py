"""Which screens of the admin are about one language, and how to tell which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from core.enums import TeamRole
from core.models import Words
from core.teams import words_models

# Given what the address holds, returns the key of the locale, or None if there is no such thing.
Finder = Callable[[tuple[Any, ...], dict[str, Any]], int | None]
EVERYBODY = frozenset(TeamRole)
REVIEWERS = frozenset({TeamRole.REVIEWER})


@dataclass(frozen=True)
class Rule:
    """Who of a language's teams may use a screen, and how to find out which language it is about."""

    language: Finder
    roles: frozenset[TeamRole] = EVERYBODY


# Screens about nothing in particular, or that ask for themselves whom they let do what.
OPEN = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
        "wagtailadmin_dismissibles",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_editing_sessions:release",  # of one's own sessions only
        "wagtail_localize:javascript_catalog",
        "translations",
        "translations_start",
        "translations_catalogue",
    }
)
# Looking is allowed, as everybody sees these pages on the site; what is sent is not.
READ_ONLY = frozenset(
    {
        "wagtailadmin_explore_root",
        "wagtailadmin_explore",
        "wagtailadmin_explore_results",
        "wagtailadmin_pages:search",
        "wagtailadmin_pages:search_results",
        "wagtailadmin_api:pages:listing",
        "wagtailadmin_api:pages:detail",
        "wagtailadmin_api:pages:find",
    }
)


def _by_translation(args: tuple[Any, ...], kwargs: dict[str, Any]) -> int | None:
    return Translation.objects.filter(pk=kwargs["translation_id"]).values_list("target_locale_id", flat=True).first()


def _by_page(args: tuple[Any, ...], kwargs: dict[str, Any]) -> int | None:
    key = kwargs.get("page_id") or kwargs.get("pk") or args[0]
    return Page.objects.filter(pk=key).values_list("locale_id", flat=True).first()


def _by_words(model: type[Any]) -> Finder:
    def find(args: tuple[Any, ...], kwargs: dict[str, Any]) -> int | None:
        key = unquote(str(kwargs["pk"]))
        if not key.isdecimal():
            return None
        return model._default_manager.filter(pk=key).values_list("locale_id", flat=True).first()

    return find


def _by_kind(args: tuple[Any, ...], kwargs: dict[str, Any]) -> int | None:
    """The kind is the key of a content type."""
    kind = ContentType.objects.filter(pk=kwargs["kind"]).first()
    model = kind.model_class() if kind else None
    known = model is not None and issubclass(model, Page | Words)
    return _by_words(model)((), kwargs) if model is not None and known else None


def _by_language(args: tuple[Any, ...], kwargs: dict[str, Any]) -> int | None:
    return Locale.objects.filter(language_code=kwargs["language"]).values_list("pk", flat=True).first()


def _by_session(args: tuple[Any, ...], kwargs: dict[str, Any]) -> int | None:
    """The editor tells that it is open: for a page or for words."""
    label, key = (kwargs["app_label"], kwargs["model_name"]), unquote(str(kwargs["object_id"]))
    model = next(
        (each for each in (Page, *words_models()) if (each._meta.app_label, each._meta.model_name) == label), None
    )
    if model is None and label in _page_labels():
        model = Page
    return _by_words(model)((), {"pk": key}) if model else None


def _page_labels() -> set[tuple[str, str | None]]:
    return {(each._meta.app_label, each._meta.model_name) for each in apps.get_models() if issubclass(each, Page)}


def rules() -> dict[str, Rule]:
    """Return the rule of each screen that is about one language, by the name of its address."""
    found = {f"wagtail_localize:{name}": Rule(_by_translation) for name in _LOCALIZE}
    found |= {name: Rule(_by_page) for name in _PAGES}
    found["wagtailadmin_pages:unpublish"] = Rule(_by_page, REVIEWERS)
    found["translation_check"] = Rule(_by_kind, REVIEWERS)
    found["interface_check"] = Rule(_by_language, REVIEWERS)
    found["wagtailadmin_editing_sessions:ping"] = Rule(_by_session)
    found |= {name: Rule(_by_translation) for name in _OURS}
    for model in words_models():
        space = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}"
        found |= {f"{space}:{name}": Rule(_by_words(model)) for name in _WORDS}
        found[f"{space}:unpublish"] = Rule(_by_words(model), REVIEWERS)
    return found


_LOCALIZE = ["download_pofile", "preview_translation"]
_OURS = ["translations_string", "translations_upload"]
_PAGES = [
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:preview_on_edit",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:history_results",
    "wagtailadmin_pages:revisions_view",
    "wagtailadmin_pages:revisions_compare",
    "formats_draft",
    "formats_draft_file",
]
_WORDS = ["edit", "history", "history_results", "revisions_compare"]
