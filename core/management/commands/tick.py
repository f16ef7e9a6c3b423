from __future__ import annotations

import time
from typing import Any

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from core import clock


def publish_scheduled(*, at: Any) -> None:
    """Publish and unpublish what editors have scheduled."""
    call_command("publish_scheduled")


class Command(BaseCommand):
    help = "Do what is due by the clock: scheduled publishing and the jobs that the apps register."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=int, metavar="SECONDS", help="Go on, with a pause between the rounds.")

    def handle(self, *args: Any, every: int | None = None, **options: Any) -> None:
        clock.register("publish_scheduled", publish_scheduled)
        while True:
            failed = clock.tick(at=timezone.now())
            if not every:
                break
            close_old_connections()
            time.sleep(every)
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}. The log says why.")
