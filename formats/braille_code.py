"""Words of any language as Braille cells: which table, what a table does not know, what must not be parted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from core.document import Inlines, Text
from formats import louis

BLANK = "\u2800"
_UEB_1, _UEB_2 = "en-ueb-g1.ctb", "en-ueb-g2.ctb"
_ARABIC, _URDU, _CYRILLIC, _CHINESE = "ar-ar-g1.utb", "ur-pk-g1.utb", "uk.utb", "zhcn-g1.ctb"
# Gaelic is written in UEB without contractions: liblouis's own table for it (gd.ctb) has no accents.
_UNCONTRACTED = {
    "en": _UEB_1,
    "gd": _UEB_1,
    "pl": "Pl-Pl-g1.utb",
    "uk": _CYRILLIC,
    "ar": _ARABIC,
    "ur": _URDU,
    "zh-hans": _CHINESE,
}
# Only where the code is settled and its table reads back: English.
_CONTRACTED = {"en": _UEB_2}
_SCRIPTS = {"CYRILLIC": (_CYRILLIC,), "ARABIC": (_ARABIC, _URDU), "CJK": (_CHINESE,)}
# Spaces inside a phone number, and those that an editor made unbreakable, keep their words on one line.
_UNBREAKABLE = re.compile(r"(?<=\d) (?=\d)|\u00a0|\u202f")
_SPACES = str.maketrans(dict.fromkeys("\n\t\u00a0\u202f", " "))
_BLANKS = frozenset(" \n\t\u00a0\u202f")
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})


@dataclass(frozen=True, slots=True)
class Code:
    """How a document is brailled. `line_continuation` stands where an address is parted; it is empty where none is
    settled."""

    table: str
    line_continuation: str = ""

    @property
    def is_ueb(self) -> bool:
        return self.table in {_UEB_1, _UEB_2}


@dataclass(frozen=True, slots=True)
class Brailled:
    """Cells, and for each the print character it begins or goes on with (an index into `text`)."""

    text: str
    cells: str
    sources: tuple[int, ...]

    def __add__(self, other: Brailled) -> Brailled:
        moved = tuple(source + len(self.text) for source in other.sources)
        return Brailled(self.text + other.text, self.cells + other.cells, self.sources + moved)


NOTHING = Brailled("", "", ())


def languages(*, contracted: bool) -> frozenset[str]:
    """The site languages that have a Braille code of this kind."""
    return frozenset(_CONTRACTED if contracted else _UNCONTRACTED)


def code_for(language: str, *, contracted: bool) -> Code:
    """The code of a language; KeyError where it has none of this kind (UEB 6.10, 10.13.3: dot 5 parts an address)."""
    table = (_CONTRACTED if contracted else _UNCONTRACTED)[language]
    return Code(table, "\u2810" if table in {_UEB_1, _UEB_2} else "")


def brailled(inlines: Inlines, code: Code) -> Brailled:
    """Runs of words as cells. Foreign words are uncontracted; a character that no table knows is named in brackets."""
    stretches = [stretch for run in inlines for stretch in _by_table(run.text, _table_of(run, code))]
    made = NOTHING
    for table, group in groupby(stretches, key=itemgetter(0)):
        text = "".join(part for _, part in group)
        translation = louis.translate(text.translate(_SPACES), table)
        made += Brailled(text, translation.cells, translation.sources)
    return made


def unbreakable(text: str) -> frozenset[int]:
    """The indexes of the spaces in a text that no line may end at."""
    return frozenset(match.start() for match in _UNBREAKABLE.finditer(text))


def _table_of(run: Text, code: Code) -> str:
    """The document's own table; in UEB, words of another language are not contracted (UEB 13.2)."""
    foreign = run.language and not run.language.startswith("en")
    return _UEB_1 if foreign and code.table == _UEB_2 else code.table


def _written(text: str, own: str) -> str:
    """Composed letters; no marks of direction nor others that nobody sees; nothing that no table knows."""
    composed = unicodedata.normalize("NFC", text)
    if "‘" not in composed:
        composed = composed.replace("’", "'")  # an apostrophe, also before a space: "a’ cosgadh"
    seen = (c for c in composed if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    return "".join(c if _table_for(c, own) else _in_words(c, own) for c in seen)


def _by_table(text: str, own: str) -> Iterator[tuple[str, str]]:
    """A text in stretches of one table each: its own wherever that knows the characters."""
    text = _written(text, own)
    tables = [_table_for(character, own) or _UEB_1 for character in text]
    for index, character in enumerate(text):
        if tables[index] == own and not character.isalpha() and not character.isspace():
            tables[index] = _neighbour(tables, index, own, character)
    for table, group in groupby(zip(tables, text, strict=True), key=itemgetter(0)):
        yield table, "".join(character for _, character in group)


def _neighbour(tables: list[str], index: int, own: str, character: str) -> str:
    """A digit or sign between two foreign letters belongs to their word: "www.spso.org.uk/contact"."""
    before, after = tables[max(index - 1, 0)], tables[min(index + 1, len(tables) - 1)]
    return before if before == after and louis.knows(character, before) else own


@lru_cache(maxsize=4096)
def _table_for(character: str, own: str) -> str:
    """The table for a character: the document's own, else that of its script, else none ("")."""
    if character in _BLANKS or louis.knows(character, own):
        return own
    script = unicodedata.name(character, "?").split()[0]
    others = _SCRIPTS.get(script, (_UEB_1,))
    return next((other for other in others if louis.knows(character, other)), "")


@lru_cache(maxsize=4096)
def _in_words(character: str, own: str) -> str:
    """What is brailled in place of a character that no table knows."""
    if unicodedata.category(character) in {"Mn", "Me"}:
        return ""
    plain = unicodedata.normalize("NFKD", character)
    if plain != character and all(_table_for(part, own) for part in plain):
        return plain
    return f"[{unicodedata.name(character, 'unknown sign').lower()}]"


def with_addresses(inlines: Inlines) -> Inlines:
    """The same words with the address of each web link behind it, where the words do not say it already."""
    return tuple(_with_address(run) for run in inlines)


def _with_address(run: Text) -> Text:
    address = re.sub(r"^https?://", "", run.href).rstrip("/")
    if not run.href.startswith("http") or address.removeprefix("www.") in run.text:
        return run
    return replace(run, text=f"{run.text} ({address})")
