from __future__ import annotations

from typing import IO, Any

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

    def handle(self, *args: Any, demonstration: bool, stdout: IO[str] | None = None, **options: Any) -> None:
        def step(text: str, command: str, **its_options: Any) -> None:
            self.stdout.write(f"    {text}")
            self.stdout.flush()
            call_command(command, stdout=stdout, **its_options)

        step("compiling the catalogues", "compile_catalogues")
        step("migrating the database (the first time about half a minute)", "migrate", verbosity=0)
        step("making the table of the cache", "createcachetable", verbosity=0)
        if demonstration:
            step("filling the site from the seeds", "seed", demonstration=True)
            step("looking for an administrator", "ensure_administrator")
