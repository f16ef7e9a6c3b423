from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Bring database and catalogues up to date; run it at every start and after every update."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--demonstration",
            action="store_true",
            help="Fill the site from the seeds, with the demonstration's settings, and make a first administrator.",
        )

    def handle(self, *args: Any, demonstration: bool, **options: Any) -> None:
        self._step("compiling the catalogues", "compile_catalogues")
        self._step("migrating the database (the first time about half a minute)", "migrate", verbosity=0)
        self._step("making the table of the cache", "createcachetable", verbosity=0)
        if demonstration:
            self._step("filling the site from the seeds", "seed", demonstration=True)
            self._step("looking for an administrator", "ensure_administrator")

    def _step(self, text: str, command: str, **options: Any) -> None:
        self.stdout.write(f"    {text}")
        self.stdout.flush()
        call_command(command, stdout=self.stdout, **options)
