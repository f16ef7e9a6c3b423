"""Reads for the list of entries and the dashboard: what is on its way or public, as far as somebody may see it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, Q, QuerySet

from register.enums import ON_ITS_WAY, PUBLIC_WHEN_ISSUED, VersionState
from register.models import Body, ReportYear, Version
from register.models.bodies import name_key
from register.staff.entries.access import VIEW, sees_drafts, versions_seen
from register.staff.entries.filters import APPROVE_ME, BACK, MINE, ORDERS, REPORT, STATES, Asked
from register.workflow.rights import APPROVE, WRITE

_COLUMNS = {
    "state": "state",
    "year": "year__start",
    "level": "level",
    "service": "service",
    "organisation": "body__slug",
}


def entries(asked: Asked, user: Any) -> QuerySet[Version]:
    """Return what `asked` asks for, in its order, the newest first where it names none."""
    found = narrowed(asked, user)
    name = asked.sort.removeprefix("-")
    order = [asked.sort.replace(name, ORDERS[name])] if name else []
    return found.order_by(*order, "-pk")


def narrowed(asked: Asked, user: Any) -> QuerySet[Version]:
    """Return what `asked` asks for, in no order."""
    found = versions_seen(user).filter(state__in=STATES).order_by()
    if asked.show:
        found = found.filter(pk__in=waiting(asked.show, user))
    wanted = {_COLUMNS[name]: getattr(asked, name) for name in _COLUMNS if getattr(asked, name)}
    found = found.filter(**wanted)
    return found.filter(_says(asked.q)) if asked.q else found


def _says(q: str) -> Q:
    """Reference, name of the organisation in any spelling, or words of the entry: drafts are in no search index."""
    says = Q(action__reference__icontains=q) | Q(reason__icontains=q) | Q(correction__icontains=q)
    key = name_key(q)
    if key:
        named = Q(name_key__contains=key) | Q(other_names__name_key__contains=key)
        says |= Q(body__in=Body.objects.filter(named).values("pk"))
    return says


def page_of(asked: Asked, user: Any, *, size: int) -> list[Version]:
    """Return one page of entries: keys first, so that a deep page reads no row in vain."""
    start = (asked.page - 1) * size
    keys = list(entries(asked, user).values_list("pk", flat=True)[start : start + size])
    rows = versions_seen(user).in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def cube(asked: Asked, user: Any) -> list[tuple[tuple[Any, ...], int]]:
    """Return how many entries share the values of all filters, before any is used: from one grouped query."""
    rows = narrowed(Asked(show=asked.show, q=asked.q), user)
    groups = rows.values_list(*_COLUMNS.values()).annotate(count=Count("pk"))
    return [(tuple(values), count) for *values, count in groups]


def counts(cells: list[tuple[tuple[Any, ...], int]], asked: Asked) -> tuple[int, dict[str, Counter[Any]]]:
    """Return how many entries are asked for, and how many each value of a filter would show, the others kept."""
    wanted = [getattr(asked, name) for name in _COLUMNS]
    total, found = 0, {name: Counter[Any]() for name in _COLUMNS}
    for values, count in cells:
        misses = [at for at, value in enumerate(wanted) if value and values[at] != value]
        total += 0 if misses else count
        for at, name in enumerate(_COLUMNS):
            if not misses or misses == [at]:
                found[name][values[at]] += count
    return total, found


def shows_of(user: Any) -> list[str]:
    """Return which lists of what waits concern this person."""
    if not user.has_perm(VIEW) or not sees_drafts(user):
        return []
    writes = [MINE, BACK] if user.has_perm(WRITE) else []
    return [*writes, *([APPROVE_ME] if user.has_perm(APPROVE) else []), REPORT]


def waiting(show: str, user: Any) -> list[int]:
    """Return the keys of what waits in one of the lists: a few hundred at most, whatever the register holds."""
    if show == REPORT:
        return list(_next_report().values_list("pk", flat=True))
    state = VersionState.WAITING if show == APPROVE_ME else VersionState.DRAFT
    found = Version.objects.filter(state=state)
    if show == BACK:
        found = found.exclude(returned="")
    is_mine = show in (MINE, BACK)
    return [key for key, writers in found.values_list("pk", "writers") if (user.pk in writers) == is_mine]


def _next_report() -> QuerySet[Version]:
    """What is to go out with the earliest report that is not out yet."""
    due = Version.objects.filter(state__in=ON_ITS_WAY, number=1, is_sample=False)
    year = ReportYear.objects.filter(publication=None, versions__in=due).order_by("start").first()
    return due.filter(year=year).exclude(type__in=PUBLIC_WHEN_ISSUED)
