"""Words of the public register: FTS5 on SQLite, tsvector with GIN on PostgreSQL, in a table of its own.

Text and question are folded alike (register.models.bodies.name_key), so that accents and case do not matter, and each
word asked for is the beginning of a word. Results keep the order of the list: by relevance, a word that most rows have
would cost more than all the rest.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

from register.enums import VersionState
from register.models import Version
from register.models.bodies import name_key

TABLE = "register_search"
LONGEST_QUERY = 200
_MOST_WORDS = 12
_SQL = {
    "add": {
        "postgresql": "INSERT INTO register_search (version_id, words) VALUES (%s, to_tsvector('simple', %s))",
        "sqlite": "INSERT INTO register_search (rowid, words) VALUES (%s, %s)",
    },
    "forget": {
        "postgresql": "DELETE FROM register_search WHERE version_id = %s",
        "sqlite": "DELETE FROM register_search WHERE rowid = %s",
    },
    "find": {
        "postgresql": "SELECT version_id FROM register_search WHERE words @@ to_tsquery('simple', %s)",
        "sqlite": "SELECT rowid FROM register_search WHERE words MATCH %s",
    },
}


def make_table(apps: Any, schema_editor: Any) -> None:
    """Make the table; what a migration calls."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"CREATE TABLE {TABLE} (version_id bigint PRIMARY KEY, words tsvector NOT NULL)")
        schema_editor.execute(f"CREATE INDEX {TABLE}_words ON {TABLE} USING gin (words)")
    else:
        schema_editor.execute(f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words)")


def drop_table(apps: Any, schema_editor: Any) -> None:
    """Drop the table; what a migration calls to go back."""
    schema_editor.execute(f"DROP TABLE {TABLE}")


def search_renew(keys: list[int]) -> None:
    """Bring what the search knows of these versions up to date, in the caller's transaction: public words only."""
    public = Version.objects.filter(pk__in=keys, state=VersionState.PUBLIC, withdraws=False)
    public = public.select_related("action", "body").prefetch_related("steps", "body__other_names")
    search_forget(keys)
    search_add([(each.pk, words_of(each)) for each in public])


def search_add(rows: list[tuple[int, str]]) -> None:
    """Add versions by key, with their folded words."""
    with connection.cursor() as cursor:
        cursor.executemany(_SQL["add"][connection.vendor], rows)


def search_forget(keys: list[int]) -> None:
    """Forget versions by key."""
    with connection.cursor() as cursor:
        cursor.executemany(_SQL["forget"][connection.vendor], [(key,) for key in keys])


def search_compact() -> None:
    """Rewrite the index without what was deleted from it: SQLite keeps deleted words in it until it merges them."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO register_search (register_search) VALUES ('optimize')")


def words_of(version: Version) -> str:
    """Return the folded words by which an entry is found."""
    names = [version.body.name, *(each.name for each in version.body.other_names.all())]
    whys = [step.why for step in version.steps.all()]
    texts = [version.action.reference, *names, version.reason, version.correction, *whys]
    return name_key(" ".join(texts))


def condition(question: str) -> tuple[str, list[str]] | None:
    """Return the SQL condition on register_version.id, and its parameters; None where there is no word to look for."""
    words = name_key(question).split()[:_MOST_WORDS]
    if not words:
        return None
    if connection.vendor == "postgresql":
        asked = " & ".join(f"'{word}':*" for word in words)
    else:
        asked = " ".join(f'"{word}"*' for word in words)
    return f"register_version.id IN ({_SQL['find'][connection.vendor]})", [asked]
