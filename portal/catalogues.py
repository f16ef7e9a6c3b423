"""Which words of the code and the templates need a translation, and what a catalogue lacks of them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
LEFT_OUT = {".venv", "build", "functional_tests", "migrations", "node_modules", "script", "tests", "var"}


@dataclass(frozen=True)
class Message:
    """One text to translate: its context (empty for most), the text, and its plural (empty for most)."""

    context: str
    text: str
    plural: str


@dataclass
class Shortfall:
    """What a catalogue lacks, as the texts concerned."""

    missing: list[str] = field(default_factory=list)
    fuzzy: list[str] = field(default_factory=list)
    untranslated: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.missing or self.fuzzy or self.untranslated)


def messages_in_code(top: Path) -> set[Message]:
    """Return every text marked for translation in the Python files and templates below a folder."""
    files = [*_files(top, "*.py"), *_files(top / "templates", "*.html"), *_files(top / "templates", "*.txt")]
    return {message for file in files for message in _messages(file)}


def shortfall_of(catalogue: Path, messages: Iterable[Message]) -> Shortfall:
    """Compare a .po file (which need not exist) with the messages that it must translate."""
    entries = polib.pofile(str(catalogue)) if catalogue.exists() else []
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in entries if not entry.obsolete}
    result = Shortfall()
    for message in sorted(messages, key=lambda each: (each.text, each.context)):
        entry = known.get((message.context, message.text))
        if entry is None or (entry.msgid_plural or "") != message.plural:
            result.missing.append(message.text)
        elif entry.fuzzy:
            result.fuzzy.append(message.text)
        elif not entry.translated():
            result.untranslated.append(message.text)
    return result


def _files(top: Path, pattern: str) -> Iterator[Path]:
    for file in top.rglob(pattern):
        if not LEFT_OUT & set(file.relative_to(top).parts):
            yield file


def _messages(file: Path) -> Iterator[Message]:
    source = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        # Django turns a template into calls of gettext; what stands before them on a line must not look indented.
        source = "\n".join(line.lstrip() for line in templatize(source, origin=str(file)).splitlines())
    for _line, found, _comments, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        singular, plural = found if isinstance(found, tuple) else (found, "")
        if singular:
            yield Message(context or "", singular, plural or "")
