"""The register for re-use (P14): one row for each public entry, the same columns in every file and every year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection
from django.utils.timezone import localdate
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from core.csv_export import csv_lines
from register import selectors
from register.enums import VersionState
from register.filters import Filters
from register.models import ReportYear, Seal, Step, Version

SCHEMA_VERSION = 1
CHUNK = 500  # rows at a time: as much as a socket holds, so that one part is read while the next is fetched


@dataclass(frozen=True)
class Column:
    """A column of every file: its name, its CSVW data type, and what it means, caveats included."""

    name: str
    datatype: str
    meaning: Any
    required: bool = True


COLUMNS = (
    Column("reference", "string", _("The permanent reference of the entry. It is never used again.")),
    Column("version", "integer", _("1 for the first words; each public correction counts one up.")),
    Column("year", "string", _("The year of the annual report, from 1 April to 31 March.")),
    Column("organisation", "string", _("The official name of the organisation now; it may have had another then.")),
    Column("organisation_id", "string", _("The permanent name of the organisation in addresses of this site.")),
    Column("sector", "string", _("The kind of organisation.")),
    Column("service", "string", _("PSC: public service complaints. SWF: Scottish Welfare Fund. INWO: whistleblowing.")),
    Column("level", "integer", _("The action level, 3 to 6. Levels 1 and 2 are never listed.")),
    Column("type", "string", _("What was done. One entry names one type; a case may have several entries.")),
    Column("taken_on", "date", _("The day of the action.")),
    Column("reason", "string", _("Why, in our words. Empty where the text was removed for good."), required=False),
    Column("escalated_because", "string", _("Why it was escalated, where it was, step by step."), required=False),
    Column("ground", "string", _("For level 6: the section of the SPSO Act 2002."), required=False),
    Column("public_from", "date", _("The day on which this version became public.")),
    Column("text_removed", "string", _("The category, where the text was removed for good."), required=False),
    Column("sample", "boolean", _("true: an invented example, not a real organisation or action.")),
)  # fmt: skip
NAMES = tuple(column.name for column in COLUMNS)
REFERENCE, VERSION, REASON, WHY, REMOVED = (
    NAMES.index(name) for name in ("reference", "version", "reason", "escalated_because", "text_removed")
)
_FIELDS = (
    "pk", "action__reference", "number", "year__start", "body__name", "body__slug", "body__sector", "service", "level",
    "type", "taken_on", "reason", "ground", "public_from", "is_sample",
)  # fmt: skip


def rows(filters: Filters) -> Iterator[tuple[Any, ...]]:
    """Yield the public entries that `filters` ask for, as COLUMNS, a chunk at a time."""
    found = selectors.entries(filters).values_list(*_FIELDS).iterator(chunk_size=CHUNK)
    return (row for _key, row in _rows(found))


def year_rows(year: ReportYear) -> Iterator[tuple[Any, ...]]:
    """Yield the public entries of a year as COLUMNS, by reference: what is frozen with its report."""
    found = Version.objects.filter(year=year, state=VersionState.PUBLIC, withdraws=False).order_by("action__reference")
    return (row for _key, row in _rows(found.values_list(*_FIELDS)))


def lines_of(keys: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield the key and the line of CSV of each of these versions that is public and not a withdrawal."""
    found = Version.objects.filter(pk__in=keys, state=VersionState.PUBLIC, withdraws=False).order_by("pk")
    for key, row in _rows(found.values_list(*_FIELDS)):
        yield key, next(csv_lines([row]))


