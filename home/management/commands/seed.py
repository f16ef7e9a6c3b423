from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.module_loading import import_string

# In the order in which they build on each other.
ROOMS = {
    "core": "Abbreviations",
    "outbox": "Mails",
    "contact": "Services, lines, opening hours, holidays",
    "guidance": "Levels and scenarios",
    "formats": "Requests for formats",
    "partners": "Partner organisations",
    "register": "Register of actions",
    "home": "Site, pages and permissions",
}
TRANSLATIONS = "home.seed.translations.load"


class Command(BaseCommand):
    help = "Fill the site with the publisher's texts. What exists already is left as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--demonstration",
            action="store_true",
            help="Also make what only a demonstration needs; it is labelled as such on the site.",
        )

    def handle(self, *args: Any, demonstration: bool = False, **options: Any) -> None:
        at = timezone.now()
        logging.disable(logging.INFO)  # a line for each of several hundred rows would hide the progress
        steps = {f"{room}.seed.load.load": what for room, what in ROOMS.items()} | {TRANSLATIONS: "Translations"}
        for number, (loader, what) in enumerate(steps.items(), start=1):
            self.stdout.write(f"  {number} of {len(steps)}: {what} … ", ending="")
            started = time.monotonic()
            load: Callable[..., None] = import_string(loader)
            load(at=at, demonstration=demonstration)
            self.stdout.write(f"done in {time.monotonic() - started:.1f} s")
        logging.disable(logging.NOTSET)
