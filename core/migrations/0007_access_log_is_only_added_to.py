from __future__ import annotations

from typing import Any

from django.db import migrations

MESSAGE = "The access log is only added to"
SQLITE = f"""
    CREATE TRIGGER access_log_unchanged BEFORE UPDATE ON core_accessentry
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END
"""
FUNCTION = f"""
    CREATE FUNCTION access_log_unchanged() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL = """
    CREATE TRIGGER access_log_unchanged BEFORE UPDATE ON core_accessentry
    FOR EACH ROW EXECUTE FUNCTION access_log_unchanged()
"""


def refuse_changes(apps: Any, schema_editor: Any) -> None:
    """A trigger refuses every UPDATE. Deleting stays possible: the log's days end, and tests flush."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION)
        schema_editor.execute(POSTGRESQL)
    else:
        schema_editor.execute(SQLITE)


def allow_changes(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER access_log_unchanged ON core_accessentry")
        schema_editor.execute("DROP FUNCTION access_log_unchanged()")
    else:
        schema_editor.execute("DROP TRIGGER access_log_unchanged")


class Migration(migrations.Migration):
    dependencies = [("core", "0006_access_log")]

    operations = [migrations.RunPython(refuse_changes, allow_changes)]
