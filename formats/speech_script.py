"""A document as a script to be read out: chapters of utterances, in reading order, with pauses between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.translation import gettext_noop

from core.document import (
    Address,
    Block,
    Blocks,
    DefinitionList,
    Document,
    Heading,
    Image,
    Inlines,
    List,
    Note,
    Paragraph,
    Text,
    inlines,
    plain_text,
    tables_to_cards,
)
from formats.speech import spoken, spoken_number
from formats.speech_addresses import Known, known_in
from formats.stamp import day_of, said, with_stamp

COMPUTER_VOICE = gettext_noop("Computer voice, from the version of %(date)s. If something sounds wrong, call us.")
COMPUTER_VOICE_UNDATED = gettext_noop("Computer voice. If something sounds wrong, call us.")
PICTURE = gettext_noop("Picture")
END_OF_NOTE = gettext_noop("End of the note")

_DEEPEST_CHAPTER = 4
_AFTER_TITLE, _AFTER_HEADING, _AFTER_BLOCK, _AFTER_ITEM = 0.9, 0.7, 0.5, 0.35
_ENDS = (".", "!", "?", ":", ";", ",", "。", "！", "？", "؟", "۔", "।", "：", "，")


@dataclass(frozen=True, slots=True)
class Speech:
    """Words for one voice; `language` is a site code."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is said without a pause of ours, and the seconds of silence after it."""

    parts: tuple[Speech, ...]
    pause: float


@dataclass(slots=True)
class Chapter:
    """`title` is for the player's list of chapters, as it is written."""

    title: str
    utterances: list[Utterance] = field(default_factory=list)


def script_of(document: Document) -> list[Chapter]:
    """The whole document and what it was made from; each heading down to level 4 begins a chapter.

    The first words say that a computer speaks and which version it reads.
    """
    stamped = tables_to_cards(with_stamp(document))
    reader = _Reader(stamped, known_in(plain_text(stamped)))
    return [chapter for chapter in reader.chapters() if chapter.utterances]


def opening(document: Document) -> Text:
    """The first sentence of every recording, in the document's language (else English, marked so)."""
    day = document.meta.version_date
    sentence = said(COMPUTER_VOICE if day else COMPUTER_VOICE_UNDATED, document.language)
    if not day:
        return sentence
    language = sentence.language or document.language
    return Text(sentence.text % {"date": day_of(day, language)}, language=sentence.language)


class _Reader:
    def __init__(self, document: Document, known: Known) -> None:
        self.document, self.known = document, known
        self.language = document.language
        self.chapter = Chapter(document.title)

    def chapters(self) -> list[Chapter]:
        chapters = [self.chapter]
        self._say((opening(self.document),), _AFTER_TITLE)
        self._say(inlines(self.document.meta.mark), _AFTER_BLOCK)
        self._say(inlines(self.document.title), _AFTER_TITLE)
        for block in self.document.blocks:
            if isinstance(block, Heading) and block.level <= _DEEPEST_CHAPTER:
                self.chapter = Chapter(plain_text(block.inlines))
                chapters.append(self.chapter)
            self._block(block)
        return chapters

    def _blocks(self, blocks: Blocks) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._say(block.inlines, _AFTER_HEADING)
            case Paragraph():
                self._say(block.inlines, _AFTER_BLOCK)
            case List():
                self._list(block)
            case DefinitionList():
                self._definitions(block)
            case Address():
                self._address(block)
            case Note():
                self._note(block)
            case Image():
                self._image(block)
            case _:
                raise TypeError(f"speech cannot hold {type(block).__name__}")

    def _list(self, block: List) -> None:
        for number, item in enumerate(block.items, 1):
            if block.ordered:
                self._after(inlines(f"{number}, "), item)
            else:
                self._after((), item)

    def _definitions(self, block: DefinitionList) -> None:
        for item in block.items:
            label = plain_text(item.term).rstrip()
            colon = Text(" " if label.endswith(_ENDS) else ": ")
            self._after((*item.term, colon) if label else (), item.blocks)

    def _image(self, image: Image) -> None:
        """What a picture shows; decoration is passed over."""
        if image.alt:
            self._say((said(PICTURE, self.language), Text(f": {image.alt}")), _AFTER_BLOCK)

    def _after(self, lead: Inlines, blocks: Blocks) -> None:
        """The first paragraph follows the lead in one breath."""
        if blocks and isinstance(blocks[0], Paragraph):
            self._say((*lead, *blocks[0].inlines), _AFTER_ITEM)
            blocks = blocks[1:]
        else:
            self._say(lead, _AFTER_ITEM)
        self._blocks(blocks)

    def _address(self, block: Address) -> None:
        lines = [line for line in block.lines if plain_text(line).strip()]
        for line in lines:
            self._say(line, _AFTER_ITEM if line is lines[-1] else 0.0, end="." if line is lines[-1] else ",")

    def _note(self, note: Note) -> None:
        """Where a note ends is said, since a listener sees no box."""
        self._say(inlines(note.label), _AFTER_HEADING)
        self._blocks(note.blocks)
        if note.label:
            self._say((said(END_OF_NOTE, self.language),), _AFTER_BLOCK)

    def _say(self, words: Inlines, pause: float, *, end: str = ".") -> None:
        """Adds what has a word or a digit; a line break that is meant is a short pause."""
        said = (Speech(self._spoken(tuple(runs), language), language) for language, runs in self._by_language(words))
        parts = [part for part in said if any(character.isalnum() for character in part.text)]
        if not parts:
            return
        if not parts[-1].text.endswith(_ENDS):
            parts[-1] = Speech(parts[-1].text + end, parts[-1].language)
        self.chapter.utterances.append(Utterance(tuple(parts), pause))

    def _by_language(self, words: Inlines) -> Iterator[tuple[str, Iterator[Text]]]:
        return groupby(words, key=lambda run: run.language or self.language)

    def _spoken(self, runs: Inlines, language: str) -> str:
        """Runs of one language; the text of a telephone link is a number, however it is written."""
        pieces = []
        for is_number, group in groupby(runs, key=_is_number):
            text = "".join(run.text for run in group).replace("\n", ", ")
            pieces.append(spoken_number(text) if is_number else spoken(text, language, self.known))
        return re.sub(r"\s+([,.;:!?])", r"\1", " ".join(filter(None, pieces))).lstrip(" ,.;:!?")


def _is_number(run: Text) -> bool:
    return run.href.startswith("tel:") and bool(re.fullmatch(r"[\d+() \u00a0-]+", run.text))


def lines_of(chapters: list[Chapter]) -> Iterator[str]:
    """The script as text, for editors and tests: what the voices are given, line by line."""
    for chapter in chapters:
        for utterance in chapter.utterances:
            yield " ".join(part.text for part in utterance.parts)
