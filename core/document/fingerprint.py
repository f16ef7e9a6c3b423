"""A short name of what a document says."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from core.document.nodes import Document, Image, walk


def fingerprint(document: Document) -> str:
    """64 hex digits that change with any word, mark or order of the document.

    The version's label and date are left out: a page published again without a change says the same, and its files
    need not be made anew.
    """
    said = replace(document, meta=replace(document.meta, version="", version_date=None))
    digest = hashlib.sha256(repr(said).encode())
    for picture in _pictures(document):
        digest.update(picture)
    return digest.hexdigest()


def _pictures(document: Document) -> list[bytes]:
    return [hashlib.sha256(block.data).digest() for block in walk(document.blocks) if isinstance(block, Image)]