def _rows(found: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    for group in batches(found, CHUNK):
        keys = [row[0] for row in group]
        whys = _whys(keys)
        removed = dict(
            Seal.objects.filter(version__in=keys, sealed_at__isnull=False).values_list("version", "category")
        )
        for row in group:
            yield row[0], _row(row, whys.get(row[0], ""), removed.get(row[0], ""))


def _row(row: tuple[Any, ...], why: str, removed: str) -> tuple[Any, ...]:
    (_pk, reference, number, start, name, slug, sector, service, level, kind, day, reason, ground, since, sample) = row
    year = f"{start}-{(start + 1) % 100:02d}"
    dates = (day.isoformat(), localdate(since).isoformat())
    return (
        reference, number, year, name, slug, sector, service, level, kind, dates[0], reason, why, ground, dates[1],
        removed, "true" if sample else "false",
    )  # fmt: skip


def _whys(keys: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    steps = Step.objects.filter(version__in=keys).exclude(why="").order_by("version", "position")
    for version, why in steps.values_list("version", "why"):
        found[version] = f"{found[version]} {why}" if version in found else why
    return found


def csv_stream(filters: Filters) -> Iterator[str]:
    """Yield the CSV, some rows at a time: RFC 4180, and no cell that a spreadsheet would run.

    The lines lie ready (register.models.Line). One that lacks is put together now, so that no entry is left out.
    """
    yield next(csv_lines([NAMES]))
    found = selectors.entries(filters).values_list("line__text", "pk").query
    # Rows as the database gives them: Django's own iterator would cost more than the rest.
    groups: Any = found.get_compiler(connection.alias).execute_sql(chunked_fetch=True, chunk_size=CHUNK)
    for group in groups:
        yield "".join([text or _line_made_now(key) for text, key in group])


def _line_made_now(key: int) -> str:
    return dict(lines_of([key])).get(key, "")


def csvw(*, csv_address: str, page_address: str, publisher: str) -> dict[str, Any]:
    """Return what the columns are, for machines (https://www.w3.org/TR/tabular-metadata/), in English."""
    settings, changed = selectors.settings(), selectors.changed_at()
    with override("en"):
        columns = [
            {
                "name": column.name,
                "titles": column.name,
                "dc:description": str(column.meaning),
                "datatype": column.datatype,
                "required": column.required,
            }
            for column in COLUMNS
        ]
        title = gettext("Register of level 3 to 6 actions")
    found = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": csv_address,
        "dc:title": title,
        "dc:publisher": publisher,
        "dcat:landingPage": page_address,
        "dialect": {"header": True, "encoding": "utf-8"},
        "tableSchema": {"columns": columns, "primaryKey": "reference"},
    }
    if settings.licence_url:
        found["dc:license"] = {"@id": settings.licence_url}
    if changed:
        found["dc:modified"] = {"@value": changed.date().isoformat(), "@type": "xsd:date"}
    return found


def entry_json(row: tuple[Any, ...]) -> dict[str, Any]:
    """Return a row as the JSON has it: numbers and truth values as such, what is empty as null."""
    found: dict[str, Any] = {name: value if value != "" else None for name, value in zip(NAMES, row, strict=True)}
    return found | {"sample": row[-1] == "true"}


def json_schema(address: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the JSON file, which lies at `address`."""
    types = {
        "integer": {"type": "integer"},
        "boolean": {"type": "boolean"},
        "date": {"type": "string", "format": "date"},
    }
    with override("en"):
        fields = {column.name: _json_type(column, types) | {"description": str(column.meaning)} for column in COLUMNS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Register of level 3 to 6 actions",
        "type": "object",
        "required": ["schema", "version", "licence", "changed", "entries"],
        "properties": {
            "schema": {"const": address},
            "version": {"const": SCHEMA_VERSION},
            "licence": {"type": ["string", "null"]},
            "changed": {"type": ["string", "null"], "format": "date-time"},
            "entries": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": fields,
                    "required": list(NAMES),
                    "additionalProperties": False,
                },
            },
        },
        "additionalProperties": False,
    }


def _json_type(column: Column, types: dict[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = types.get(column.datatype, {"type": "string"})
    return plain if column.required else {**plain, "type": [plain["type"], "null"]}


def batches(rows: Iterable[Any], size: int) -> Iterator[tuple[Any, ...]]:
    """Yield the rows in tuples of up to `size`."""
    left = iter(rows)
    while group := tuple(islice(left, size)):
        yield group
