from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from register.derived import derived_rebuild


class Command(BaseCommand):
    help = "Make anew what is kept ready beside the register's entries: the words of the search, the lines of the CSV."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{derived_rebuild()} public entries: the search and the CSV are made anew.")
