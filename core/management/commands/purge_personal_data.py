from __future__ import annotations

from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from core import retention


class Command(BaseCommand):
    help = "Erase the personal data whose time is over, by the rules of all rooms. The clock does so once a day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only count what would be erased.")

    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        results = retention.purge_all(at=timezone.now(), dry_run=dry_run)
        width = max((len(result.name) for result in results), default=0)
        self.stdout.write("Would be erased:" if dry_run else "Erased:")
        for result in results:
            self.stdout.write(f"    {result.name.ljust(width)}  {'failed' if result.count is None else result.count}")
        if any(result.count is None for result in results):
            raise CommandError("Not everything was erased. The log says why.")
