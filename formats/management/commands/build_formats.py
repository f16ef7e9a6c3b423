from __future__ import annotations

import sys
import time
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from core import generation, sources
from core.sources import Source
from formats import selectors
from formats.jobs import job_claim
from formats.models import FormatJob
from formats.refresh import files_refresh
from formats.renderers import RENDERERS, Renderer
from formats.services import file_rebuild
from formats.wanted import renderers_for, wanted
from formats.work import job_do

BAR = 30  # characters


class Command(BaseCommand):
    help = "Make the formats of every page now, instead of leaving it to the worker."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--only-missing", action="store_true", help="Leave alone what is there and current.")
        parser.add_argument("--format", action="append", choices=sorted(RENDERERS), help="Only this; may be repeated.")
        parser.add_argument("--language", choices=[code for code, _ in settings.LANGUAGES])
        parser.add_argument("--page", metavar="PATH", help="Only the page at this address below the language.")

    def handle(self, *args: Any, only_missing: bool, **options: Any) -> None:
        files_refresh(at=timezone.now())
        generation.begin_request()
        try:
            failed = self._make(self._targets(options, only_missing))
        finally:
            generation.end_request()
        if failed:
            raise CommandError("Not made:\n" + "\n".join(failed))

    def _targets(self, options: dict[str, Any], only_missing: bool) -> list[tuple[Source, Renderer]]:
        found = [
            (source, renderer)
            for code, _ in settings.LANGUAGES
            if options["language"] in (None, code)
            for source in sources.sources(code)
            if options["page"] is None or source.path == options["page"].strip("/") + "/"
            for renderer in renderers_for(code)
            if not options["format"] or renderer.name in options["format"]
        ]
        return [each for each in found if not (only_missing and self._is_there(*each))]

    @staticmethod
    def _is_there(source: Source, renderer: Renderer) -> bool:
        try:
            return selectors.file_of(wanted(source, renderer)) is not None
        except Exception:  # what is wrong is said when it is tried
            return False

    def _make(self, targets: list[tuple[Source, Renderer]]) -> list[str]:
        """Make every file; return what could not be made, with the reasons."""
        failed = []
        started = time.monotonic()
        for number, (source, renderer) in enumerate(targets, start=1):
            reason = make(source, renderer)
            failed += [f"/{source.language}/{source.path}formats/{renderer.name}: {reason}"] if reason else []
            self._show(number, len(targets), f"/{source.language}/{source.path} {renderer.name}")
        seconds = time.monotonic() - started
        self.stdout.write(f"{len(targets) - len(failed)} files made in {seconds:.0f} s, {len(failed)} failed")
        return failed

    def _show(self, number: int, count: int, what: str) -> None:
        """One line that moves on a terminal; elsewhere a line for each tenth."""
        if sys.stdout.isatty():
            done = "#" * (BAR * number // count)
            self.stdout.write(
                f"\r\033[K[{done:<{BAR}}] {number} of {count} {what[:60]}", ending="\n" if number == count else ""
            )
            self.stdout.flush()
        elif number == count or number % max(count // 10, 1) == 0:
            self.stdout.write(f"{number} of {count}")


def make(source: Source, renderer: Renderer) -> str:
    """Make a file, or leave it to whoever makes it just now; return why it could not be made, or ""."""
    try:
        job = file_rebuild(source=source, renderer=renderer, at=timezone.now())
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    holder = job_claim(pk=job.pk, at=timezone.now())
    if not holder or job_do(pk=job.pk, holder=holder, source=source, renderer=renderer):
        return ""
    return FormatJob.objects.filter(pk=job.pk).values_list("error", flat=True).first() or ""
