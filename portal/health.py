"""Two questions that a supervisor asks: is the process alive, and can it serve?"""

from __future__ import annotations

import logging
import shutil
import uuid
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import heartbeat

logger = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024


@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """Answer 200 from the process alone; nothing else is touched."""
    return HttpResponse("alive\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 when database, migrations, cache and free disk are as they must be, else 503; the body names each.

    The body also says whether clock and worker live; pages can be served without them.
    """
    results = {name: _passes(name, check) for name, check in CHECKS.items()}
    body = {name: "ok" if passed else "failed" for name, passed in results.items()}
    processes = _processes() if results["database"] else {}
    return JsonResponse(body | processes, status=200 if all(results.values()) else 503)


def _processes() -> dict[str, str]:
    silent = heartbeat.silent(at=timezone.now())
    return {name: "silent" if name in silent else "ok" for name in (heartbeat.CLOCK, heartbeat.WORKER)}


def _passes(name: str, check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:
        logger.exception("Not ready: %s", name)
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _cache() -> bool:
    key = f"health:{uuid.uuid4()}"
    cache.set(key, "ok", timeout=10)
    answer = cache.get(key)
    cache.delete(key)
    return bool(answer == "ok")


def _disk() -> bool:
    folder = settings.MEDIA_ROOT
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free >= settings.MINIMUM_FREE_DISK_MB * MEGABYTE


CHECKS = {"database": _database, "migrations": _migrations, "cache": _cache, "disk": _disk}
