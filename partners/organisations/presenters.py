"""A wording in rows, as a partner and the staff read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from partners.organisations.selectors import topics


def wording_rows(wording: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return every part of a wording that says something, as term and detail."""
    names = {topic.code: str(topic) for topic in topics()}
    rows = [
        (_("Name"), wording["name"]),
        (_("What it does"), wording["remit"]),
        (_("Who it helps, and with what"), wording["helps"]),
        (_("Topics"), ", ".join(names.get(code, code) for code in wording["topics"])),
        (_("Phone"), wording["phone"]),
        (_("Website"), wording["website"]),
        (_("Address"), ", ".join(wording["address"].splitlines())),
        (_("Opening hours"), wording["hours"]),
        (_("Languages"), wording["languages"]),
    ]
    return [{"term": term, "detail": detail} for term, detail in rows if detail]
