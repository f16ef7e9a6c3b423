"""From a document to a file: written aside, then moved, so that there is never half a file."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils import translation

from core.document import Document
from formats.models.files import folder
from formats.renderers import Renderer, RenderError
from formats.wanted import Wanted, settings_of

_CHUNK = 1024 * 1024
_ASIDE = ".part"


@dataclass(frozen=True)
class Written:
    """A whole file: where it lies below the folder of the formats, its bytes and their SHA-256 in hex."""

    stored_as: str
    size: int
    digest: str


def stored_as(wanted: Wanted) -> str:
    """Where a file lies: a name that says nothing, the same for the same contents wanted."""
    parts = "|".join([*wanted.place, wanted.fingerprint, wanted.recipe])
    name = hashlib.sha256(parts.encode()).hexdigest()[:40]
    return f"{name[:2]}/{name}-{wanted.format}"


def write(document: Document, renderer: Renderer, wanted: Wanted) -> Written:
    """Make the file of a document and put it where it belongs. Raises RenderError and OSError."""
    place = stored_as(wanted)
    final = folder() / place
    with _aside(final) as file:
        render_into(file, document, renderer)
        size, digest = _measure(file)
        if not size:
            raise RenderError("The file came out empty.")
    return Written(place, size, digest)


def render_into(file: IO[bytes], document: Document, renderer: Renderer) -> None:
    """Write a document into an open file, in the language of the document. Raises RenderError."""
    with translation.override(document.language):
        if renderer.render_to:
            renderer.render_to(document, file)
        else:
            file.write(renderer.render(document, **settings_of(renderer)))


@contextmanager
def _aside(final: Path) -> Iterator[IO[bytes]]:
    """A new file beside `final` that takes its place when all went well, and goes when it did not."""
    final.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=final.parent, suffix=_ASIDE)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(final)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _measure(file: IO[bytes]) -> tuple[int, str]:
    digest = hashlib.sha256()
    size = 0
    file.seek(0)
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()
