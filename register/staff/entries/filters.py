"""What the address of the list of entries asks for, read and written again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from contact.enums import ServiceCode
from register.enums import LEVELS, ON_ITS_WAY, VersionState
from register.models import Body, ReportYear
from register.search import LONGEST_QUERY

MINE, BACK, APPROVE_ME, REPORT = "mine", "back", "approve", "report"
SHOWS = (MINE, BACK, APPROVE_ME, REPORT)
STATES = (*ON_ITS_WAY, VersionState.PUBLIC)
ORDERS = {
    "reference": "action__reference", "organisation": "body__name", "level": "level", "day": "taken_on",
}  # fmt: skip
_SHOWN, _MOST_DIGITS = 20, 6


@dataclass(frozen=True)
class Asked:
    """What is asked for; "" where nothing is. `year` is the year that it begins in, `organisation` an address."""

    show: str = ""
    state: str = ""
    year: int | str = ""
    level: int | str = ""
    service: str = ""
    organisation: str = ""
    q: str = ""
    sort: str = ""
    page: int = 1

    def query(self, **change: Any) -> str:
        """Return the query of an address with this change; on page 1 unless it is given."""
        wanted = asdict(replace(self, **({"page": 1} | change)))
        return urlencode({name: value for name, value in wanted.items() if value and value != getattr(Asked, name)})

    @property
    def narrows(self) -> bool:
        """Return whether anything but the order and the page is asked for."""
        return bool(replace(self, sort="", page=1).query())


def asked_read(given: QueryDict) -> tuple[Asked, list[str]]:
    """Return what the query asks for, and a sentence for each part that cannot be: that part is left out."""
    errors: list[str] = []
    found: dict[str, Any] = {}
    for name, known in _known().items():
        value = given.get(name, "").strip()
        if value and value in known:
            found[name] = known[value]
        elif value:
            errors.append(_wrong()[name] % {"value": Truncator(value).chars(_SHOWN)})
    q, page = given.get("q", "").strip(), given.get("page", "").strip()
    if len(q) > LONGEST_QUERY:
        errors.append(_("Search for up to %(most)d characters. We used the first ones.") % {"most": LONGEST_QUERY})
    if page:
        is_number = page.isascii() and page.isdigit() and len(page) <= _MOST_DIGITS
        found["page"] = int(page) or None if is_number else None
        if found["page"] is None:
            errors.append(page_missing(page))
            del found["page"]
    return Asked(**found, q=q[:LONGEST_QUERY]), errors


def page_missing(page: Any) -> str:
    """Return the sentence that there is no such page."""
    return _("There is no page “%(value)s”. This is the first.") % {"value": Truncator(str(page)).chars(_SHOWN)}


def _known() -> dict[str, dict[str, Any]]:
    """Each part of the query with its possible values, as they are typed and as they are meant."""
    return {
        "show": {each: each for each in SHOWS},
        "state": {each.value: each.value for each in STATES},
        "year": {name: year.start for year in ReportYear.objects.all() for name in (year.label, str(year.start))},
        "level": {str(level): level for level in LEVELS},
        "service": {each: each for each in ServiceCode.values},
        "organisation": {slug: slug for slug in Body.objects.values_list("slug", flat=True)},
        "sort": {f"{sign}{name}": f"{sign}{name}" for name in ORDERS for sign in ("", "-")},
    }


def _wrong() -> dict[str, str]:
    return {
        "show": _("There is no list “%(value)s”. Choose one below."),
        "state": _("There is no state “%(value)s”. Choose one below."),
        "year": _("There is no year “%(value)s” in the register. Choose one below."),
        "level": _("There is no level “%(value)s” in the register. It lists levels 3 to 6 only."),
        "service": _("There is no service “%(value)s”. Choose one below."),
        "organisation": _("No organisation “%(value)s” has an entry here."),
        "sort": _("The list cannot be put in the order “%(value)s”. Choose one below."),
    }
