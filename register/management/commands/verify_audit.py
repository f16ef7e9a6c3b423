from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from register.models import TrailEntry
from register.trail import verify


class Command(BaseCommand):
    help = "Read the whole trail of the register again, and say where anything was tampered with."

    def handle(self, *args: Any, **options: Any) -> None:
        problems = list(verify())
        for problem in problems:
            self.stdout.write(problem)
        if problems:
            raise CommandError(f"{len(problems)} signs of tampering.")
        self.stdout.write(f"{TrailEntry.objects.count()} lines of the trail: nothing was tampered with.")
