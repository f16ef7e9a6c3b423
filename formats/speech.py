"""Written words as a person would say them.

An abbreviation letter by letter, a phone number digit by digit, "9am-5pm" as hours, a web address in words. Everything
else is left to the voice. No word is added but those that a sign stands for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from formats.speech_addresses import Known, said_address
from formats.speech_words import SpokenSigns, signs_of
from formats.stamp import day_of

_LONGEST_ABBREVIATION = 5
_PRONOUNCED = frozenset({"COVID", "PIN"})
_TOP_LEVELS = "uk|scot|org|com|net|gov|eu|info|int"
_HOUR = r"\d{1,2}(?:[:.]\d\d)?"
_LATIN, _HAN = "A-Za-zÀ-ɏ", "\u4e00-\u9fff"
# U+2066 to U+2069 and their like set the direction of print; soft hyphens part it.
_UNSAID = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class _Speaker:
    """What the rules need to know: the language, the words for signs, the words of the document."""

    language: str
    signs: SpokenSigns
    known: Known


Rule = Callable[[str, _Speaker], str]


def spoken(text: str, language: str, known: Known | None = None) -> str:
    """What a voice is given to say for a text in a site language.

    `known` are the words and abbreviations of the whole document: they tell how the words of a web address part.
    """
    seen = "".join(
        c for c in unicodedata.normalize("NFC", text) if c in "\n\t" or unicodedata.category(c) not in _UNSAID
    )
    plain = re.sub(r"\s+", " ", seen.replace("’", "'")).strip()
    speaker = _Speaker(language, signs_of(language), known or Known())
    said = _pattern(tuple(speaker.signs.halves)).sub(lambda match: _apply(match, speaker), plain)
    return re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", said)).strip()


def spoken_number(text: str) -> str:
    """A phone number or a code digit by digit, with a pause between its groups: "0 8 0 0, 3 7 7, 7 3 3 0"."""
    groups = re.findall(r"\d+", text)
    return ", ".join(" ".join(str(unicodedata.digit(digit)) for digit in group) for group in groups)


def _apply(match: re.Match[str], speaker: _Speaker) -> str:
    return _RULES[match.lastgroup or ""](match[0], speaker)


@lru_cache(maxsize=16)
def _pattern(halves: tuple[str, ...]) -> re.Pattern[str]:
    """All rules as one pattern, the first that fits wins; what a rule has said is not looked at again.

    `re.ASCII`: a Chinese character before a number is no part of it.
    """
    half = "|".join(r"\.?".join(half) + r"\b\.?" for half in halves) or r"(?!)"
    parts = (
        ("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
        ("address", r"(?:https?://|www\.)[^\s<>()،؛。，]*[^\s<>().,;:!?'\"،؛。，؟۔]"),
        ("address_bare", rf"(?<![\w.@])(?:[a-z0-9-]+\.)+(?:{_TOP_LEVELS})\b(?:/[\w./-]*\w)?"),
        ("reference", r"\b[A-Z]{2,}[a-z]*-\d{3,}\b"),
        ("day", r"(?<![\w/-])(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})(?![\w/-])"),
        ("phone", r"(?<![\w/])(?:18001\s)?(?:\+\d{1,3}|\(?0\d{1,5}\)?)(?:\s\(?\d{2,6}\)?){1,4}(?![\w/])"),
        ("phone_solid", r"(?<![\w/.])\+?\d{10,13}(?![\w/])"),
        ("hours", rf"\b{_HOUR}\s?(?:{half})?\s?[-–—]\s?{_HOUR}\s?(?:{half})"),
        ("hour", rf"\b{_HOUR}\s?(?:{half})"),
        ("range", r"(?<![\w.,/-])\d{1,4}(?::\d\d)?\s?[-–—]\s?\d{1,4}(?::\d\d)?(?![\w/-])"),
        ("postcode", r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b"),
        ("section", r"\b\d+[A-Z]{1,2}\b"),
        ("capitals", rf"(?<![{_LATIN}])[A-Z]{{2,}}(?=(?:s|'s)?(?![{_LATIN}]))"),
        ("note", r"^[*¹²³]\s*|\s?[*¹²³](?!\w)"),
        ("either", r"/(?=or\b)"),
        ("slash", r"(?<=[A-Za-z)\u0080-\uffff])\s?/\s?(?=[A-Za-z(\u0080-\uffff])"),
        ("han_range", rf"(?<=[{_HAN}])[-–—～](?=[{_HAN}\d])"),
        ("ampersand", r"\s?&\s?"),
        ("dash", r"\s[-–—]\s|—"),
        ("bullet", r"•\s?"),
    )
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in parts), re.ASCII)


def _address(text: str, speaker: _Speaker) -> str:
    return said_address(text, speaker.signs, speaker.known)


def _digits(text: str, speaker: _Speaker) -> str:
    """A number written without spaces is parted as phone numbers are: its last four digits, three before them."""
    plus = f"{speaker.signs.plus} " if text.startswith("+") else ""
    return plus + spoken_number(re.sub(r"^(\+?\d{3,6})(\d{3})(\d{4})$", r"\1 \2 \3", text))


def _reference(text: str, _: _Speaker) -> str:
    """ "SIPLleaflet-0524" is "S I P L leaflet, 0 5 2 4"."""
    letters, number = text.rsplit("-", 1)
    capitals = re.match(r"[A-Z]+", letters)[0]  # type: ignore[index]
    return f"{_letters(capitals)} {letters[len(capitals) :]}".strip() + f", {spoken_number(number)}"


def _day(text: str, speaker: _Speaker) -> str:
    """Day before month, as in the United Kingdom; what is no day stays as it is."""
    numbers = [int(part) for part in re.split(r"\D", text)]
    year, month, day = numbers if "-" in text else reversed(numbers)
    try:
        return day_of(date(year, month, day), speaker.language)
    except ValueError:
        return text


def _hours(text: str, speaker: _Speaker) -> str:
    first, last = re.split(r"\s?[-–—]\s?", text, maxsplit=1)
    return f"{_hour(first, speaker)} {speaker.signs.to} {_hour(last, speaker)}"


def _hour(text: str, speaker: _Speaker) -> str:
    """ "9.30am" is "9:30 a.m."; a whole hour has no minutes."""
    time, half = re.match(r"([\d:.]*\d)\s?(.*)", text).groups()  # type: ignore[union-attr]
    whole = time.replace(".", ":").removesuffix(":00")
    return f"{whole} {speaker.signs.halves.get(half.replace('.', ''), half)}".strip()


def _range(text: str, speaker: _Speaker) -> str:
    return re.sub(r"\s?[-–—]\s?", f" {speaker.signs.to} ", text)


def _postcode(text: str, _: _Speaker) -> str:
    """ "EH7 4NS" is "E H 7, 4 N S"."""
    return ", ".join(" ".join(re.findall(r"\d+|[A-Z]", half)) for half in text.split())


def _capitals(text: str, _: _Speaker) -> str:
    """An abbreviation letter by letter; a word in capitals as a word."""
    if text in _PRONOUNCED or len(text) > _LONGEST_ABBREVIATION:
        return text.capitalize()
    return _letters(text)


def _letters(text: str) -> str:
    return " ".join(text)


def _note(text: str, speaker: _Speaker) -> str:
    """The mark of a footnote: where the note is called, and where it stands (there a space follows the mark)."""
    return f"{speaker.signs.note}: " if text.endswith(" ") else f", {speaker.signs.see_note}"


_RULES: dict[str, Rule] = {
    "email": _address,
    "address": _address,
    "address_bare": _address,
    "reference": _reference,
    "day": _day,
    "phone": _digits,
    "phone_solid": _digits,
    "hours": _hours,
    "hour": _hour,
    "range": _range,
    "han_range": _range,
    "postcode": _postcode,
    "section": lambda text, _: " ".join(re.findall(r"\d+|[A-Z]", text)),
    "capitals": _capitals,
    "note": _note,
    "either": lambda _, __: " ",
    "slash": lambda _, speaker: f" {speaker.signs.slash_between_words} ",
    "ampersand": lambda _, speaker: f" {speaker.signs.ampersand} ",
    "dash": lambda _, __: ", ",
    "bullet": lambda _, __: "",
}
