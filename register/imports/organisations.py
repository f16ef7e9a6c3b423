"""The organisations that a file names: known ones, and what somebody said about the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from register.enums import Sector
from register.models import Body, BodyName
from register.models.bodies import name_key

NEW = "new:"  # a choice such as "new:housing": make it, in this sector
_NEAREST, _LIKE_ENOUGH = 5, 0.5


@dataclass
class Unknown:
    """A name that no organisation has, however it is written: its first spelling, and where it stands."""

    key: str
    name: str
    first_row: int
    sector: str = ""
    rows: int = 0


class Organisations:
    """Finds organisations by official or other name, whatever accents and case; remembers those that it did not find.

    `choices` says by folded name what an unknown one is: the key of an organisation, or "new:" with a sector.
    """

    def __init__(self, choices: Mapping[str, str], create_in: str = "") -> None:
        self._choices, self._create_in = choices, create_in
        self._by_key: dict[str, Body] = {each.name_key: each for each in Body.objects.all()}
        for other in BodyName.objects.select_related("body"):
            self._by_key.setdefault(other.name_key, other.body)
        self._by_pk = {each.pk: each for each in self._by_key.values()}
        self.new: dict[str, Body] = {}
        self.unknown: dict[str, Unknown] = {}

    def find(self, name: str, *, row: int, sector: str) -> Body | None:
        """Return the organisation, made but not saved where somebody chose so; None where nobody knows it yet.

        Raises ValidationError for a name that cannot be one.
        """
        key = name_key(name)
        if not key:
            raise ValidationError(_("This is no name. Write the name of the organisation."))
        found = self._by_key.get(key) or self.new.get(key) or self._chosen(key, name)
        if found is None:
            unknown = self.unknown.setdefault(key, Unknown(key, name, row))
            unknown.rows += 1
            unknown.sector = unknown.sector or sector
        return found

    def _chosen(self, key: str, name: str) -> Body | None:
        choice = self._choices.get(key) or (self._create_in and f"{NEW}{self._create_in}") or ""
        if not choice.startswith(NEW):
            return self._by_pk.get(int(choice)) if choice.isdecimal() else None
        sector = choice.removeprefix(NEW)
        if sector not in Sector.values:
            return None
        body = Body(name=name, name_key=key, sector=sector)
        try:
            body.full_clean(exclude=["slug"])
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        self.new[key] = body
        return body

    def nearest(self, name: str) -> list[Body]:
        """Return the organisations whose names look most alike, the nearest first."""
        keys = get_close_matches(name_key(name), self._by_key, n=_NEAREST, cutoff=_LIKE_ENOUGH)
        return list({self._by_key[key].pk: self._by_key[key] for key in keys}.values())
