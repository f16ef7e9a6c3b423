"""Letters that a file may hold."""

from __future__ import annotations

import re

# What XML 1.0 does not allow: most control characters, lone surrogates, two non-characters.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def allowed(text: str) -> str:
    """The text without characters that no XML file, and so no EPUB or DOCX, may hold."""
    return _NOT_IN_XML.sub("", text)
