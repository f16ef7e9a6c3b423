"""Which seeded translations wait for a reviewer, whatever their catalogues hold."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from core.models import ContentPage, Words
from core.seed.helpers import toml_read
from core.seed.translations import translations_seed

WAITING = toml_read(Path(__file__).parent / "unreviewed.toml")


def load(*, at: datetime, demonstration: bool) -> None:
    """Make the translations of the seeded pages and words that were never made."""
    translations_seed(stays_draft=stays_draft)


def stays_draft(source: ContentPage | Words) -> bool:
    """Return whether a translation of this may not go live before a reviewer of the language has read it."""
    label = f"{source._meta.app_label}.{type(source).__name__}"
    if isinstance(source, Words):
        return label in WAITING["words"] or getattr(source.fact, "code", "") in WAITING["records"].get(label, [])
    return source.slug in WAITING["pages"] or label in WAITING["kinds"]
