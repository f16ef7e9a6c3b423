"""What is kept ready beside the entries: the words of the search, the lines of the CSV.

Both follow from the entries alone and are written with them, in one transaction, so that neither ever says what the
entry does not. `derived_rebuild` makes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from register.data import batches, lines_of
from register.enums import VersionState
from register.models import Body, Line, Version
from register.search import search_renew

_BATCH = 500


def entry_derive(version: Version) -> None:
    """Bring what is kept ready of a version's entry up to date, in the caller's transaction."""
    derive(list(Version.objects.filter(action=version.action_id).values_list("pk", flat=True)))


def body_derive(body: Body) -> None:
    """Bring what is kept ready of an organisation's entries up to date: its name and sector stand in it."""
    derive(list(Version.objects.filter(body=body, state=VersionState.PUBLIC).values_list("pk", flat=True)))


def derive(keys: list[int]) -> None:
    """Bring what is kept ready of these versions up to date, in the caller's transaction."""
    for group in batches(keys, _BATCH):
        search_renew(list(group))
        lines_renew(list(group))


def lines_renew(keys: list[int]) -> None:
    """Write the lines of those of these versions that the CSV lists, and delete those of the others."""
    found = [Line(version_id=key, text=text) for key, text in lines_of(keys)]
    Line.objects.bulk_create(found, update_conflicts=True, unique_fields=["version"], update_fields=["text"])
    listed = {line.version_id for line in found}
    Line.objects.filter(version__in=[key for key in keys if key not in listed]).delete()


@transaction.atomic
def derived_rebuild() -> int:
    """Make all of it anew; return how many entries are public."""
    keys = list(Version.objects.values_list("pk", flat=True))
    derive(keys)
    return Line.objects.count()


def derived_problems() -> Iterator[str]:
    """Yield, in plain words, each entry whose line in the CSV is not what it says."""
    public = Version.objects.filter(state=VersionState.PUBLIC, withdraws=False)
    for group in batches(public.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=_BATCH), _BATCH):
        expected = dict(lines_of(group))
        rows = Line.objects.filter(version__in=group).select_related("version__action")
        for line in rows:
            if line.text != expected[line.version_id]:
                yield f"{line.version}: its line in the CSV was changed. To make it anew: manage.py rebuild_register"
    for line in Line.objects.exclude(version__in=public).select_related("version__action"):
        yield f"{line.version}: it has a line in the CSV and is not public. Run manage.py rebuild_register"
