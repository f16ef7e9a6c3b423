"""Keeps the people of a language team to their language, on every screen of the admin.

What is not listed in `home.translation.rules` is closed to somebody who is only in language teams. So a screen that
somebody adds later is closed to them until it is listed, and not the other way round.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from core import teams
from home.translation.publishing import incomplete_refuse
from home.translation.rules import OPEN, READ_ONLY, Rule, rules

SAFE = {"GET", "HEAD", "OPTIONS"}
# Where Wagtail publishes without a hook that is asked before.
_PUBLISHING = {"wagtailadmin_api:pages:action": {"publish"}, "wagtailadmin_pages:workflow_action": {"approve"}}
_PAGE_KEYS = ("page_id", "page_to_move_id", "parent_page_id", "page_pk")

_rules: Callable[[], dict[str, Rule]] = cache(rules)


class LanguageGateMiddleware:
    """Before an admin view runs for somebody of a language team: say which language it is about, or refuse."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        if not request.path_info.startswith(reverse("wagtailadmin_home")) or not request.user.is_authenticated:
            return None
        if teams.roles(request.user) and not _may_pass(request, name, args, kwargs):
            return refuse(request)
        if kwargs.get("action_name") in _PUBLISHING.get(name, ()):
            pages = Page.objects.filter(pk=kwargs.get("page_id") or kwargs.get("pk"))
            return incomplete_refuse(request, pages)
        return None


def _may_pass(request: HttpRequest, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    """Return whether somebody of a language team may go on; if it is about their language, remember which."""
    rule = _rules().get(name)
    locale_id = rule.language(args, kwargs) if rule else None
    if rule and locale_id and teams.roles(request.user).get(locale_id, frozenset()) & rule.roles:
        teams.request_begin(request.user, locale_id=locale_id)
        return True
    return _is_open(request, name, args, kwargs)


def _is_open(request: HttpRequest, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    """Return whether somebody may go on without the powers of a language team."""
    if request.user.is_superuser or name in OPEN or (name in READ_ONLY and request.method in SAFE):
        return True
    if teams.is_only_in_teams(request.user):
        return False
    return all(_has_other_powers(request.user, key) for key in _pages_meant(request, name, args, kwargs))


def _pages_meant(request: HttpRequest, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[int]:
    """Return the keys of the pages that a screen of pages is about."""
    if name == "wagtail_bulk_action":
        keys = request.GET.getlist("id")
        return [int(key) for key in keys] if all(key.isdecimal() for key in keys) else _branches(request.user)
    if name.startswith("wagtailadmin_api:pages") and "pk" in kwargs:
        return [kwargs["pk"]]
    if name == "wagtailadmin_pages:revisions_compare":
        return [int(args[0])]
    return [kwargs[key] for key in _PAGE_KEYS if key in kwargs]


def _branches(user: Any) -> list[int]:
    """Return the keys of the home pages of the languages in which `user` is in a team: "all" may mean any page."""
    powers = GroupPagePermission.objects.filter(group__user=user, group__language_team__isnull=False)
    return list(powers.values_list("page_id", flat=True))


def _has_other_powers(user: Any, page_id: int) -> bool:
    """Return whether another group than a language team gives `user` something to do on a page, or none does.

    Wagtail's permissions hold for a branch of the tree, and a team's branch is its language. Without this, somebody who
    is also in an unrelated group could delete and move what they may only translate.
    """
    page = Page.objects.filter(pk=page_id).first()
    if page is None:
        return True
    above = page.get_ancestors(inclusive=True)
    powers = GroupPagePermission.objects.filter(group__user=user, page__in=above)
    return powers.filter(group__language_team=None).exists() or not powers.exists()


def refuse(request: HttpRequest) -> HttpResponse:
    """Answer 403 with the way to one's own translations."""
    return render(request, "home/admin/translation_refused.html", status=403)
