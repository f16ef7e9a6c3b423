from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

SHOWN = 5  # texts per fault


class Command(BaseCommand):
    help = "Fail when a language's catalogue lacks a text of the code, or has it fuzzy or untranslated."

    def handle(self, *args: Any, **options: Any) -> None:
        from portal import catalogues  # noqa: PLC0415 - it needs Babel, which production does not have

        messages = catalogues.messages_in_code(settings.BASE_DIR)
        self.stdout.write(f"    {len(messages)} texts to translate")
        incomplete = []
        for language, _name in settings.LANGUAGES:
            if language == settings.LANGUAGE_CODE:
                continue  # the texts themselves are in it
            shortfall = catalogues.shortfall_of(self._path(language), messages)
            self._report(language, vars(shortfall))
            if shortfall:
                incomplete.append(language)
        if incomplete:
            raise CommandError(f"Incomplete catalogues: {', '.join(incomplete)}")

    @staticmethod
    def _path(language: str) -> Path:
        first, _dash, second = language.partition("-")
        folder = f"{first}_{second.capitalize()}" if second else first
        return Path(settings.LOCALE_PATHS[0]) / folder / "LC_MESSAGES" / "django.po"

    def _report(self, language: str, faults: dict[str, list[str]]) -> None:
        counts = ", ".join(f"{len(texts)} {fault}" for fault, texts in faults.items())
        self.stdout.write(f"    {language}: {counts}")
        for fault, texts in faults.items():
            for text in texts[:SHOWN]:
                self.stdout.write(f"        {fault}: {text}")
