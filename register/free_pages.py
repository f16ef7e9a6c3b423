"""What SQLite's file keeps of a text that was deleted: old pages in the journal beside it.

`secure_delete` (portal.settings.production) overwrites what is deleted in the file itself. The journal (-wal) holds
pages as they were until it is emptied, which no transaction can do. PostgreSQL has dead rows instead, until its VACUUM.
"""

from __future__ import annotations

from django.db import connection


def pages_clear() -> bool:
    """Empty the journal of SQLite; do nothing in a transaction. Return whether nothing old is left in it.

    It is not emptied while somebody reads an older state of the file, such as a long download: the clock tries again.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy, *_pages = cursor.fetchone()
    return not is_busy
