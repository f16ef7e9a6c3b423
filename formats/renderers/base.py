"""What every renderer of a format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any

from django.utils.text import slugify

from core.document import Document

SITE_LANGUAGES = frozenset({"en", "gd", "pl", "uk", "zh-hans", "ar", "ur"})


def _nothing_missing(language: str) -> str | None:
    return None


class RenderError(Exception):
    """A document cannot be made in a format; the message says why, for editors."""


@dataclass(frozen=True, kw_only=True)
class Renderer:
    """One format: how it is called and how it is made.

    `name` is also the last part of its address ("document.pdf"); `suffix` ends the name of the saved file
    ("large-print.pdf"). `label` is translatable. `version` is raised whenever the renderer makes something else of the
    same document: files of an older one are made anew. `render(document, **settings)` gives the file's bytes or raises
    RenderError. `missing_engine(language)` says what this machine lacks, in plain words, or gives None.
    `at_request` is False for a format that takes too long to be made while somebody waits. `render_to`, where there is
    one, does as `render` into a file open for writing and seeking, without holding the whole of it in memory.
    """

    name: str
    suffix: str
    label: Any
    media_type: str
    version: int
    render: Callable[..., bytes]
    missing_engine: Callable[[str], str | None] = _nothing_missing
    languages: frozenset[str] = field(default=SITE_LANGUAGES)
    at_request: bool = True
    render_to: Callable[[Document, IO[bytes]], None] | None = None

    def offered(self, language: str) -> bool:
        """Whether this machine can make the format in a language (a site code)."""
        return language in self.languages and self.missing_engine(language) is None

    def file_name(self, document: Document, slug: str) -> str:
        """The name of the saved file: which page, which version and its date, which language, which format."""
        day, version = document.meta.version_date, slugify(document.meta.version)
        version = f"version-{version}" if version.isdigit() else version
        parts = [slug, version, day.isoformat() if day else "", document.language, self.suffix]
        return "-".join(part for part in parts if part)
