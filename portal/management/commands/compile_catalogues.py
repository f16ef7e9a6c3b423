from __future__ import annotations

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compile the .po catalogues that are newer than their .mo; GNU gettext is not needed."

    def handle(self, *args: Any, **options: Any) -> None:
        sources = [source for folder in settings.LOCALE_PATHS for source in Path(folder).rglob("*.po")]
        for source in sources:
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                polib.pofile(str(source)).save_as_mofile(str(target))
                self.stdout.write(f"    compiled {source.parent.parent.name}/{source.name}")
