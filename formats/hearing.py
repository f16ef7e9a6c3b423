"""What somebody who listens to a recording must hear right: each number, time and date, and each small word on which
the meaning of a sentence hangs (issue 2: "every phone digit, time, date, level and section number and every not,
unless, may, usually, at least")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from core.document import Document
from formats.enums import FactKind
from formats.speech_script import Speech, script_of
from formats.speech_words import signs_of

# "not", "unless", "may", "usually", "at least" and what stands for them; the longer before what begins it.
_SMALL_WORDS = {
    "en": ("not", "unless", "may", "usually", "at least"),
    "gd": (
        "chan", "cha", "nach", "mura", "mur", "faodaidh", "faod", "dh'fhaodadh", "mar as trice", "mar as àbhaist",
        "co-dhiù", "aig a' char as lugha",
    ),
    "pl": (
        "chyba że", "o ile nie", "nie", "może", "mogą", "możesz", "można", "zwykle", "zazwyczaj", "co najmniej",
        "przynajmniej",
    ),
    "uk": (
        "якщо не", "хіба що", "не менше", "не", "може", "можуть", "можете", "можна", "зазвичай", "щонайменше",
        "принаймні",
    ),
    "zh-hans": ("除非", "不", "没", "未", "可能", "可以", "通常", "一般", "至少"),
    "ar": (
        "ما لم", "لا", "لم", "لن", "ليس", "ليست", "غير", "إلا", "يمكن", "يمكنك", "قد", "يجوز", "عادة", "على الأقل",
    ),
    "ur": (
        "جب تک", "سوائے", "نہیں", "نہ", "مت", "سکتا", "سکتی", "سکتے", "عام طور پر", "عموما", "کم از کم",
    ),
}  # fmt: skip
_WRITTEN_WITHOUT_SPACES = "zh-hans"
_AND = {"ar": "[وف]?"}  # written together with the next word


@dataclass(frozen=True, slots=True)
class HeardFact:
    """One thing to tick; `number` is its place among all of the recording."""

    number: int
    kind: FactKind
    words: str

    @property
    def direction(self) -> str:
        """The groups of a phone number or a postcode stand from left to right in every script."""
        return "ltr" if self.kind in (FactKind.PHONE, FactKind.NUMBER) else "auto"


@dataclass(frozen=True, slots=True)
class HeardPart:
    """Words for one voice, as it is given them; each piece is a fact, or what stands between two."""

    language: str
    pieces: tuple[str | HeardFact, ...]

    @property
    def facts(self) -> list[HeardFact]:
        return [piece for piece in self.pieces if isinstance(piece, HeardFact)]


@dataclass(frozen=True, slots=True)
class HeardLine:
    """What is said in one go."""

    parts: tuple[HeardPart, ...]

    @property
    def language(self) -> str:
        return self.parts[0].language

    @property
    def facts(self) -> list[HeardFact]:
        return [fact for part in self.parts for fact in part.facts]


@dataclass(frozen=True, slots=True)
class HeardChapter:
    title: str
    lines: tuple[HeardLine, ...]


def chapters_to_hear(document: Document) -> tuple[HeardChapter, ...]:
    """The chapters of a document's recording with the lines that have a fact in them, in the order of the sound."""
    numbers = count(1)
    chapters = []
    for chapter in script_of(document):
        said = [HeardLine(tuple(_part(part, numbers) for part in each.parts)) for each in chapter.utterances]
        if any(line.facts for line in said):
            chapters.append(HeardChapter(chapter.title, tuple(line for line in said if line.facts)))
    return tuple(chapters)


def facts_of(chapters: tuple[HeardChapter, ...]) -> list[HeardFact]:
    return [fact for chapter in chapters for line in chapter.lines for fact in line.facts]


def _part(speech: Speech, numbers: Iterator[int]) -> HeardPart:
    return HeardPart(speech.language, tuple(_pieces(speech, numbers)))


def _pieces(speech: Speech, numbers: Iterator[int]) -> Iterator[str | HeardFact]:
    at = 0
    for match in _pattern(speech.language).finditer(speech.text):
        if match.start() > at:
            yield speech.text[at : match.start()]
        yield HeardFact(next(numbers), FactKind(match.lastgroup or ""), match[0])
        at = match.end()
    if at < len(speech.text):
        yield speech.text[at:]


@lru_cache(maxsize=16)
def _pattern(language: str) -> re.Pattern[str]:
    """The first that fits wins: "0 8 0 0" is a phone number, not four numbers."""
    halves = "|".join(re.escape(half) for half in signs_of(language).halves.values()) or "(?!)"
    small = "|".join(re.escape(word) for word in _SMALL_WORDS.get(language, ()))
    if language != _WRITTEN_WITHOUT_SPACES:
        small = rf"(?<!\w){_AND.get(language, '')}(?:{small})(?!\w)"
    return re.compile(
        r"(?P<phone>\d(?: \d){2,}(?:, \d(?: \d)*)*)"
        r"|(?P<date>\d{1,2}\.?(?: [^\W\d][\w'’-]*[،,]?){1,2} \d{4}(?!\d)"
        r"|[^\W\d]+ \d{1,2}[،,] \d{4}|\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)"
        rf"|(?P<time>\d{{1,2}}[:.]\d\d(?: (?:{halves}))?|\d{{1,2}} (?:{halves}))"
        r"|(?P<number>(?:\b(?-i:[A-Z]) )*\d+(?:[.,]\d+)*(?: (?-i:[A-Z])\b)*)"
        rf"|(?P<word>{small})",
        re.IGNORECASE,
    )
