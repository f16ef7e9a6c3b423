"""What the address of a list asks for: read, checked, and written again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from contact.enums import ServiceCode
from register.enums import LEVELS, Sector
from register.search import LONGEST_QUERY

NEWEST, OLDEST, HIGHEST_LEVEL = "newest", "oldest", "level"
SORTS = (NEWEST, OLDEST, HIGHEST_LEVEL)
_SHOWN = 20
_MOST_DIGITS = 6


@dataclass(frozen=True)
class Filters:
    """What is asked for; "" or None where nothing is. `year` is a label such as "2025-26", `organisation` a slug."""

    year: str = ""
    level: int | None = None
    service: str = ""
    sector: str = ""
    organisation: str = ""
    q: str = ""
    sort: str = NEWEST
    page: int = 1

    @property
    def narrows(self) -> dict[str, Any]:
        """Return what narrows the list, by name."""
        return {name: value for name, value in asdict(self).items() if value and name not in ("sort", "page")}

    def query(self, **change: Any) -> str:
        """Return the query of an address with this change, without what is as usual; on page 1 unless it is given."""
        wanted = asdict(replace(self, **({"page": 1} | change)))
        usual = asdict(Filters())
        return urlencode({name: value for name, value in wanted.items() if value and value != usual[name]})


def filters_read(
    asked: QueryDict, *, years: Iterable[str], is_organisation: Callable[[str], bool]
) -> tuple[Filters, list[str]]:
    """Return what the query asks for, and a sentence for each part that cannot be: that part is left out.

    `years` are the labels that there are; `is_organisation` says of a slug whether it can be asked for.
    """
    errors: list[str] = []
    found: dict[str, Any] = {}
    for name, (read, wrong) in _readers(years, is_organisation).items():
        values = list(dict.fromkeys(value.strip() for value in asked.getlist(name) if value.strip()))
        if len(values) > 1:
            errors.append(_("The address asks for “%(name)s” more than once. Only the first counts.") % {"name": name})
        if not values:
            continue
        value = read(values[0])
        if value is None:
            errors.append(wrong % {"value": Truncator(values[0]).chars(_SHOWN)})
        else:
            found[name] = value
    if len(found.get("q", "")) > LONGEST_QUERY:
        errors.append(_("Search for up to %(most)d characters. We used the first ones.") % {"most": LONGEST_QUERY})
        found["q"] = found["q"][:LONGEST_QUERY]
    return Filters(**found), errors


def _readers(
    years: Iterable[str], is_organisation: Callable[[str], bool]
) -> dict[str, tuple[Callable[[str], Any], str]]:
    levels = {str(level): level for level in LEVELS}
    return {
        "year": (_one_of(years), _("There is no year “%(value)s” in the register. Choose one below.")),
        "level": (levels.get, _("There is no level “%(value)s” in the register. It lists levels 3 to 6 only.")),
        "service": (_one_of(ServiceCode.values), _("There is no service “%(value)s”. Choose one below.")),
        "sector": (_one_of(Sector.values), _("There is no sector “%(value)s”. Choose one below.")),
        "organisation": (
            lambda value: value if is_organisation(value) else None,
            _("No organisation “%(value)s” has an entry here."),
        ),
        "q": (str, ""),
        "sort": (_one_of(SORTS), _("The list cannot be put in the order “%(value)s”. Choose one below.")),
        "page": (_number, _("There is no page “%(value)s”. This is the first.")),
    }


def _one_of(values: Any) -> Callable[[str], str | None]:
    known = set(values)
    return lambda value: value if value in known else None


def _number(value: str) -> int | None:
    is_number = value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS
    return int(value) or None if is_number else None
