from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from core.seed.translations import strings_wanted
from home.seed.translations import stays_draft


class Command(BaseCommand):
    help = "Print every English segment of the site as a template (POT) for <room>/seed/translations/<language>.po."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(str(strings_wanted(stays_draft=stays_draft)))
