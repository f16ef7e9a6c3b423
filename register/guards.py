"""The database itself refuses to change, delete or truncate a line of the trail, whoever asks it.

Lines of the invented register may be deleted: it goes whole. Test databases are emptied between tests, so the tests
lower the guards and raise them where they are what is tested (register/tests/test_guards.py).
"""

from __future__ import annotations

from typing import Any

MESSAGE = "The trail of the register is only added to"
TABLE = "register_trailentry"
_REAL = "OLD.chain <> 'sample'"
_SQLITE_UP = [
    f"CREATE TRIGGER IF NOT EXISTS register_trail_unchanged BEFORE UPDATE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
    f"CREATE TRIGGER IF NOT EXISTS register_trail_undeleted BEFORE DELETE ON {TABLE} WHEN {_REAL} "
    f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
]
_SQLITE_DOWN = [
    "DROP TRIGGER IF EXISTS register_trail_unchanged",
    "DROP TRIGGER IF EXISTS register_trail_undeleted",
]
_POSTGRESQL_UP = [
    "CREATE OR REPLACE FUNCTION register_trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
    f"BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE OR REPLACE TRIGGER register_trail_unchanged BEFORE UPDATE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION register_trail_refuse()",
    f"CREATE OR REPLACE TRIGGER register_trail_undeleted BEFORE DELETE ON {TABLE} "
    f"FOR EACH ROW WHEN ({_REAL}) EXECUTE FUNCTION register_trail_refuse()",
    f"CREATE OR REPLACE TRIGGER register_trail_untruncated BEFORE TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION register_trail_refuse()",
]
_POSTGRESQL_DOWN = [
    f"DROP TRIGGER IF EXISTS register_trail_unchanged ON {TABLE}",
    f"DROP TRIGGER IF EXISTS register_trail_undeleted ON {TABLE}",
    f"DROP TRIGGER IF EXISTS register_trail_untruncated ON {TABLE}",
    "DROP FUNCTION IF EXISTS register_trail_refuse()",
]


def raise_guards(apps: Any, schema_editor: Any) -> None:
    """Make the triggers; what a migration calls."""
    _run(schema_editor, _POSTGRESQL_UP, _SQLITE_UP)


def lower_guards(apps: Any, schema_editor: Any) -> None:
    """Drop the triggers; what a migration calls to go back."""
    _run(schema_editor, _POSTGRESQL_DOWN, _SQLITE_DOWN)


def _run(schema_editor: Any, postgresql: list[str], sqlite: list[str]) -> None:
    for statement in postgresql if schema_editor.connection.vendor == "postgresql" else sqlite:
        schema_editor.execute(statement)
